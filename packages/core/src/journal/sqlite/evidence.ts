import type { Instant } from '../../clock.ts'
import type { Evidence, EvidenceQuery } from '../port.ts'
import { carriedProducts } from './carried-products.ts'
import type { Connection } from './connection.ts'
import { int, intOr, type Row, text, textOr } from './rows.ts'

/** However many orders there are, so many of the newest are looked at. */
const ORDERS = 2_000

/** Along the order of passes, which is that of the latest changes. */
const NEWEST = `SELECT order_id, reference, changed_at, handover_id FROM orders WHERE store = ?
  ORDER BY pass DESC, rowid DESC LIMIT ${ORDERS}`

export function evidence(db: Connection, { store, since, days }: EvidenceQuery): Evidence {
  const changed = db.get(
    `SELECT coalesce(reference, order_id) AS reference, changed_at AS at FROM (${NEWEST}) ORDER BY changed_at DESC LIMIT 1`,
    store,
  )
  const collected = db.get(
    `SELECT coalesce(h.reference, few.order_id) AS reference, h.collected_at AS at
     FROM (${NEWEST}) few JOIN handover h ON h.id = few.handover_id
     WHERE h.state = 'collected' ORDER BY h.collected_at DESC LIMIT 1`,
    store,
  )
  const tallies = db.all(
    'SELECT day, outcome, n FROM tally WHERE store = ? AND day >= ? ORDER BY day, outcome',
    ...[store, days],
  )
  return {
    lastChanged: moment(changed),
    lastCollected: moment(collected),
    days: tallies.map((row) => ({ day: text(row, 'day'), outcome: text(row, 'outcome'), n: int(row, 'n') })),
    reach: reach(db, store, since),
    products: carriedProducts(db, store),
  }
}

export function changedBetween(db: Connection, store: string, from: Instant, to: Instant): number {
  const row = db.get(`SELECT count(*) AS n FROM (${NEWEST}) WHERE changed_at > ? AND changed_at <= ?`, store, from, to)
  return row === undefined ? 0 : int(row, 'n')
}

function moment(row: Row | undefined): Evidence['lastChanged'] {
  if (row === undefined) return undefined
  const at = intOr(row, 'at')
  return at === undefined ? undefined : { reference: textOr(row, 'reference') ?? '', at }
}

/** An order counts once for each status it stands at or went through, by the shop's word or as it was seen. */
function reach(db: Connection, store: string, since: number): Evidence['reach'] {
  const some = `SELECT order_id, statuses FROM orders WHERE store = ? AND created_at >= ?
    ORDER BY created_at DESC, order_id DESC LIMIT ${ORDERS}`
  const rows = db.all(
    `WITH some AS MATERIALIZED (${some}),
       been AS (SELECT order_id, j.value AS status FROM some, json_each(some.statuses) j
         UNION SELECT some.order_id, s.status FROM some JOIN status_history s ON s.store = ? AND s.order_id = some.order_id)
     SELECT status, count(*) AS n FROM been GROUP BY status ORDER BY n DESC, status`,
    ...[store, since, store],
  )
  const all = db.get(`SELECT count(*) AS n FROM (${some})`, store, since)
  return {
    orders: all === undefined ? 0 : int(all, 'n'),
    statuses: rows.map((row) => ({ status: text(row, 'status'), n: int(row, 'n') })),
  }
}
