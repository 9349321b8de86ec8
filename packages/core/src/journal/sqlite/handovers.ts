import type { Instant } from '../../clock.ts'
import type { ReasonCode } from '../../messages/reasons.ts'
import type { Reason } from '../../model/states.ts'
import type { Connection } from './connection.ts'
import { detailJson } from './rows.ts'

// What can become of a hand-over that does not leave. Each of these also ends its lease, and what was read for it is
// erased: nothing of it goes out, and should it be retried it is read again.

/** As if it had never been. Only for one that was never sent; its orders let go of it in the same transaction. */
export function dissolve(db: Connection, id: number): undefined {
  dropPayload(db, id)
  db.run('DELETE FROM handover WHERE id = ?', id)
}

export function hold(db: Connection, id: number, reason: Reason): void {
  dropPayload(db, id)
  db.run(
    `UPDATE handover SET state = 'held', reason = ?, detail = ?, lease_token = NULL, lease_until = NULL WHERE id = ?`,
    ...[reason.code, detailJson(reason), id],
  )
}

export function stop(db: Connection, id: number, state: 'stopped' | 'expired', reason: Reason, now: Instant): void {
  dropPayload(db, id)
  db.run(
    `UPDATE handover SET state = ?, reason = ?, detail = ?, settled_at = ?, lease_token = NULL, lease_until = NULL
     WHERE id = ?`,
    ...[state, reason.code, detailJson(reason), now, id],
  )
}

const READY: ReasonCode[] = ['on-offer', 'offered-once', 'in-next-file']
export const READY_REASONS = READY.map((code) => `'${code}'`).join(', ')

/** Its purchase is kept ready: it is due when its reading has grown old, or at once when the shop shows a change. */
export const isReady = ({ code }: Reason): boolean => READY.includes(code)

/** What was read for it is no longer the truth: the next lease drops it. */
const READ_AGAIN = `reread = 1, next_at = CASE WHEN reason IN (${READY_REASONS}) THEN reached_at ELSE next_at END`

/** One of several orders leaves; the others go on without it. */
export function leave(db: Connection, id: number, store: string, orderId: string): undefined {
  db.run(
    `UPDATE handover SET size = size - 1, ${READ_AGAIN}, reached_at = coalesce(
       (SELECT min(coalesce(reached_at, changed_at)) FROM orders
        WHERE handover_id = handover.id AND NOT (store = ? AND order_id = ?)), reached_at)
     WHERE id = ?`,
    ...[store, orderId, id],
  )
}

/** A live lease goes on with what it has. */
export function markReread(db: Connection, id: number): void {
  db.run(`UPDATE handover SET ${READ_AGAIN} WHERE id = ? AND reread = 0`, id)
}

export function dropPayload(db: Connection, id: number): void {
  db.run('DELETE FROM payload WHERE handover_id = ?', id)
}
