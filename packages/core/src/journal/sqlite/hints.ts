import type { Instant } from '../../clock.ts'
import type { Hint, OrderKey } from '../port.ts'
import type { Connection } from './connection.ts'
import { int, text } from './rows.ts'

/** One statement for all of them: a flood of webhooks is written in groups of hundreds. */
export function addHints(db: Connection, told: OrderKey[], now: Instant): void {
  // `WHERE true`: without it SQLite reads ON CONFLICT as the condition of a join.
  db.run(
    `INSERT INTO hint (store, order_id, received_at)
     SELECT value ->> 'store', value ->> 'orderId', ? FROM json_each(?) WHERE true
     ON CONFLICT (store, order_id) DO UPDATE SET received_at = max(received_at, excluded.received_at)`,
    ...[now, JSON.stringify(told)],
  )
  for (const store of new Set(told.map((one) => one.store)))
    db.run('UPDATE store SET heard_at = max(coalesce(heard_at, 0), ?) WHERE name = ?', now, store)
}

export function hints(db: Connection, store: string, until: Instant, limit: number): Hint[] {
  // In the order of the key, so that a page of a flood sorts nothing.
  const sql = 'SELECT order_id, received_at FROM hint WHERE store = ? AND received_at <= ? ORDER BY order_id LIMIT ?'
  return db
    .all(sql, store, until, limit)
    .map((row) => ({ orderId: text(row, 'order_id'), receivedAt: int(row, 'received_at') }))
}

export function forgetHints(db: Connection, store: string, taken: Hint[]): void {
  for (const { orderId, receivedAt } of taken) {
    db.run('DELETE FROM hint WHERE store = ? AND order_id = ? AND received_at <= ?', store, orderId, receivedAt)
  }
}
