import type { Instant } from '../../clock.ts'
import type { Purchase } from '../../model/purchase.ts'
import type { DecisionKind, Reason } from '../../model/states.ts'
import type { Prepared, PrepareOutcome, SuppressionKind } from '../port.ts'
import type { Connection } from './connection.ts'
import { dissolve, hold, stop } from './handovers.ts'
import { detailJson, int, text } from './rows.ts'
import { suppressionKind } from './suppress.ts'

type Send = Extract<Prepared, { kind: 'send' }>
type Ready = Extract<Prepared, { kind: 'ready' }>
type Other = Exclude<Prepared, { kind: 'send' | 'ready' }>

export function prepare(db: Connection, token: string, prepared: Prepared[], now: Instant): PrepareOutcome[] {
  const anySuppressed = db.get('SELECT 1 FROM suppressed LIMIT 1') !== undefined
  return prepared.map((each) => {
    if (each.kind !== 'send' && each.kind !== 'ready') return finish(db, token, each, now)
    const suppressed = anySuppressed ? suppressedAs(db, each) : undefined
    if (suppressed !== undefined) return stopAsked(db, token, each, suppressed, now)
    return each.kind === 'send' ? send(db, token, each, now) : keepReady(db, token, each, now)
  })
}

/**
 * One statement where all is well: the lease and UNIQUE (account, reference) are asked by the write itself. The reason
 * stays: should the process die now, the next one must know that a person had let the order go.
 */
export function send(db: Connection, token: string, each: Send, now: Instant): PrepareOutcome {
  const sent = db.run(
    `UPDATE OR IGNORE handover SET state = 'sent', attempts = attempts + 1,
       account = CASE WHEN reference IS NULL THEN ? ELSE account END, reference = coalesce(reference, ?),
       delay_days = coalesce(?, delay_days), email_hash = coalesce(?, email_hash),
       erase_after = NULL
     WHERE id = ? AND lease_token = ? AND state <> 'collected'`,
    ...[each.account, each.reference, each.delayDays ?? null, each.emailHash ?? null, each.handoverId, token],
  )
  if (sent === 0) return holds(db, token, each.handoverId) ? holdTaken(db, each) : 'lost'
  if (each.purchase !== undefined) keepPayload(db, each.handoverId, each.purchase, now)
  return 'done'
}

export function keepPayload(db: Connection, handoverId: number, purchase: Purchase, now: Instant): void {
  db.run(
    `INSERT INTO payload (handover_id, body, read_at) VALUES (?, ?, ?)
     ON CONFLICT (handover_id) DO UPDATE SET body = excluded.body, read_at = excluded.read_at`,
    ...[handoverId, JSON.stringify(purchase), now],
  )
}

/** The reference is frozen only when the order is offered: until then the shop may still change it. */
function keepReady(db: Connection, token: string, each: Ready, now: Instant): PrepareOutcome {
  const { account, reference, handoverId } = each
  if (!holds(db, token, handoverId)) return 'lost'
  const other = 'SELECT 1 FROM handover WHERE reference = ? AND account = ? AND id <> ?'
  if (db.get(other, reference, account, handoverId) !== undefined) return holdTaken(db, each)
  db.run(
    `UPDATE handover SET state = 'due', account = CASE WHEN reference IS NULL THEN ? ELSE account END,
       delay_days = coalesce(?, delay_days), email_hash = coalesce(?, email_hash), reason = ?, detail = ?, next_at = ?,
       lease_token = NULL, lease_until = NULL WHERE id = ?`,
    ...[account, each.delayDays ?? null, each.emailHash ?? null],
    ...[each.reason.code, detailJson(each.reason), each.nextAt, handoverId],
  )
  if (each.purchase !== undefined) keepPayload(db, handoverId, each.purchase, now)
  return 'done'
}

