import { z } from 'zod'
import { DAY, type Instant } from '../../clock.ts'
import {
  FOLLOW_UP_STATES,
  type FollowUp,
  type ImportSpan,
  RECONCILED,
  type Reconciliation,
  type ReconciliationKind,
} from '../follow-up.ts'
import type { Connection } from './connection.ts'
import { getMeta, setMeta } from './meta.ts'
import { int, intOr, type Row, text } from './rows.ts'

/** Replaces what an earlier export said of the same requests; the real sending date becomes the hand-over's own. */
export function importFollowUps(db: Connection, account: string, rows: FollowUp[], now: Instant): number {
  let known = 0
  for (const row of rows) {
    db.run(
      `INSERT INTO imported (account, reference, imported_at, state, words, ordered_at, collected_at, scheduled_at, sent_at,
         opened_at, submitted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (account, reference) DO UPDATE SET imported_at = excluded.imported_at, state = excluded.state,
         words = excluded.words, ordered_at = excluded.ordered_at, collected_at = excluded.collected_at,
         scheduled_at = excluded.scheduled_at, sent_at = excluded.sent_at, opened_at = excluded.opened_at,
         submitted_at = excluded.submitted_at`,
      ...[account, row.reference, now, row.state, row.words, row.orderedAt ?? null, row.collectedAt ?? null],
      ...[row.scheduledAt ?? null, row.sentAt ?? null, row.openedAt ?? null, row.submittedAt ?? null],
    )
    known += db.run(
      'UPDATE handover SET sent_at = coalesce(?, sent_at) WHERE reference = ? AND account = ?',
      ...[row.sentAt ?? null, row.reference, account],
    )
  }
  widen(db, account, rows, now)
  return known
}

const key = (account: string) => `imported:${account}`
const spanSchema = z.object({ importedAt: z.number(), first: z.number().optional() })

/** Kept beside the lines, so that asking for one order does not read them all. */
function widen(db: Connection, account: string, rows: FollowUp[], now: Instant): void {
  const dates = rows.flatMap(({ orderedAt, collectedAt }) => orderedAt ?? collectedAt ?? [])
  const before = importSpan(db, account)?.first
  const first = dates.reduce((least, at) => Math.min(least, at), before ?? Number.POSITIVE_INFINITY)
  const span = { importedAt: now, ...(Number.isFinite(first) ? { first } : {}) }
  setMeta(db, key(account), JSON.stringify(span))
}

export function importSpan(db: Connection, account: string): ImportSpan | undefined {
  const kept = getMeta(db, key(account))
  if (kept === undefined) return undefined
  const { importedAt, first } = spanSchema.parse(JSON.parse(kept))
  return { importedAt, first }
}

export function followUp(db: Connection, account: string, reference: string): FollowUp | undefined {
  const row = db.get('SELECT * FROM imported WHERE account = ? AND reference = ?', account, reference)
  return row === undefined ? undefined : toFollowUp(row)
}

function toFollowUp(row: Row): FollowUp {
  const state = FOLLOW_UP_STATES.find((one) => one === row.state)
  if (state === undefined) throw new TypeError(`journal holds the follow-up ${String(row.state)}`)
  return {
    ...{ reference: text(row, 'reference'), state, words: text(row, 'words'), importedAt: int(row, 'imported_at') },
    ...{ orderedAt: intOr(row, 'ordered_at'), collectedAt: intOr(row, 'collected_at') },
    ...{ scheduledAt: intOr(row, 'scheduled_at'), sentAt: intOr(row, 'sent_at') },
    ...{ openedAt: intOr(row, 'opened_at'), submittedAt: intOr(row, 'submitted_at') },
  }
}

/** Each kind as a condition on an imported row `i`, with its hand-over `h` where we have one. */
const CONDITIONS: Record<Exclude<ReconciliationKind, 'absent'>, string> = {
  capped: "i.state = 'capped'",
  blocked: "i.state = 'blocked'",
  error: "i.state = 'error'",
  late: `i.state = 'scheduled' AND i.sent_at IS NULL AND i.scheduled_at < i.imported_at - ${DAY}`,
  'dates-differ': `i.scheduled_at IS NOT NULL AND h.scheduled_at IS NOT NULL AND abs(i.scheduled_at - h.scheduled_at) > ${DAY}`,
}
const NAMED = 20

export function reconcile(db: Connection, account: string): Reconciliation {
  const span = importSpan(db, account)
  const found: Reconciliation['found'] = {}
  if (span === undefined) return { rows: 0, importedAt: undefined, found }
  const count = db.get('SELECT count(*) AS n FROM imported WHERE account = ?', account)
  for (const kind of RECONCILED) {
    const of = kind === 'absent' ? absent(db, account, span) : named(db, account, kind)
    if (of.n > 0) found[kind] = of
  }
  return { rows: count === undefined ? 0 : int(count, 'n'), importedAt: span.importedAt, found }
}

export function importedDelay(db: Connection, account: string): number | undefined {
  const row = db.get(
    `SELECT CAST(round((i.scheduled_at - coalesce(i.collected_at, h.collected_at)) / ${DAY}.0) AS INTEGER) AS days
     FROM imported i LEFT JOIN handover h ON h.reference = i.reference AND h.account = i.account
     WHERE i.account = ? AND i.scheduled_at >= coalesce(i.collected_at, h.collected_at)
     GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`,
    account,
  )
  return row === undefined ? undefined : int(row, 'days')
}

type Found = NonNullable<Reconciliation['found'][ReconciliationKind]>

function named(db: Connection, account: string, kind: Exclude<ReconciliationKind, 'absent'>): Found {
  const from = `FROM imported i LEFT JOIN handover h ON h.reference = i.reference AND h.account = i.account
    WHERE i.account = ? AND ${CONDITIONS[kind]}`
  return gathered(db, `SELECT i.reference ${from}`, [account])
}

/** Ours, placed within the export's span and collected a day before its end, and not in it: the platform may take that long. */
function absent(db: Connection, account: string, { importedAt, first }: ImportSpan): Found {
  if (first === undefined) return { n: 0, references: [] }
  const sql = `SELECT DISTINCT h.reference FROM orders o CROSS JOIN handover h ON h.id = o.handover_id
    WHERE o.store IN (SELECT name FROM store) AND o.created_at >= ? AND o.created_at < ?
      AND h.account = ? AND h.state = 'collected' AND h.collected_at < ?
      AND NOT EXISTS (SELECT 1 FROM imported i WHERE i.account = h.account AND i.reference = h.reference)`
  return gathered(db, sql, [first, importedAt - DAY, account, importedAt - DAY])
}

function gathered(db: Connection, sql: string, values: (string | number)[]): Found {
  const count = db.get(`SELECT count(*) AS n FROM (${sql})`, ...values)
  const some = db.all(`${sql} ORDER BY 1 LIMIT ${NAMED}`, ...values)
  return { n: count === undefined ? 0 : int(count, 'n'), references: some.map((row) => text(row, 'reference')) }
}
