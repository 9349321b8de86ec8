import type { Instant } from '../../../clock.ts'
import type { ReviewChange } from '../../reviews.ts'
import type { Connection } from '../connection.ts'

/** Remembers what changed a review. */
export function noteChange(
  db: Connection,
  { store, source, now }: { store: string; source: string; now: Instant },
  change: { review: string; what: ReviewChange['what']; fields?: string[] },
): void {
  db.run(
    'INSERT INTO review_change (store, review, at, source, what, fields) VALUES (?, ?, ?, ?, ?, ?)',
    ...[store, change.review, now, source, change.what, change.fields === undefined ? null : change.fields.join(' ')],
  )
}
