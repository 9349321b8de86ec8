import type { SQLInputValue } from 'node:sqlite'
import type { Instant } from '../../clock.ts'
import type { StoreIdentity, StorePatch, StoreRecord } from '../port.ts'
import type { Connection } from './connection.ts'
import { int, intOr, parseDetail, type Row, text, textOr } from './rows.ts'

function toStore(row: Row): StoreRecord {
  const failureDetail = textOr(row, 'failure_detail')
  return {
    name: text(row, 'name'),
    method: text(row, 'method'),
    accountRule: text(row, 'account_rule'),
    referenceRule: text(row, 'reference_rule'),
    baselineAt: int(row, 'baseline_at'),
    watermark: int(row, 'watermark'),
    snapshotDone: int(row, 'snapshot_done') === 1,
    shopClock: intOr(row, 'shop_clock'),
    place: textOr(row, 'snapshot_cursor'),
    timeZone: textOr(row, 'time_zone'),
    sweptAt: intOr(row, 'swept_at'),
    sweptWideAt: intOr(row, 'swept_wide_at'),
    rulesHash: textOr(row, 'rules_hash'),
    retryAt: intOr(row, 'retry_at'),
    failure: textOr(row, 'failure'),
    failureDetail: failureDetail === undefined ? undefined : parseDetail(failureDetail),
    failedAt: intOr(row, 'failed_at'),
    lastOkAt: intOr(row, 'last_ok_at'),
    pausedAt: intOr(row, 'paused_at'),
    restoredAt: intOr(row, 'restored_at'),
    heardAt: intOr(row, 'heard_at'),
    pass: int(row, 'pass'),
  }
}

export function registerStore(
  db: Connection,
  { name, method, accountRule, referenceRule }: StoreIdentity,
  first: { baselineAt: Instant; watermark: Instant },
): StoreRecord {
  db.run(
    `INSERT INTO store (name, method, account_rule, reference_rule, baseline_at, watermark) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (name) DO NOTHING`,
    ...[name, method, accountRule, referenceRule, first.baselineAt, first.watermark],
  )
  const record = store(db, name)
  if (record === undefined) throw new Error('a store just written is missing')
  return record
}

export function store(db: Connection, name: string): StoreRecord | undefined {
  const row = db.get('SELECT * FROM store WHERE name = ?', name)
  return row === undefined ? undefined : toStore(row)
}

export const stores = (db: Connection): StoreRecord[] => db.all('SELECT * FROM store ORDER BY name').map(toStore)

/** Whether the store goes, and is known as this: a process from before a switch takes it for something else. */
export function goesAs(db: Connection, { name, method, accountRule, referenceRule }: StoreIdentity): boolean {
  const row = db.get(
    'SELECT method, account_rule, reference_rule FROM store WHERE name = ? AND paused_at IS NULL',
    name,
  )
  return row?.method === method && row.account_rule === accountRule && row.reference_rule === referenceRule
}

const COLUMNS: Record<keyof StorePatch, string> = {
  baselineAt: 'baseline_at',
  watermark: 'watermark',
  snapshotDone: 'snapshot_done',
  shopClock: 'shop_clock',
  place: 'snapshot_cursor',
  timeZone: 'time_zone',
  sweptAt: 'swept_at',
  sweptWideAt: 'swept_wide_at',
  rulesHash: 'rules_hash',
  retryAt: 'retry_at',
  failure: 'failure',
  failureDetail: 'failure_detail',
  failedAt: 'failed_at',
  lastOkAt: 'last_ok_at',
  pausedAt: 'paused_at',
  restoredAt: 'restored_at',
  heardAt: 'heard_at',
  pass: 'pass',
}

const isColumn = (key: string): key is keyof StorePatch => Object.hasOwn(COLUMNS, key)

/** A key that is present and undefined empties its column; one that is absent leaves it alone. */
export function patchStore(db: Connection, name: string, patch: StorePatch): void {
  for (const [key, value] of Object.entries(patch)) {
    if (isColumn(key)) db.run(`UPDATE store SET ${COLUMNS[key]} = ? WHERE name = ?`, toColumn(value), name)
  }
}

function toColumn(value: StorePatch[keyof StorePatch]): SQLInputValue {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' ? JSON.stringify(value) : value
}

export function claimPoll(db: Connection, name: string, token: string, now: Instant, until: Instant): boolean {
  const free = 'poll_token IS NULL OR poll_token = ? OR poll_until <= ?'
  const sql = `UPDATE store SET poll_token = ?, poll_until = ? WHERE name = ? AND (${free})`
  return db.run(sql, token, until, name, token, now) === 1
}

export function releasePoll(db: Connection, name: string, token: string): void {
  db.run('UPDATE store SET poll_token = NULL, poll_until = NULL WHERE name = ? AND poll_token = ?', name, token)
}
