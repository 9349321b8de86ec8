import { DAY, type Instant, SECOND } from '../../clock.ts'
import type { Connection } from './connection.ts'
import { shortenClaims } from './meta.ts'

/** What a living process holds it has renewed by then. */
const HELD_MS = 15 * SECOND
/** Before this, counted from its baseline, nothing of a store is followed. */
const FOLLOWED = 180 * DAY

/**
 * The clock was ahead and has been put right. What the journal wrote down to wait for lies that much too late by the
 * new clock, a year perhaps: waits end now, holds of processes within seconds. Dates a person set (`not_before`) stay.
 * The shop may live on the same machine: then its new changes are stamped before where reading had come to, and a
 * baseline read off the wrong clock lies in the future. Reading a day again is free where the shop has its own clock.
 */
export function bringBack(db: Connection, clock: Instant): void {
  db.run(
    `UPDATE handover SET next_at = max(min(next_at, ?), coalesce(not_before, 0)), lease_until = min(lease_until, ?)
     WHERE store IN (SELECT name FROM store) AND state IN ('due', 'sent') AND state <> 'collected'`,
    ...[clock, clock + HELD_MS],
  )
  db.run(
    `UPDATE review_push SET next_at = min(next_at, ?), lease_until = min(lease_until, ?)
     WHERE store IN (SELECT name FROM store) AND state IN ('retrying', 'sending')`,
    ...[clock, clock + HELD_MS],
  )
  db.run(
    `UPDATE store SET poll_until = min(poll_until, ?), retry_at = min(retry_at, ?), swept_at = min(swept_at, ?),
       swept_wide_at = min(swept_wide_at, ?)`,
    ...[clock + HELD_MS, clock, clock, clock],
  )
  shortenClaims(db, clock + HELD_MS)
  db.run('UPDATE shelf SET due_at = min(due_at, ?), lease_until = min(lease_until, ?)', clock, clock + HELD_MS)
  db.run(
    `UPDATE store SET baseline_at = min(baseline_at, max(min(watermark, ?), baseline_at - ?))
     WHERE snapshot_done = 1 AND baseline_at > ?`,
    ...[clock - DAY, FOLLOWED, clock],
  )
  db.run('UPDATE store SET watermark = max(min(watermark, ?), baseline_at - ?)', clock - DAY, FOLLOWED)
}
