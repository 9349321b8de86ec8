import type { Instant } from '../../clock.ts'
import type { Decision } from '../port.ts'
import type { Connection } from './connection.ts'
import { dissolve, hold, leave, READY_REASONS, stop } from './handovers.ts'
import type { OpenHandover, Placed, StoredOrder } from './orders.ts'
import { detailJson } from './rows.ts'

export interface Place {
  store: string
  method: string
  now: Instant
  orderId: string
  groupKey: string | undefined
  changedAt: Instant
}

/** Whether a decision may touch the hand-over: it waits here, and no process holds it. */
export function isOpen(handover: OpenHandover | undefined, now: Instant): boolean {
  if (handover === undefined || (handover.state !== 'due' && handover.state !== 'held')) return false
  return handover.leaseUntil === undefined || handover.leaseUntil <= now
}

/** Carries a decision out on the order's hand-over: makes one, joins the group's, leaves it alone, or ends it. */
export function place(db: Connection, at: Place, stored: StoredOrder | undefined, decision: Decision): Placed {
  const reachedAt = decision.reachedAt ?? stored?.known.reachedAt
  const reachedFrom = decision.reachedFrom ?? stored?.known.reachedFrom
  const { kind, reason } = decision
  if (kind === 'wait' || kind === 'skip') {
    const handoverId = stored?.handover && end(db, at, stored.handover, kind, reason)
    return { decision: kind, reason, reachedAt, reachedFrom, handoverId }
  }
  const ripe = reachedAt ?? at.changedAt
  const handoverId =
    stored?.handover === undefined
      ? (join(db, at, decision, ripe) ?? create(db, at, decision, ripe))
      : keep(db, at, stored, stored.handover, decision)
  return { decision: 'collect', reason, reachedAt, reachedFrom, handoverId }
}

/** The order no longer qualifies. Answers the hand-over it keeps, if any. */
export function end(
  db: Connection,
  at: Place,
  handover: OpenHandover,
  kind: 'wait' | 'skip',
  reason: Decision['reason'],
): number | undefined {
  if (handover.size > 1) return leave(db, handover.id, at.store, at.orderId)
  if (handover.attempts === 0) return dissolve(db, handover.id)
  if (kind === 'wait') hold(db, handover.id, reason)
  else stop(db, handover.id, 'stopped', reason, at.now)
  return handover.id
}

function keep(db: Connection, at: Place, stored: StoredOrder, handover: OpenHandover, decision: Decision): number {
  // Held because the order itself was not ready, so the order being ready again ends it. What a rule or a person holds
  // is let go by a person.
  if (handover.state === 'held' && stored.known.decision === 'wait') {
    if (decision.kind === 'hold') hold(db, handover.id, decision.reason)
    else {
      db.run(
        `UPDATE handover SET state = 'due', reason = ?, detail = ?, not_before = ?, next_at = ? WHERE id = ?`,
        ...[decision.reason.code, detailJson(decision.reason), decision.notBefore ?? null],
        ...[opensAt(decision, at.now), handover.id],
      )
    }
  }
  return handover.id
}

/** Orders with one group key are one purchase to the buyer: they leave together, if the first has not left yet. */
function join(db: Connection, at: Place, decision: Decision, ripe: Instant): number | undefined {
  if (at.groupKey === undefined) return undefined
  const row = db.get(
    `SELECT h.id FROM orders o JOIN handover h ON h.id = o.handover_id
     WHERE o.store = ? AND o.group_key = ? AND h.state IN ('due', 'held')
       AND (h.lease_until IS NULL OR h.lease_until <= ?) ORDER BY h.id LIMIT 1`,
    ...[at.store, at.groupKey, at.now],
  )
  if (row === undefined) return undefined
  const id = Number(row.id)
  db.run(
    `UPDATE handover SET size = size + 1, reread = 1, reached_at = min(reached_at, ?), account = coalesce(account, ?),
       next_at = CASE WHEN reason IN ('awaiting-siblings', ${READY_REASONS}) THEN min(next_at, ?) ELSE next_at END
     WHERE id = ?`,
    ...[ripe, decision.account ?? null, at.now, id],
  )
  // One part of the purchase that may have been collected before is reason enough not to ask for the whole.
  if (decision.kind === 'hold') hold(db, id, decision.reason)
  return id
}

/** Lets a skipped order go on a person's word: with the other orders of its purchase, where those have not left. */
export function letGo(db: Connection, at: Place, reachedAt: Instant): number {
  const decision: Decision = { kind: 'collect', reason: { code: 'released' } }
  return join(db, at, decision, reachedAt) ?? create(db, at, decision, reachedAt)
}

function create(db: Connection, at: Place, decision: Decision, ripe: Instant): number {
  const held = decision.kind === 'hold'
  return db.insert(
    `INSERT INTO handover (store, account, method, state, reason, detail, reached_at, not_before, next_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[at.store, decision.account ?? null, at.method, held ? 'held' : 'due', decision.reason.code],
    ...[detailJson(decision.reason), ripe, decision.notBefore ?? null, opensAt(decision, at.now)],
  )
}

/** Later than any instant: what a pass takes in waits there until the pass is closed. */
export const AWAITS_PASS: Instant = 8_640_000_000_000_000

function opensAt(decision: Decision, now: Instant): Instant {
  return decision.awaitsPass === true && decision.kind === 'collect' ? AWAITS_PASS : (decision.notBefore ?? now)
}
