import type { ListQuery, OrderSummary } from '../port.ts'
import type { Connection } from './connection.ts'
import { type Row, text } from './rows.ts'
import { PLACES, SHOWN } from './shown.ts'
import { FROM, SUMMARY, toSummary } from './summary.ts'

/**
 * Below this many orders in the wanted states, they are gathered and sorted; above it, reading along the key meets
 * enough of them. Either way a page of a journal of a million orders takes milliseconds.
 */
const FEW = 5_000

export function list(db: Connection, query: ListQuery): { orders: OrderSummary[]; next: string | undefined } {
  const few = gather(db, query)
  const rows = few === undefined ? along(db, query, null) : along(db, query, few)
  const orders = rows.map(toSummary)
  return { orders, next: orders.length === query.limit ? orders.at(-1)?.orderId : undefined }
}

/** The next page of orders in the wanted states: among these ids, or along the key. */
function along(db: Connection, query: ListQuery, among: string[] | null): Row[] {
  const only = among === null ? '' : 'AND o.order_id IN (SELECT value FROM json_each(?))'
  const states = JSON.stringify(query.states)
  return db.all(
    `${SUMMARY} ${FROM} WHERE o.store = ? AND o.order_id > ? ${only}
       AND ${SHOWN} IN (SELECT value FROM json_each(?)) ORDER BY o.order_id LIMIT ?`,
    ...[query.store, query.after ?? '', ...(among === null ? [] : [JSON.stringify(among)]), states, query.limit],
  )
}

/** Ids of the orders that may be in the wanted states, or undefined where they are many. */
export function gather(db: Connection, { store, states }: Pick<ListQuery, 'store' | 'states'>): string[] | undefined {
  const places = states.map((state) => PLACES[state])
  const ids: string[] = []
  for (const state of new Set(places.flatMap(({ handovers }) => handovers))) {
    if (state === 'collected') return undefined
    const found = db.all(
      `SELECT o.order_id FROM handover h CROSS JOIN orders o ON o.handover_id = h.id
       WHERE h.store = ? AND h.state = ? AND h.state <> 'collected' LIMIT ?`,
      ...[store, state, FEW + 1 - ids.length],
    )
    ids.push(...found.map((row) => text(row, 'order_id')))
    if (ids.length > FEW) return undefined
  }
  for (const { decision } of places) {
    if (decision === undefined) continue
    const found = db.all(
      `SELECT order_id FROM orders WHERE store = ? AND decision = ? AND decision <> 'collect' AND handover_id IS NULL
       LIMIT ?`,
      ...[store, decision, FEW + 1 - ids.length],
    )
    ids.push(...found.map((row) => text(row, 'order_id')))
    if (ids.length > FEW) return undefined
  }
  return ids
}
