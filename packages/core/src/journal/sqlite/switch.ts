import { MINUTE } from '../../clock.ts'
import type { StoreSwitch, SwitchOutcome, SwitchOutlook } from '../port.ts'
import type { Connection } from './connection.ts'
import { counts } from './counts.ts'
import { AWAITS_PASS } from './place.ts'
import { int, text } from './rows.ts'
import { store } from './stores.ts'

const OPEN = `store = ? AND state <> 'collected' AND state IN ('due', 'held')`
/** When a copy was last put in the journal's place: of what had reached its trigger by then, nobody knows whether it left. */
const RESTORED = `(SELECT coalesce(max(at), 0) FROM action WHERE kind = 'restored')`
/** How far the shop's clock, by which an order reached its trigger, may stand from ours. */
const SKEW = 5 * MINUTE
/** Each try has a certain no: one without any answer on record died on its way, and may have been taken all the same. */
const CERTAIN = `reached_at > ${RESTORED} + ${SKEW} AND attempts = (SELECT count(*) FROM attempt a
  WHERE a.handover_id = handover.id AND a.outcome NOT IN ('unanswered', 'handed'))`
/** The platform may hold it: it was sent and not settled, is in a file or an answer, or a try was never answered. */
const DOUBTFUL = `store = ? AND state <> 'collected'
  AND (state IN ('sent', 'handed') OR (state IN ('due', 'held') AND NOT (${CERTAIN})))`
/** Sent never, or with a certain no: nobody knows it under the old reference. */
const FREE = `${OPEN} AND ${CERTAIN}`

/** Orders named in an outlook; the rest is a number. */
const NAMED = 20

export function switchOutlook(db: Connection, name: string): SwitchOutlook {
  const count = (where: string) => int(db.get(`SELECT count(*) AS n FROM handover WHERE ${where}`, name) ?? {}, 'n')
  const first = (where: string) =>
    db
      .all(
        `SELECT coalesce(few.reference, o.reference, o.order_id) AS ref
         FROM (SELECT id, reference FROM handover WHERE ${where} ORDER BY id LIMIT ${NAMED}) few
         JOIN orders o ON o.handover_id = few.id ORDER BY few.id LIMIT ${NAMED}`,
        name,
      )
      .map((row) => text(row, 'ref'))
  return {
    leaves: { count: count(FREE), first: first(FREE) },
    unanswered: { count: count(DOUBTFUL), first: first(DOUBTFUL) },
    collected: counts(db, name, undefined).collected,
  }
}

/** One transaction: a process that dies in it has switched nothing. */
export function switchStore(db: Connection, { to, actor, now }: StoreSwitch): SwitchOutcome {
  const { name } = to
  const from = store(db, name)
  if (from === undefined) throw new Error(`store ${name} is not in the journal`)
  const leased = db.get(
    `SELECT 1 FROM handover WHERE store = ? AND state IN ('due', 'sent') AND state <> 'collected' AND lease_until > ?`,
    ...[name, now],
  )
  if (leased !== undefined) return { outcome: 'busy' }
  const outlook = switchOutlook(db, name)
  db.run(`DELETE FROM payload WHERE handover_id IN (SELECT id FROM handover WHERE ${DOUBTFUL})`, name)
  db.run(
    `UPDATE handover SET state = 'uncertain', reason = 'switched', detail = json_object('before', method), settled_at = ?,
       lease_token = NULL, lease_until = NULL WHERE ${DOUBTFUL}`,
    ...[now, name],
  )
  db.run(
    `UPDATE handover SET switched = 1 WHERE store = ? AND state <> 'collected' AND state IN ('refused', 'stopped', 'expired', 'uncertain')`,
    name,
  )
  // Another reference is the cure of one that was taken, so these are judged anew.
  db.run(
    `UPDATE handover SET state = 'due', reason = 'due', detail = NULL, next_at = ? WHERE ${OPEN} AND reason = 'reference-taken'`,
    ...[now, name],
  )
  db.run(
    `UPDATE handover SET method = ?, account = NULL, reference = NULL, delay_days = NULL, reread = 1,
       lease_token = NULL, lease_until = NULL WHERE ${OPEN}`,
    ...[to.method, name],
  )
  // What it waited for was the old way's affair: a next try, its keys, an offer. A person's word and a date ahead hold on.
  db.run(
    `UPDATE handover SET reason = CASE WHEN reason = 'released' OR detail ->> 'released' = 1 THEN 'released' ELSE 'due' END,
       detail = NULL, next_at = max(?, coalesce(not_before, ?)) WHERE ${OPEN} AND state = 'due' AND next_at <> ${AWAITS_PASS}`,
    ...[now, now, name],
  )
  db.run(
    `UPDATE store SET method = ?, account_rule = ?, reference_rule = ?, restored_at = coalesce(restored_at, nullif(${RESTORED}, 0)) WHERE name = ?`,
    ...[to.method, to.accountRule, to.referenceRule, name],
  )
  const before = { method: from.method, accountRule: from.accountRule, referenceRule: from.referenceRule }
  db.run(
    `INSERT INTO action (at, store, actor, kind, before, after) VALUES (?, ?, ?, 'switch', ?, ?)`,
    ...[
      now,
      name,
      actor,
      JSON.stringify(before),
      JSON.stringify({ ...to, leaves: outlook.leaves.count, unanswered: outlook.unanswered.count }),
    ],
  )
  return { outcome: 'done', ...outlook }
}

/** For an UPDATE of a hand-over that a person lets go, as the shop has it now: what a switch left under its old identity leaves under the new one. */
export const RENEWED = `method = CASE switched WHEN 1 THEN (SELECT s.method FROM store s WHERE s.name = handover.store) ELSE method END,
  account = CASE switched WHEN 1 THEN NULL ELSE account END,
  reference = CASE switched WHEN 1 THEN NULL ELSE reference END, switched = 0, corrected = 0`
