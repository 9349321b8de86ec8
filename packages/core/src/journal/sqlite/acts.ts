import type { Instant } from '../../clock.ts'
import { type HandoverState, type Reason, type ShownState, shownState } from '../../model/states.ts'
import type { Act, ActOutcome } from '../port.ts'
import type { Connection } from './connection.ts'
import { dropPayload, stop } from './handovers.ts'
import { decisionKind, detailJson, handoverState, int, intOr, type Row, reason } from './rows.ts'
import { RENEWED } from './switch.ts'

export function act(db: Connection, act: Act): ActOutcome {
  const row = db.get(
    `SELECT o.decision, o.handover_id, h.state, h.attempts, h.reason, h.detail, h.next_at, h.lease_until
     FROM orders o LEFT JOIN handover h ON h.id = o.handover_id WHERE o.store = ? AND o.order_id = ?`,
    ...[act.store, act.orderId],
  )
  const id = row && intOr(row, 'handover_id')
  if (row === undefined || id === undefined) return { outcome: 'no-handover', before: row ? shown(row) : 'waiting' }
  const state = handoverState(row, 'state')
  const before = shown(row)
  const refused = refusal(act.kind, state, (intOr(row, 'lease_until') ?? 0) > act.now)
  if (refused !== undefined) return { outcome: refused, before }
  const after = CARRY_OUT[act.kind](db, id, act)
  journal(db, act, { handover: id, state, reason: reason(row, 'reason', 'detail'), nextAt: int(row, 'next_at') }, after)
  return { outcome: 'done', before }
}

const CARRY_OUT = {
  retry: (db: Connection, id: number, { now }: Act) => retry(db, id, now),
  cancel,
  confirm,
}

function shown(row: Row): ShownState {
  const has = row.handover_id !== null
  const handover = has ? { state: handoverState(row, 'state'), attempts: int(row, 'attempts') } : undefined
  return shownState(decisionKind(row, 'decision'), handover)
}

function refusal(kind: Act['kind'], state: HandoverState, leased: boolean): 'final' | 'sending' | undefined {
  if (state === 'collected') return 'final'
  if (leased || state === 'handed') return 'sending'
  // What left, or has already ended, cannot be kept from leaving.
  const open = state === 'due' || state === 'held' || state === 'expired'
  if (kind === 'confirm') return state === 'uncertain' ? undefined : 'final'
  return kind === 'cancel' && !open ? 'final' : undefined
}

/** Read again before it leaves: whoever retries has often just corrected the order in the shop. */
function retry(db: Connection, id: number, now: Instant): object {
  const released = { code: 'released' } as const
  db.run(
    `UPDATE handover SET state = 'due', reason = ?, detail = NULL, next_at = ?, settled_at = NULL, reread = 1,
       lease_token = NULL, lease_until = NULL, ${RENEWED} WHERE id = ?`,
    ...[released.code, now, id],
  )
  db.run(`UPDATE orders SET decision = 'collect', decided_at = ? WHERE handover_id = ?`, now, id)
  return { handover: id, state: 'due', reason: released, nextAt: now }
}

function cancel(db: Connection, id: number, { actor, now }: Act): object {
  const byHand: Reason = { code: 'by-hand', detail: { actor } }
  stop(db, id, 'stopped', byHand, now)
  return { handover: id, state: 'stopped', reason: byHand }
}

/** A person is the evidence: the platform holds it, since when nobody knows better than now. Nothing goes out again, so what was read is erased. */
function confirm(db: Connection, id: number, { actor, now }: Act): object {
  dropPayload(db, id)
  const confirmed: Reason = { code: 'confirmed', detail: { actor } }
  db.run(
    `UPDATE handover SET state = 'collected', reason = ?, detail = ?, collected_at = ?, settled_at = ? WHERE id = ?`,
    ...[confirmed.code, detailJson(confirmed), now, now, id],
  )
  return { handover: id, state: 'collected', reason: confirmed }
}

interface Before {
  handover: number
  state: HandoverState
  reason: Reason
  nextAt: Instant
}

function journal(db: Connection, { now, store, orderId, actor, kind }: Act, before: Before, after: object): void {
  db.run(
    'INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)',
    ...[now, store, actor, kind, JSON.stringify({ orderId, ...before }), JSON.stringify({ orderId, ...after })],
  )
}