function holds(db: Connection, token: string, handoverId: number): boolean {
  return db.get('SELECT 1 FROM handover WHERE id = ? AND lease_token = ?', handoverId, token) !== undefined
}

/** Two orders under one reference are one to the platform: this buyer would never be asked, and nobody would know. */
function holdTaken(db: Connection, { handoverId, account, reference }: Send | Ready): PrepareOutcome {
  const other = db.get(
    `SELECT o.store, o.order_id FROM handover h JOIN orders o ON o.handover_id = h.id
     WHERE h.reference = ? AND h.account = ? LIMIT 1`,
    ...[reference, account],
  )
  if (other === undefined) throw new Error(`hand-over ${handoverId} was not written and no other has its reference`)
  const otherStore = text(other, 'store')
  const otherOrder = text(other, 'order_id')
  hold(db, handoverId, { code: 'reference-taken', detail: { reference, otherStore, otherOrder } })
  // So that the order is found by the reference it would have had.
  db.run('UPDATE orders SET reference = ? WHERE handover_id = ? AND reference IS NULL', reference, handoverId)
  return 'taken'
}

/** A stored payload that goes again is asked about too: the buyer may have been erased since. */
function suppressedAs(db: Connection, { emailHash, handoverId }: Send | Ready): SuppressionKind | undefined {
  const hit =
    emailHash === undefined
      ? db.get(
          `SELECT s.kind FROM handover h CROSS JOIN suppressed s ON s.email_hash = h.email_hash WHERE h.id = ?`,
          handoverId,
        )
      : db.get('SELECT kind FROM suppressed WHERE email_hash = ?', emailHash)
  return hit === undefined ? undefined : suppressionKind(hit)
}

function stopAsked(
  db: Connection,
  token: string,
  { handoverId }: Send | Ready,
  code: SuppressionKind,
  now: Instant,
): PrepareOutcome {
  if (!holds(db, token, handoverId)) return 'lost'
  stop(db, handoverId, 'stopped', { code }, now)
  return 'suppressed'
}

function finish(db: Connection, token: string, each: Other, now: Instant): PrepareOutcome {
  const id = each.handoverId
  const row = db.get('SELECT attempts FROM handover WHERE id = ? AND lease_token = ?', id, token)
  if (row === undefined) return 'lost'
  const wasSent = int(row, 'attempts') > 0
  const { reason } = each
  switch (each.kind) {
    case 'wait':
    case 'skip':
    case 'unreadable': {
      // A hand-over that was sent is kept whatever happens: its reference must not be forgotten.
      const decision = each.kind === 'unreadable' && wasSent ? 'wait' : each.kind
      decideOrders(db, id, decision, reason, now, wasSent ? id : null)
      if (!wasSent) dissolve(db, id)
      else if (each.kind === 'skip') stop(db, id, 'stopped', reason, now)
      else hold(db, id, reason)
      return 'done'
    }
    case 'stop':
    case 'expire':
      if (reason.code === 'gone') db.run('UPDATE orders SET gone_at = ? WHERE handover_id = ?', now, id)
      stop(db, id, each.kind === 'stop' ? 'stopped' : 'expired', reason, now)
      return 'done'
    case 'hold':
      hold(db, id, reason)
      return 'done'
    case 'later':
      db.run(
        `UPDATE handover SET state = 'due', reason = ?, detail = ?, next_at = ?, lease_token = NULL, lease_until = NULL
         WHERE id = ?`,
        ...[reason.code, detailJson(reason), each.nextAt, id],
      )
      return 'done'
  }
}

function decideOrders(
  db: Connection,
  handoverId: number,
  decision: DecisionKind,
  reason: Reason,
  now: Instant,
  keeps: number | null,
): void {
  db.run(
    'UPDATE orders SET decision = ?, reason = ?, detail = ?, decided_at = ?, handover_id = ? WHERE handover_id = ?',
    ...[decision, reason.code, detailJson(reason), now, keeps, handoverId],
  )
}
