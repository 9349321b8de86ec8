import type { Leased } from '../port.ts'
import type { Connection } from './connection.ts'
import { decisionKind, int, text } from './rows.ts'

/** Adds the orders of the same purchase that stand elsewhere; only for those with a group key is it worth asking. */
export function addSiblings(db: Connection, leased: Leased[]): void {
  const byId = new Map(leased.map((item) => [item.handoverId, item]))
  const rows = db.all(
    `SELECT DISTINCT o.handover_id, s.order_id, s.decision, h.reference IS NOT NULL AS has_left
     FROM json_each(?) j
     CROSS JOIN orders o ON o.handover_id = j.value AND o.group_key IS NOT NULL
     CROSS JOIN orders s ON s.store = o.store AND s.group_key = o.group_key AND s.handover_id IS NOT o.handover_id
     LEFT JOIN handover h ON h.id = s.handover_id
     ORDER BY s.order_id`,
    JSON.stringify([...byId.keys()]),
  )
  for (const row of rows) {
    const sibling = {
      orderId: text(row, 'order_id'),
      decision: decisionKind(row, 'decision'),
      left: int(row, 'has_left') === 1,
    }
    byId.get(int(row, 'handover_id'))?.siblings.push(sibling)
  }
}
