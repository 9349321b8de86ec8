import { DAY, type Instant } from '../../clock.ts'
import type { Settlement } from '../port.ts'
import type { Connection } from './connection.ts'
import { isReady } from './handovers.ts'
import { detailJson, int, text } from './rows.ts'

interface Handover {
  store: string
  attempts: number
  /** The order changed on its way. */
  changed: boolean
}

export function settle(db: Connection, token: string, settlements: Settlement[], now: Instant): number {
  const handovers = handoversOf(db, settlements)
  const tally = new Tally()
  let written = 0
  for (const settlement of settlements) {
    const handover = handovers.get(settlement.handoverId)
    if (handover === undefined || !write(db, token, settlement, handover, now)) continue
    written++
    recordAttempt(db, settlement, handover.attempts)
    tally.count(handover.store, settlement.attempt)
  }
  tally.write(db)
  return written
}

function handoversOf(db: Connection, settlements: Settlement[]): Map<number, Handover> {
  const rows = db.all(
    'SELECT id, store, attempts, reread FROM handover WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(settlements.map(({ handoverId }) => handoverId)),
  )
  return new Map(
    rows.map((row) => {
      const changed = int(row, 'reread') === 1
      return [int(row, 'id'), { store: text(row, 'store'), attempts: int(row, 'attempts'), changed }]
    }),
  )
}

const SETTLE = `UPDATE handover SET state = ?, reason = ?, detail = ?, next_at = coalesce(?, next_at), settled_at = ?,
  handed_at = coalesce(?, handed_at), collected_at = ?, scheduled_at = ?,
  erase_after = ?, lease_token = NULL, lease_until = NULL
  WHERE id = ? AND state <> 'collected'`
const SETTLE_COLLECTED = `${SETTLE} AND (lease_token = ? OR attempts > 0)`
const SETTLE_OTHER = `${SETTLE} AND lease_token = ?`

/**
 * False where the settlement came too late. A late `collected` is a fact about the platform, whoever holds the lease by
 * now; anything else that is late is only an opinion about the hand-over's next step.
 */
function write(db: Connection, token: string, settlement: Settlement, { changed }: Handover, now: Instant): boolean {
  const { state, reason, attempt } = settlement
  const isCollected = state === 'collected'
  // No longer ready: it is read again now, not when its reading would have grown old.
  const nextAt = changed && isReady(reason) ? now : (settlement.nextAt ?? now)
  const written = db.run(
    isCollected ? SETTLE_COLLECTED : SETTLE_OTHER,
    ...[state, reason.code, detailJson(reason), state === 'due' ? nextAt : null],
    ...[state === 'due' || state === 'handed' ? null : now, state === 'handed' ? attempt.at : null],
    ...[isCollected ? (settlement.collectedAt ?? attempt.at) : null, settlement.scheduledAt ?? null],
    settlement.eraseAfter ?? null,
    ...[settlement.handoverId, token],
  )
  return written === 1
}

const ATTEMPT = 'INSERT INTO attempt (handover_id, n, at, method, outcome, code, message)'
const NEXT_ATTEMPT = `${ATTEMPT} VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
const LATE_ATTEMPT = `${ATTEMPT} SELECT ?, max(n) + 1, ?, ?, ?, ?, ? FROM attempt WHERE handover_id = ?`

/** An attempt has the number it was sent under; a late one, whose number another has by now, the next free one. */
function recordAttempt(db: Connection, { handoverId, attempt }: Settlement, n: number): void {
  const values = [attempt.at, attempt.method, attempt.outcome, attempt.code ?? null, attempt.message]
  if (db.run(NEXT_ATTEMPT, handoverId, n, ...values) === 0) db.run(LATE_ATTEMPT, handoverId, ...values, handoverId)
}

/** What a day brought, by store and outcome: written once a group, not once an order. */
class Tally {
  readonly #counts = new Map<string, { store: string; day: number; outcome: string; n: number }>()

  count(store: string, { at, outcome }: Settlement['attempt']): void {
    const day = Math.floor(at / DAY)
    const key = `${day} ${outcome} ${store}`
    const entry = this.#counts.get(key)
    if (entry === undefined) this.#counts.set(key, { store, day, outcome, n: 1 })
    else entry.n++
  }

  write(db: Connection): void {
    for (const { store, day, outcome, n } of this.#counts.values()) {
      db.run(
        `INSERT INTO tally (store, day, outcome, n) VALUES (?, ?, ?, ?)
         ON CONFLICT (store, day, outcome) DO UPDATE SET n = tally.n + excluded.n`,
        ...[store, new Date(day * DAY).toISOString().slice(0, 10), outcome, n],
      )
    }
  }
}
