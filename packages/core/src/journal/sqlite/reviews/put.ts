import type { ProductReview } from '../../../model/review.ts'
import type { ReviewChange, ReviewDelivery } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { int, type Row, text, textOr } from '../rows.ts'
import { shelveReview } from '../shelf.ts'
import { parseReview } from './body.ts'
import { noteChange } from './change.ts'

const knownReview = (db: Connection, store: string, id: string): Row | undefined =>
  db.get('SELECT product, body, received_at, said_at, deleted_at FROM review WHERE store = ? AND id = ?', store, id)

/** The other side's clock may be ahead of ours. */
const saidAt = ({ asOf, now }: ReviewDelivery): number => Math.min(asOf ?? now, now)

/** What an account's file of last night says does not undo what the platform pushed this morning. */
const isOld = (delivery: ReviewDelivery, known: Row | undefined): boolean =>
  delivery.asOf !== undefined && known !== undefined && int(known, 'said_at') > delivery.asOf

export function putReview(
  db: Connection,
  delivery: ReviewDelivery,
  told: ProductReview,
): 'added' | 'updated' | 'unchanged' {
  const { store, source, now } = delivery
  const known = knownReview(db, store, told.id)
  if (isOld(delivery, known)) return 'unchanged'
  const before = known === undefined ? undefined : textOr(known, 'body')
  const former = before === undefined ? undefined : parseReview(before)
  // A way that tells less than another does not take away what the other told.
  const review = { ...former, ...told }
  const fields = former === undefined ? [] : differing(former, review)
  if (former !== undefined && fields.length === 0) {
    if (delivery.lists === true) {
      db.run('UPDATE review SET source = ?, told_at = ? WHERE store = ? AND id = ?', source, now, store, told.id)
    }
    return 'unchanged'
  }
  const what: ReviewChange['what'] = known === undefined ? 'added' : former === undefined ? 'returned' : 'updated'
  noteChange(db, delivery, { review: told.id, what, fields })
  const writtenAt = review.writtenAt ?? (known === undefined ? now : int(known, 'received_at'))
  db.run(
    `INSERT INTO review (store, id, product, body, source, written_at, received_at, changed_at, said_at, told_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (store, id) DO UPDATE SET product = excluded.product, body = excluded.body, source = excluded.source,
       written_at = excluded.written_at, changed_at = excluded.changed_at, said_at = excluded.said_at,
       told_at = excluded.told_at, deleted_at = NULL`,
    ...[store, told.id, told.product, JSON.stringify(review), source, writtenAt, now, now],
    ...[saidAt(delivery), now],
  )
  shelveReview(db, delivery, told.id, review.product, former?.product)
  return known === undefined ? 'added' : 'updated'
}

const differing = (before: ProductReview, after: ProductReview): string[] => {
  const former = new Map(Object.entries(before).map(([name, value]) => [name, JSON.stringify(value)]))
  return Object.entries(after).flatMap(([name, value]) => (former.get(name) === JSON.stringify(value) ? [] : [name]))
}

/** Its text goes; that it was there stays, also where its removal comes first. False where it was gone already. */
export function removeReview(
  db: Connection,
  delivery: ReviewDelivery,
  id: string,
  what: 'removed' | 'withdrawn' = 'removed',
): boolean {
  const { store, source, now } = delivery
  const known = knownReview(db, store, id)
  if (isOld(delivery, known) || (known !== undefined && known.deleted_at !== null)) return false
  noteChange(db, delivery, { review: id, what })
  db.run(
    `INSERT INTO review (store, id, source, received_at, changed_at, deleted_at, said_at, told_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (store, id) DO UPDATE SET body = NULL, source = excluded.source, changed_at = excluded.changed_at,
       deleted_at = excluded.deleted_at, said_at = excluded.said_at, told_at = excluded.told_at`,
    ...[store, id, source, now, now, now, saidAt(delivery), now],
  )
  shelveReview(db, delivery, id, known && textOr(known, 'product'))
  return true
}

/** Removes what this source told last and does not tell any more. */
export function withdraw(
  db: Connection,
  delivery: ReviewDelivery,
  { since, product }: { since: number; product?: string },
): number {
  const { store, source } = delivery
  const untold = 'source = ? AND told_at < ? AND deleted_at IS NULL'
  const gone =
    product === undefined
      ? db.all(`SELECT id FROM review WHERE store = ? AND ${untold}`, store, source, since)
      : db.all(
          `SELECT id FROM review INDEXED BY review_by_product WHERE store = ? AND product = ? AND ${untold}`,
          ...[store, product, source, since],
        )
  return gone.filter((row) => removeReview(db, delivery, text(row, 'id'), 'withdrawn')).length
}
