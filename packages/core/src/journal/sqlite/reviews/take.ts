import { hash } from 'node:crypto'
import type { ProductAverage, ReviewLine } from '../../../model/review.ts'
import type { ReviewDelivery, ReviewIntake } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { shelveAgain } from '../shelf.ts'
import { putReview, removeReview, withdraw } from './put.ts'

export function takeReviews(db: Connection, delivery: ReviewDelivery): ReviewIntake {
  const { store, source, now, lines, cursor } = delivery
  const intake = { added: 0, updated: 0, deleted: 0, averages: 0, unchanged: 0, rejected: 0 }
  for (const line of lines) {
    note(db, delivery, line)
    intake[take(db, delivery, line)] += 1
  }
  db.run(
    `INSERT INTO review_intake (store, source, received, last_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (store, source) DO UPDATE SET received = received + excluded.received, last_at = excluded.last_at,
       failure = NULL, failure_detail = NULL, failed_at = NULL`,
    ...[store, source, lines.length, now],
  )
  if (cursor !== undefined) {
    db.run(
      `INSERT INTO review_cursor (store, source, key, value) VALUES (?, ?, ?, ?)
       ON CONFLICT (store, source, key) DO UPDATE SET value = excluded.value`,
      ...[store, source, cursor.key, cursor.value],
    )
  }
  return { ...intake, withdrawn: delivery.whole === undefined ? 0 : withdraw(db, delivery, delivery.whole) }
}

function note(db: Connection, { store, source, now }: ReviewDelivery, line: ReviewLine): void {
  const { problem = null, what = null } = line.kind === 'rejected' ? line : {}
  const product = productOf(line)
  db.run(
    `INSERT INTO review_line (store, source, fingerprint, kind, problem, what, product, last_at, n)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (store, source, fingerprint) DO UPDATE SET last_at = excluded.last_at, n = n + 1`,
    ...[store, source, hash('sha256', JSON.stringify(line)), line.kind, problem, what, product, now],
  )
  if (product !== null) db.run('INSERT OR IGNORE INTO review_product (store, reference) VALUES (?, ?)', store, product)
}

function productOf(line: ReviewLine): string | null {
  if (line.kind === 'new' || line.kind === 'update') return line.review.product
  return line.kind === 'average' ? line.average.product : null
}

function take(db: Connection, delivery: ReviewDelivery, line: ReviewLine): Exclude<keyof ReviewIntake, 'withdrawn'> {
  switch (line.kind) {
    case 'new':
    case 'update':
      return putReview(db, delivery, line.review)
    case 'delete':
      return removeReview(db, delivery, line.id) ? 'deleted' : 'unchanged'
    case 'average':
      return average(db, delivery, line.average) ? 'averages' : 'unchanged'
    case 'rejected':
      return 'rejected'
  }
}

function average(db: Connection, { store, now }: ReviewDelivery, { product, average, count }: ProductAverage): boolean {
  const known = db.get('SELECT average, count FROM review_average WHERE store = ? AND product = ?', store, product)
  if (known?.average === average && known.count === count) return false
  db.run(
    `INSERT INTO review_average (store, product, average, count, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (store, product) DO UPDATE SET average = excluded.average, count = excluded.count, at = excluded.at`,
    ...[store, product, average, count, now],
  )
  shelveAgain(db, store, 'average', product, now)
  return true
}
