import { isDeepStrictEqual } from 'node:util'
import type { Correction, FailedOrder } from '../files.ts'
import type { Connection } from './connection.ts'
import { parsePurchase } from './leases.ts'
import { keepPayload } from './prepare.ts'
import { handoverState, int, reason, text } from './rows.ts'

/** In a file that has ended, and waiting for somebody; what a switch left leaves by another way now. */
const FAILED = `h.handed_ref = ? AND h.state IN ('refused', 'uncertain') AND h.state <> 'collected' AND h.switched = 0
  AND EXISTS (SELECT 1 FROM file f WHERE f.name = h.handed_ref AND f.state NOT IN ('sending', 'dropped'))`

export function failedOrders(db: Connection, file: string): FailedOrder[] {
  return db
    .all(
      `SELECT h.id, h.state, h.reference, h.reason, h.detail, p.body,
         (SELECT min(order_id) FROM orders o WHERE o.handover_id = h.id) AS order_id
       FROM handover h LEFT JOIN payload p ON p.handover_id = h.id WHERE ${FAILED} ORDER BY h.reached_at, h.id`,
      file,
    )
    .map((row) => ({
      handoverId: int(row, 'id'),
      orderId: text(row, 'order_id'),
      state: handoverState(row, 'state'),
      reference: text(row, 'reference'),
      reason: reason(row, 'reason', 'detail'),
      purchase: row.body === null ? undefined : parsePurchase(text(row, 'body')),
    }))
}

/** One transaction: what a person wrote is in the journal before any of it leaves. */
export function correct(db: Connection, { file, store, orders, actor, now }: Correction): number[] {
  const failed = new Map(failedOrders(db, file).map((order) => [order.handoverId, order]))
  return orders.flatMap(({ handoverId, purchase, emailHash }) => {
    const before = failed.get(handoverId)
    const asked = db.get('SELECT 1 FROM suppressed WHERE email_hash = ?', emailHash) !== undefined
    if (before === undefined || asked) return []
    keepPayload(db, handoverId, purchase, now)
    db.run(
      `UPDATE handover SET state = 'due', reason = 'released', detail = NULL, next_at = ?, settled_at = NULL, erase_after = NULL,
         reread = 0, corrected = 1, email_hash = ?, delay_days = ?, lease_token = NULL, lease_until = NULL WHERE id = ?`,
      ...[now, emailHash, purchase.delayDays ?? null, handoverId],
    )
    db.run(
      `INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, 'fix', ?, ?)`,
      ...[
        now,
        store,
        actor,
        JSON.stringify(said(before, file)),
        JSON.stringify({ changed: changed(before, purchase) }),
      ],
    )
    return [handoverId]
  })
}

const said = ({ orderId, handoverId, state, reason }: FailedOrder, file: string) => ({
  ...{ orderId, handover: handoverId, state, reason, file },
})

/** The names alone: what is personal stands in the payload. */
function changed({ purchase }: FailedOrder, corrected: object): string[] {
  const before = new Map<string, unknown>(Object.entries(purchase ?? {}))
  const after = new Map<string, unknown>(Object.entries(corrected))
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !isDeepStrictEqual(before.get(name), after.get(name)),
  )
}
