import { HOUR, type Instant } from '../../clock.ts'
import type { Backfill, LeasedOrder, NewBackfill, SkippedQuery } from '../port.ts'
import type { Connection } from './connection.ts'
import { KNOWN_COLUMNS, knownOrder } from './orders.ts'
import { letGo } from './place.ts'
import { int, intOr, type Row, text, textOr } from './rows.ts'

const WHICH = `o.store = ? AND o.decision = 'skip' AND o.handover_id IS NULL AND o.reason = ?
       AND o.reached_at >= ? AND o.reached_at < ?`

/** Cursors are the last key of a page: (reached_at, order_id). */
function page(db: Connection, query: SkippedQuery): { rows: Row[]; next: string | undefined } {
  const [at = query.from, id = ''] = parseCursor(query.after)
  const rows = db.all(
    `SELECT ${KNOWN_COLUMNS}, o.group_key, o.reason, o.detail FROM orders o
     WHERE ${WHICH} AND (o.reached_at, o.order_id) > (?, ?)
     ORDER BY o.reached_at, o.order_id LIMIT ?`,
    ...[query.store, query.reason, query.from, query.to, at, id, query.limit],
  )
  const last = rows.at(-1)
  const next = last === undefined ? undefined : JSON.stringify([int(last, 'reached_at'), text(last, 'order_id')])
  return { rows, next }
}

function parseCursor(after: string | undefined): [at?: Instant, id?: string] {
  const parsed: unknown = after === undefined ? [] : JSON.parse(after)
  if (!Array.isArray(parsed)) return []
  const [at, id]: unknown[] = parsed
  return typeof at === 'number' && typeof id === 'string' ? [at, id] : []
}

export function skipped(db: Connection, query: SkippedQuery): { orders: LeasedOrder[]; next: string | undefined } {
  const { rows, next } = page(db, query)
  const orders = rows.map((row) => ({ orderId: text(row, 'order_id'), ...knownOrder(row, undefined) }))
  return { orders, next: rows.length === query.limit ? next : undefined }
}

export function countSkipped(db: Connection, query: Omit<SkippedQuery, 'limit' | 'after'>): number {
  const { store, reason, from, to } = query
  const row = db.get(`SELECT count(*) AS n FROM orders o WHERE ${WHICH}`, store, reason, from, to)
  return row === undefined ? 0 : int(row, 'n')
}

interface At {
  method: string
  now: Instant
  pass: number
}

export function takeSkipped(db: Connection, query: SkippedQuery & At & { actor: string }) {
  const { taken, next } = take(db, query, query)
  if (taken > 0)
    journal(db, query.now, query.store, query.actor, 'release-skipped', {
      reason: query.reason,
      from: query.from,
      to: query.to,
      taken,
    })
  return { taken, next: taken === query.limit ? next : undefined }
}

/** A person's word lets them go (`released`), so neither the baseline nor a change of rules holds them any more. */
function take(db: Connection, query: SkippedQuery, at: At): { taken: number; next: string | undefined } {
  const { rows, next } = page(db, query)
  for (const row of rows) {
    const orderId = text(row, 'order_id')
    const groupKey = textOr(row, 'group_key')
    const here = { store: query.store, method: at.method, now: at.now, orderId, groupKey, changedAt: at.now }
    const id = letGo(db, here, int(row, 'reached_at'))
    db.run(
      `UPDATE orders SET decision = 'collect', reason = 'released', detail = NULL, decided_at = ?, pass = ?, handover_id = ?
       WHERE store = ? AND order_id = ?`,
      ...[at.now, at.pass, id, query.store, orderId],
    )
  }
  return { taken: rows.length, next }
}

export function startBackfill(db: Connection, backfill: NewBackfill): number {
  const { store, from, to, cap, rate, startedAt, state, actor } = backfill
  const id = db.insert(
    `INSERT INTO backfill (store, from_at, to_at, cap, rate, started_at, state) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ...[store, from, to, cap ?? null, rate ?? null, startedAt, state],
  )
  journal(db, startedAt, store, actor, 'backfill', { id, from, to, cap: cap ?? null, rate: rate ?? null, state })
  return id
}

export function backfills(db: Connection, store: string): Backfill[] {
  return db.all('SELECT * FROM backfill WHERE store = ? ORDER BY id', store).map(toBackfill)
}

function toBackfill(row: Row): Backfill {
  const state = text(row, 'state')
  return {
    id: int(row, 'id'),
    store: text(row, 'store'),
    from: int(row, 'from_at'),
    to: int(row, 'to_at'),
    cap: intOr(row, 'cap'),
    rate: intOr(row, 'rate'),
    startedAt: int(row, 'started_at'),
    cursor: textOr(row, 'cursor'),
    taken: int(row, 'taken'),
    state: state === 'paused' || state === 'done' || state === 'cancelled' ? state : 'running',
  }
}

/** How far it came is written with what it took, so that a crash neither repeats nor forgets a page. */
export function takeBackfill(db: Connection, id: number, limit: number, at: At): number {
  const row = db.get(`SELECT * FROM backfill WHERE id = ? AND state = 'running'`, id)
  if (row === undefined) return 0
  const { store, from, to, cap, taken, cursor } = toBackfill(row)
  const hour = hourOf(row, at.now)
  const left = (cap ?? Number.MAX_SAFE_INTEGER) - taken
  const room = Math.min(limit, left, hour.room)
  const period = { store, reason: 'before-baseline' as const, from, to }
  const query = { ...period, limit: room, ...(cursor === undefined ? {} : { after: cursor }) }
  const { taken: now, next } = room <= 0 ? { taken: 0, next: cursor } : take(db, query, at)
  const done = now < room || now >= left
  db.run(
    'UPDATE backfill SET taken = taken + ?, cursor = coalesce(?, cursor), hour_at = ?, hour_taken = ?, state = ? WHERE id = ?',
    ...[now, next ?? null, hour.at, hour.taken + now, done ? 'done' : 'running', id],
  )
  return now
}

/** An hour of a rate begins with the first order taken in it, so that a pause or a night saves nothing up. */
function hourOf(row: Row, now: Instant): { at: Instant; taken: number; room: number } {
  const rate = intOr(row, 'rate') ?? Number.MAX_SAFE_INTEGER
  const at = intOr(row, 'hour_at')
  if (at === undefined || now - at >= HOUR) return { at: now, taken: 0, room: rate }
  const taken = int(row, 'hour_taken')
  return { at, taken, room: rate - taken }
}

export function setBackfillState(
  db: Connection,
  id: number,
  state: Backfill['state'],
  actor: string,
  now: Instant,
): boolean {
  const row = db.get(`SELECT store, state FROM backfill WHERE id = ? AND state IN ('running', 'paused')`, id)
  if (row === undefined) return false
  db.run('UPDATE backfill SET state = ? WHERE id = ?', state, id)
  journal(db, now, text(row, 'store'), actor, `backfill-${state}`, { id, before: text(row, 'state') })
  return true
}

function journal(db: Connection, at: Instant, store: string, actor: string, kind: string, after: object): void {
  db.run(
    'INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, ?, NULL, ?)',
    ...[at, store, actor, kind, JSON.stringify(after)],
  )
}
