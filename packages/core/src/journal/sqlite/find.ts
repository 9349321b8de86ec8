import type { FindQuery, OrderKey } from '../port.ts'
import type { Connection } from './connection.ts'
import { type Row, text } from './rows.ts'

/** Each way to name an order is its own index look-up; together they stay fast whatever the size of the journal. */
export function find(db: Connection, query: FindQuery): OrderKey[] {
  const store = query.store ?? null
  const rows: Row[] = []
  if (query.text !== undefined) rows.push(...byText(db, query.text.trim(), store, query.limit))
  if (query.emailHash !== undefined) {
    rows.push(
      ...db.all(
        `SELECT o.store, o.order_id FROM handover h CROSS JOIN orders o ON o.handover_id = h.id
         WHERE h.email_hash = ? AND h.store = coalesce(?, h.store)
         ORDER BY o.created_at DESC, o.store, o.order_id LIMIT ?`,
        ...[query.emailHash, store, query.limit],
      ),
    )
  }
  return rows.map((row) => ({ store: text(row, 'store'), orderId: text(row, 'order_id') }))
}

function byText(db: Connection, wanted: string, store: string | null, limit: number): Row[] {
  return db.all(
    `SELECT store, order_id, created_at FROM (
       SELECT store, order_id, created_at FROM orders WHERE reference = ?
       UNION SELECT o.store, o.order_id, o.created_at FROM handover h CROSS JOIN orders o ON o.handover_id = h.id
         WHERE h.reference = ?
       UNION SELECT store, order_id, created_at FROM orders WHERE store IN (SELECT name FROM store) AND order_id = ?
     ) AS found WHERE store = coalesce(?, store) ORDER BY created_at DESC, store, order_id LIMIT ?`,
    ...[wanted, wanted, wanted, store, limit],
  )
}
