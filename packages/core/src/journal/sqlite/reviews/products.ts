import type { Instant } from '../../../clock.ts'
import { PRODUCT_HINTS, type ReviewedProduct } from '../../../model/review.ts'
import type { ReviewJournal } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { type Row, text, textOr } from '../rows.ts'
import { shelveAgain, shelveReview } from '../shelf.ts'
import { noteChange } from './change.ts'

export function productsToAsk(
  db: Connection,
  { store, known, unknown, limit }: Parameters<ReviewJournal['productsToAsk']>[0],
): string[] {
  const rows = db.all(
    `SELECT reference FROM review_product WHERE store = ? AND (asked_at IS NULL OR asked_at < iif(known, ?, ?))
     ORDER BY asked_at, reference LIMIT ?`,
    ...[store, known, unknown, limit],
  )
  return rows.map((row) => text(row, 'reference'))
}

export function placeProducts(
  db: Connection,
  { store, now, products }: Parameters<ReviewJournal['placeProducts']>[0],
): void {
  for (const { reference, known, hint, product } of products) {
    const before = db.get('SELECT known FROM review_product WHERE store = ? AND reference = ?', store, reference)
    db.run(
      `INSERT INTO review_product (store, reference, known, hint, product, asked_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (store, reference) DO UPDATE SET known = excluded.known, hint = excluded.hint,
         product = excluded.product, asked_at = excluded.asked_at`,
      ...[store, reference, known ? 1 : 0, hint ?? null, product ?? null, now],
    )
    if (known && before?.known === 0) found(db, store, reference, now)
  }
}

/** There is somewhere to show its reviews now. */
function found(db: Connection, store: string, reference: string, now: Instant): void {
  const reviews = db.all(
    'SELECT id FROM review INDEXED BY review_by_product WHERE store = ? AND product = ? AND deleted_at IS NULL',
    ...[store, reference],
  )
  for (const row of reviews) {
    const id = text(row, 'id')
    noteChange(db, { store, source: 'shop', now }, { review: id, what: 'product-found' })
    shelveReview(db, { store, now }, id)
  }
  shelveAgain(db, store, 'average', reference, now)
}

export function reviewedProduct(row: Row): ReviewedProduct {
  return {
    ...{ reference: text(row, 'reference'), known: row.known === 1, product: textOr(row, 'product') },
    hint: PRODUCT_HINTS.find((hint) => hint === row.hint),
  }
}
