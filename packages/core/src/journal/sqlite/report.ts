import type { Instant } from '../../clock.ts'
import { SHOWN_STATES, type ShownState } from '../../model/states.ts'
import type { ReportQuery, ReportRow, TotalsQuery, TotalsRecord } from '../port.ts'
import type { Connection } from './connection.ts'
import { areFew } from './few.ts'
import { int, intOr, isReasonCode, type Row, text, textOr } from './rows.ts'
import { PLACED, placeValues, SHOWN } from './shown.ts'
import { FROM, SUMMARY, toSummary } from './summary.ts'

const COLUMNS = `${SUMMARY}, h.account, h.method, h.delay_days, h.scheduled_at, h.sent_at`
const LAST: Instant = Number.MAX_SAFE_INTEGER

/** Newest first, along (store, created_at, order_id): what comes in meanwhile never moves a page that is still to be read. */
export function report(db: Connection, query: ReportQuery): { orders: ReportRow[]; next: ReportQuery['after'] } {
  const { states } = query
  const few = states !== undefined && areFew(db, query.store, states)
  const rows = few ? among(db, query, states) : along(db, query)
  const orders = rows.map(toReportRow)
  const last = orders.length === query.limit ? orders.at(-1) : undefined
  return { orders, next: last === undefined ? undefined : { createdAt: last.createdAt, orderId: last.orderId } }
}

const WITHIN = 'created_at >= ? AND (created_at, order_id) < (?, ?)'
const NEWEST = 'ORDER BY created_at DESC, order_id DESC'

/** Before the first order of `to` itself, or after the last one shown. */
function bounds({ from, to, after }: ReportQuery): [Instant, Instant, string] {
  return after === undefined ? [from ?? 0, to ?? LAST, ''] : [from ?? 0, after.createdAt, after.orderId]
}

function along(db: Connection, query: ReportQuery): Row[] {
  const wanted = query.states === undefined ? '' : `AND ${SHOWN} IN (SELECT value FROM json_each(?))`
  return db.all(
    `${COLUMNS} ${FROM} WHERE o.store = ? AND ${WITHIN} ${wanted} ${NEWEST} LIMIT ?`,
    ...[
      query.store,
      ...bounds(query),
      ...(query.states === undefined ? [] : [JSON.stringify(query.states)]),
      query.limit,
    ],
  )
}

/** The few orders in the wanted states are sorted by what indexes say of them, and only the page is read. */
function among(db: Connection, query: ReportQuery, states: ShownState[]): Row[] {
  return db.all(
    `${COLUMNS} FROM (SELECT rowid FROM (${PLACED}) WHERE ${WITHIN} ${NEWEST} LIMIT ?) few
       CROSS JOIN orders o ON o.rowid = few.rowid LEFT JOIN handover h ON h.id = o.handover_id ${NEWEST}`,
    ...[...placeValues(query.store, states), ...bounds(query), query.limit],
  )
}

function toReportRow(row: Row): ReportRow {
  return {
    ...toSummary(row),
    account: textOr(row, 'account'),
    method: textOr(row, 'method'),
    delayDays: intOr(row, 'delay_days'),
    scheduledAt: intOr(row, 'scheduled_at'),
    sentAt: intOr(row, 'sent_at'),
  }
}

/** Reads the period's part of one index, and gives back as many rows as there are different sums. */
export function totals(db: Connection, { store, from, to, days }: TotalsQuery): TotalsRecord {
  const orders = db.all(
    `SELECT ${SHOWN} AS state, CASE WHEN h.state = 'sent' THEN 'sent' ELSE coalesce(h.reason, o.reason) END AS reason,
       h.method, count(*) AS n
     FROM orders o LEFT JOIN handover h ON h.id = o.handover_id
     WHERE o.store = ? AND o.created_at >= ? AND o.created_at < ? GROUP BY 1, 2, 3 ORDER BY n DESC, 1, 2, 3`,
    ...[store, from, to],
  )
  const answers = db.all(
    'SELECT outcome, sum(n) AS n FROM tally WHERE store = ? AND day >= ? AND day <= ? GROUP BY outcome ORDER BY 2 DESC, 1',
    ...[store, days.first, days.last],
  )
  return {
    orders: orders.map((row) => ({ ...sumOf(row), method: textOr(row, 'method'), n: int(row, 'n') })),
    answers: answers.map((row) => ({ outcome: text(row, 'outcome'), n: int(row, 'n') })),
  }
}

function sumOf(row: Row): Pick<TotalsRecord['orders'][number], 'state' | 'reason'> {
  const state = SHOWN_STATES.find((one) => one === row.state)
  const reason = text(row, 'reason')
  if (state === undefined || !isReasonCode(reason)) throw new TypeError(`journal holds ${String(row.state)}, ${reason}`)
  return { state, reason }
}
