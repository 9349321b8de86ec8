import { shownState } from '../../model/states.ts'
import type { OrderSummary } from '../port.ts'
import { decisionKind, handoverReason, handoverState, int, intOr, type Row, reason, text, textOr } from './rows.ts'

export const SUMMARY = `SELECT o.store, o.order_id, o.reference AS number, o.decision, o.reason, o.detail, o.created_at,
  o.changed_at, o.reached_at, o.first_seen_at, o.decided_at, h.id AS handover_id, h.reference AS frozen, h.state,
  h.attempts, h.reason AS why, h.detail AS why_detail, h.next_at, h.collected_at`

export const FROM = 'FROM orders o LEFT JOIN handover h ON h.id = o.handover_id'

export function toSummary(row: Row): OrderSummary {
  const has = row.handover_id !== null
  return {
    store: text(row, 'store'),
    orderId: text(row, 'order_id'),
    // The number people know, until a reference has gone to the platform.
    reference: textOr(row, 'frozen') ?? textOr(row, 'number'),
    state: shownState(
      decisionKind(row, 'decision'),
      has ? { state: handoverState(row, 'state'), attempts: int(row, 'attempts') } : undefined,
    ),
    reason: has ? handoverReason(row) : reason(row, 'reason', 'detail'),
    createdAt: int(row, 'created_at'),
    changedAt: int(row, 'changed_at'),
    reachedAt: intOr(row, 'reached_at'),
    firstSeenAt: int(row, 'first_seen_at'),
    decidedAt: int(row, 'decided_at'),
    nextAt: intOr(row, 'next_at'),
    collectedAt: intOr(row, 'collected_at'),
  }
}
