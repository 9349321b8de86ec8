import type { ProductAverage, ProductReview } from '../../../model/review.ts'
import { REVIEW_CHANGES, type ReviewChange, type ReviewsOfQuery, type StoredReview } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { int, intOr, type Row, text, textOr } from '../rows.ts'
import { parseReview } from './body.ts'

export function reviewsOf(
  db: Connection,
  { store, product, limit, after }: ReviewsOfQuery,
): { reviews: ProductReview[]; next: ReviewsOfQuery['after'] } {
  const rows = db.all(
    `SELECT id, body, written_at FROM review INDEXED BY review_by_product WHERE store = ? AND product = ? AND deleted_at IS NULL
       AND (written_at, id) < (?, ?) ORDER BY written_at DESC, id DESC LIMIT ?`,
    ...[store, product, after?.writtenAt ?? Number.MAX_SAFE_INTEGER, after?.id ?? '', limit],
  )
  const last = rows.length === limit ? rows.at(-1) : undefined
  return {
    reviews: rows.map((row) => parseReview(text(row, 'body'))),
    next: last && { writtenAt: int(last, 'written_at'), id: text(last, 'id') },
  }
}

export function reviewAverage(db: Connection, store: string, product: string): ProductAverage | undefined {
  const told = db.get('SELECT average, count FROM review_average WHERE store = ? AND product = ?', store, product)
  if (told !== undefined) return told.count === 0 ? undefined : { product, ...averageOf(told) }
  const here = db.get(
    `SELECT avg(body ->> 'rating') AS average, count(*) AS count FROM review INDEXED BY review_by_product
     WHERE store = ? AND product = ? AND deleted_at IS NULL`,
    ...[store, product],
  )
  return here === undefined || here.count === 0 ? undefined : { product, ...averageOf(here) }
}

const averageOf = (row: Row) => ({ average: int(row, 'average'), count: int(row, 'count') })

const STORED = `SELECT r.*, p.known FROM review r
  LEFT JOIN review_product p ON p.store = r.store AND p.reference = r.product`

function toStored(row: Row): StoredReview {
  const body = textOr(row, 'body')
  const known = intOr(row, 'known')
  return {
    ...{ id: text(row, 'id'), product: textOr(row, 'product'), source: text(row, 'source') },
    review: body === undefined ? undefined : parseReview(body),
    ...{ receivedAt: int(row, 'received_at'), changedAt: int(row, 'changed_at') },
    productKnown: known === undefined ? undefined : known === 1,
  }
}

export function review(
  db: Connection,
  store: string,
  id: string,
): (StoredReview & { history: ReviewChange[] }) | undefined {
  const row = db.get(`${STORED} WHERE r.store = ? AND r.id = ?`, store, id)
  if (row === undefined) return undefined
  const changes = db.all('SELECT * FROM review_change WHERE store = ? AND review = ? ORDER BY id', store, id)
  return { ...toStored(row), history: changes.map(toChange) }
}

function toChange(row: Row): ReviewChange {
  const what = REVIEW_CHANGES.find((one) => one === row.what)
  if (what === undefined) throw new TypeError(`journal column what holds ${row.what}`)
  const fields = (textOr(row, 'fields') ?? '').split(' ').filter((field) => field !== '')
  return { at: int(row, 'at'), source: text(row, 'source'), what, fields }
}
