import type { Reason } from '../../model/states.ts'
import type { TakeOver } from '../port.ts'
import type { Connection } from './connection.ts'
import { hold } from './handovers.ts'
import { storedOrder } from './orders.ts'
import { end, isOpen } from './place.ts'
import { detailJson } from './rows.ts'

export function takeOver(db: Connection, { store, orders, actor, now }: TakeOver): number {
  const changed = orders.filter((order) => one(db, store, order, now)).map(({ orderId, verdict }) => [orderId, verdict])
  if (changed.length === 0) return 0
  db.run(
    `INSERT INTO action (at, store, actor, kind, after) VALUES (?, ?, ?, 'takeover', ?)`,
    ...[now, store, actor, JSON.stringify(Object.fromEntries(changed))],
  )
  return changed.length
}

function one(db: Connection, store: string, order: TakeOver['orders'][number], now: number): boolean {
  const { orderId, verdict, evidence } = order
  const stored = storedOrder(db, store, orderId)
  if (stored === undefined) return false
  const { handover, known } = stored
  const open = handover !== undefined && isOpen(handover, now) && handover.attempts === 0
  if (verdict === 'perhaps') {
    if (!open) return false
    hold(db, handover.id, { code: 'taken-before-perhaps', detail: { evidence } })
    return true
  }
  if (handover !== undefined && !open) return false
  const reason: Reason = { code: 'taken-before', detail: { evidence } }
  const at = { store, method: '', now, orderId, groupKey: undefined, changedAt: known.changedAt }
  const handoverId = handover && end(db, at, handover, 'skip', reason)
  db.run(
    `UPDATE orders SET decision = 'skip', reason = ?, detail = ?, decided_at = ?, handover_id = ?
     WHERE store = ? AND order_id = ?`,
    ...[reason.code, detailJson(reason), now, handoverId ?? null, store, orderId],
  )
  return true
}
