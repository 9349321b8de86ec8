import { shownState } from '../../model/states.ts'
import type { Suppress, Suppressed, SuppressionKind } from '../port.ts'
import type { Connection } from './connection.ts'
import { dropPayload, stop } from './handovers.ts'
import { handoverState, int, intOr, type Row, text, textOr } from './rows.ts'

/** What stands where the platform's words about a buyer stood: they may have named them. */
const FORGOTTEN = '—'

type Outcome = Omit<Suppressed, 'overwritten'>

export function suppress(db: Connection, what: Suppress): Outcome {
  db.run(
    `INSERT INTO suppressed (email_hash, at, kind) VALUES (?, ?, ?)
     ON CONFLICT (email_hash) DO UPDATE SET at = excluded.at, kind = excluded.kind WHERE suppressed.kind <> 'erased'`,
    ...[what.emailHash, what.now, what.kind],
  )
  const outcome: Outcome = { orders: ordersOf(db, what.emailHash), stopped: 0, sending: 0, payloads: 0, answers: 0 }
  for (const row of handoversOf(db, what.emailHash)) {
    const id = int(row, 'id')
    const fate = fateOf(row, what.now)
    if (fate === 'sending') outcome.sending++
    if (what.kind === 'erased') {
      outcome.payloads += forgetPayload(db, id)
      outcome.answers += forgetAnswers(db, id)
    }
    if (fate !== 'open') continue
    stop(db, id, 'stopped', { code: what.kind }, what.now)
    outcome.stopped++
  }
  if (what.kind === 'erased') forgetActs(db, outcome.orders)
  const { orders, stopped } = outcome
  db.run(
    `INSERT INTO action (at, store, actor, kind, after) VALUES (?, '', ?, ?, ?)`,
    ...[what.now, what.actor, what.kind === 'erased' ? 'forget' : 'opt-out'],
    JSON.stringify({ orders: orders.length, stopped }),
  )
  return outcome
}

export function buyersOf(db: Connection, store: string, orderIds: readonly string[]): string[] {
  return db
    .all(
      `SELECT DISTINCT h.email_hash FROM orders o JOIN handover h ON h.id = o.handover_id
       WHERE o.store = ? AND o.order_id IN (SELECT value FROM json_each(?)) AND h.email_hash IS NOT NULL`,
      ...[store, JSON.stringify(orderIds)],
    )
    .map((row) => text(row, 'email_hash'))
}

/** A hand-over that was read carries its buyer's hash, which goes with the rest: what is left tells how far this came. */
export function eraseStore(db: Connection, store: string, now: number, limit: number): number {
  const rows = db.all(
    'SELECT id, state, lease_until FROM handover WHERE store = ? AND email_hash IS NOT NULL LIMIT ?',
    ...[store, limit],
  )
  for (const row of rows) {
    const id = int(row, 'id')
    if (fateOf(row, now) === 'open') stop(db, id, 'stopped', { code: 'erased' }, now)
    forgetPayload(db, id)
    forgetAnswers(db, id)
  }
  return rows.length
}

/** Why this buyer is not asked, if so. */
export function suppression(db: Connection, emailHash: string): { kind: SuppressionKind; at: number } | undefined {
  const row = db.get('SELECT at, kind FROM suppressed WHERE email_hash = ?', emailHash)
  return row === undefined ? undefined : { kind: suppressionKind(row), at: int(row, 'at') }
}

export const suppressionKind = (row: Row): SuppressionKind =>
  text(row, 'kind') === 'opted-out' ? 'opted-out' : 'erased'

function ordersOf(db: Connection, emailHash: string): Outcome['orders'] {
  return db
    .all(
      `SELECT o.store, o.order_id, coalesce(h.reference, o.reference) AS reference, h.state, h.attempts
       FROM handover h CROSS JOIN orders o ON o.handover_id = h.id
       WHERE h.email_hash = ? ORDER BY o.created_at DESC, o.store, o.order_id`,
      emailHash,
    )
    .map((row) => ({
      store: text(row, 'store'),
      orderId: text(row, 'order_id'),
      reference: textOr(row, 'reference'),
      state: shownState('collect', { state: handoverState(row, 'state'), attempts: int(row, 'attempts') }),
    }))
}

const handoversOf = (db: Connection, emailHash: string): Row[] =>
  db.all('SELECT id, state, lease_until FROM handover WHERE email_hash = ?', emailHash)

/** One that is only being read yet is stopped all the same: its process finds its lease gone. */
function fateOf(row: Row, now: number): 'open' | 'sending' | 'ended' {
  const state = handoverState(row, 'state')
  if (state === 'due' || state === 'held') return 'open'
  if (state !== 'sent') return 'ended'
  return (intOr(row, 'lease_until') ?? 0) > now ? 'sending' : 'open'
}

/** The hash goes too: nothing tells any more that this hand-over was theirs. */
function forgetPayload(db: Connection, id: number): number {
  const had = db.get('SELECT 1 FROM payload WHERE handover_id = ?', id) !== undefined
  dropPayload(db, id)
  db.run('UPDATE handover SET email_hash = NULL, erase_after = NULL WHERE id = ?', id)
  return had ? 1 : 0
}

function forgetAnswers(db: Connection, id: number): number {
  db.run(
    `UPDATE handover SET detail = json_set(detail, '$.answer', ?)
     WHERE id = ? AND json_extract(detail, '$.answer') IS NOT NULL`,
    ...[FORGOTTEN, id],
  )
  return db.run('UPDATE attempt SET message = ? WHERE handover_id = ? AND message <> ?', FORGOTTEN, id, FORGOTTEN)
}

/** What was done to their orders by hand keeps who, when and what, without the platform's words. */
function forgetActs(db: Connection, orders: Outcome['orders']): void {
  if (orders.length === 0) return
  db.run(
    `UPDATE action SET before = json_remove(before, '$.reason.detail.answer')
     WHERE json_extract(before, '$.reason.detail.answer') IS NOT NULL
       AND json_array(store, json_extract(before, '$.orderId')) IN (SELECT value FROM json_each(?))`,
    JSON.stringify(orders.map(({ store, orderId }) => [store, orderId])),
  )
}
