import type { Instant } from '../../clock.ts'
import type { Settlement } from '../port.ts'
import type { Connection } from './connection.ts'
import { detailJson, text } from './rows.ts'

export function settle(db: Connection, token: string, settlements: Settlement[], now: Instant): number {
  const tally = new Map<string, { store: string; day: string; outcome: string; n: number }>()
  let written = 0
  for (const settlement of settlements) {
    const store = write(db, token, settlement, now)
    if (store === undefined) continue
    written++
    recordAttempt(db, settlement)
    count(tally, store, settlement)
  }
  for (const { store, day, outcome, n } of tally.values()) {
    db.run(
      `INSERT INTO tally (store, day, outcome, n) VALUES (?, ?, ?, ?)
       ON CONFLICT (store, day, outcome) DO UPDATE SET n = tally.n + excluded.n`,
      ...[store, day, outcome, n],
    )
  }
  return written
}

/**
 * Answers the store, or undefined where the settlement came too late. A late `collected` is a fact about the platform,
 * whoever holds the lease by now; anything else that is late is only an opinion about the hand-over's next step.
 */
function write(db: Connection, token: string, settlement: Settlement, now: Instant): string | undefined {
  const { state, reason } = settlement
  const isCollected = state === 'collected'
  const row = db.get(
    `UPDATE handover SET state = ?, reason = ?, detail = ?, next_at = coalesce(?, next_at), settled_at = ?,
       handed_at = coalesce(?, handed_at), collected_at = ?, scheduled_at = ?, lease_token = NULL, lease_until = NULL
     WHERE id = ? AND state <> 'collected' AND ${isCollected ? '(lease_token = ? OR attempts > 0)' : 'lease_token = ?'}
     RETURNING store`,
    ...[state, reason.code, detailJson(reason), state === 'due' ? (settlement.nextAt ?? now) : null],
    ...[state === 'due' || state === 'handed' ? null : now, state === 'handed' ? settlement.attempt.at : null],
    ...[isCollected ? (settlement.collectedAt ?? settlement.attempt.at) : null, settlement.scheduledAt ?? null],
    ...[settlement.handoverId, token],
  )
  return row === undefined ? undefined : text(row, 'store')
}

function recordAttempt(db: Connection, { handoverId, attempt, eraseAfter }: Settlement): void {
  db.run(
    `INSERT INTO attempt (handover_id, n, at, method, outcome, code, message)
     SELECT ?, coalesce(max(n), 0) + 1, ?, ?, ?, ?, ? FROM attempt WHERE handover_id = ?`,
    ...[handoverId, attempt.at, attempt.method, attempt.outcome, attempt.code ?? null, attempt.message, handoverId],
  )
  if (eraseAfter !== undefined) {
    db.run('UPDATE payload SET erase_after = ? WHERE handover_id = ?', eraseAfter, handoverId)
  }
}

function count(
  tally: Map<string, { store: string; day: string; outcome: string; n: number }>,
  store: string,
  { attempt }: Settlement,
): void {
  const day = new Date(attempt.at).toISOString().slice(0, 10)
  const key = JSON.stringify([store, day, attempt.outcome])
  const entry = tally.get(key)
  if (entry === undefined) tally.set(key, { store, day, outcome: attempt.outcome, n: 1 })
  else entry.n++
}
