import type { ListQuery, OrderSummary } from '../port.ts'
import type { Connection } from './connection.ts'
import { areFew } from './few.ts'
import type { Row } from './rows.ts'
import { PLACED, placeValues, SHOWN } from './shown.ts'
import { FROM, SUMMARY, toSummary } from './summary.ts'

export function list(db: Connection, query: ListQuery): { orders: OrderSummary[]; next: string | undefined } {
  const rows = areFew(db, query.store, query.states) ? among(db, query) : along(db, query)
  const orders = rows.map(toSummary)
  return { orders, next: orders.length === query.limit ? orders.at(-1)?.orderId : undefined }
}

const along = (db: Connection, { store, states, after = '', limit }: ListQuery): Row[] =>
  db.all(
    `${SUMMARY} ${FROM} WHERE o.store = ? AND o.order_id > ? AND ${SHOWN} IN (SELECT value FROM json_each(?))
     ORDER BY o.order_id LIMIT ?`,
    ...[store, after, JSON.stringify(states), limit],
  )

const among = (db: Connection, { store, states, after = '', limit }: ListQuery): Row[] =>
  db.all(
    `${SUMMARY} FROM (SELECT rowid FROM (${PLACED}) WHERE order_id > ? ORDER BY order_id LIMIT ?) few
       CROSS JOIN orders o ON o.rowid = few.rowid LEFT JOIN handover h ON h.id = o.handover_id ORDER BY o.order_id`,
    ...[...placeValues(store, states), after, limit],
  )
