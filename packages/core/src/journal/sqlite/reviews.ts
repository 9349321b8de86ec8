import { hash } from 'node:crypto'
import {
  type ProductAverage,
  type ProductReview,
  REVIEW_PROBLEMS,
  type ReviewLine,
  type ReviewProblem,
} from '../../model/review.ts'
import type { ReviewAudit, ReviewDelivery, ReviewIntake } from '../reviews.ts'
import type { Connection } from './connection.ts'
import { int, type Row, text } from './rows.ts'

export function takeReviews(db: Connection, delivery: ReviewDelivery): ReviewIntake {
  const { store, source, lines } = delivery
  const intake: ReviewIntake = { added: 0, updated: 0, deleted: 0, averages: 0, unchanged: 0, rejected: 0 }
  for (const line of lines) {
    note(db, delivery, line)
    intake[take(db, delivery, line)] += 1
  }
  db.run(
    `INSERT INTO review_intake (store, source, received) VALUES (?, ?, ?)
     ON CONFLICT (store, source) DO UPDATE SET received = received + excluded.received`,
    ...[store, source, lines.length],
  )
  return intake
}

function note(db: Connection, { store, source, now }: ReviewDelivery, line: ReviewLine): void {
  const { problem = null, what = null } = line.kind === 'rejected' ? line : {}
  db.run(
    `INSERT INTO review_line (store, source, fingerprint, kind, problem, what, last_at, n) VALUES (?, ?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (store, source, fingerprint) DO UPDATE SET last_at = excluded.last_at, n = n + 1`,
    ...[store, source, hash('sha256', JSON.stringify(line)), line.kind, problem, what, now],
  )
}

function take(db: Connection, delivery: ReviewDelivery, line: ReviewLine): keyof ReviewIntake {
  switch (line.kind) {
    case 'new':
    case 'update':
      return put(db, delivery, line.review)
    case 'delete':
      return remove(db, delivery, line.id)
    case 'average':
      return average(db, delivery, line.average)
    case 'rejected':
      return 'rejected'
  }
}

function put(db: Connection, { store, now }: ReviewDelivery, review: ProductReview): keyof ReviewIntake {
  const body = JSON.stringify(review)
  const known = db.get('SELECT body, deleted_at FROM review WHERE store = ? AND id = ?', store, review.id)
  if (known?.body === body && known.deleted_at === null) return 'unchanged'
  db.run(
    `INSERT INTO review (store, id, product, body, received_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (store, id) DO UPDATE SET product = excluded.product, body = excluded.body,
       changed_at = excluded.changed_at, deleted_at = NULL`,
    ...[store, review.id, review.product, body, now, now],
  )
  return known === undefined ? 'added' : 'updated'
}

/** Its text goes; that it was there stays, also where its removal comes first. */
function remove(db: Connection, { store, now }: ReviewDelivery, id: string): keyof ReviewIntake {
  const changed = db.run(
    `INSERT INTO review (store, id, received_at, changed_at, deleted_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (store, id) DO UPDATE SET body = NULL, changed_at = excluded.changed_at, deleted_at = excluded.deleted_at
       WHERE deleted_at IS NULL`,
    ...[store, id, now, now, now],
  )
  return changed === 0 ? 'unchanged' : 'deleted'
}

function average(db: Connection, { store, now }: ReviewDelivery, one: ProductAverage): keyof ReviewIntake {
  const changed = db.run(
    `INSERT INTO review_average (store, product, average, count, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (store, product) DO UPDATE SET average = excluded.average, count = excluded.count, at = excluded.at
       WHERE average <> excluded.average OR count <> excluded.count`,
    ...[store, one.product, one.average, one.count, now],
  )
  return changed === 0 ? 'unchanged' : 'averages'
}

export function reviewAudit(db: Connection, store: string): ReviewAudit {
  const sum = (what: string, from: string) =>
    int(db.get(`SELECT coalesce(sum(${what}), 0) AS n FROM ${from} AND store = ?`, store) ?? {}, 'n')
  const received = sum('received', 'review_intake WHERE 1')
  const stored = sum('n', `review_line WHERE kind <> 'rejected'`)
  const rejected = sum('n', `review_line WHERE kind = 'rejected'`)
  const problems = db.all(
    `SELECT problem, sum(n) AS n, max(what) AS example FROM review_line WHERE store = ? AND kind = 'rejected'
     GROUP BY problem ORDER BY n DESC`,
    store,
  )
  return {
    ...{ received, stored, rejected, difference: received - stored - rejected },
    reviews: sum('1', 'review WHERE deleted_at IS NULL'),
    removed: sum('1', 'review WHERE deleted_at IS NOT NULL'),
    problems: problems.map((row) => ({
      problem: problemIn(row),
      n: int(row, 'n'),
      example: text(row, 'example'),
    })),
  }
}

function problemIn(row: Row): ReviewProblem {
  const found = REVIEW_PROBLEMS.find((problem) => problem === row.problem)
  if (found === undefined) throw new TypeError(`journal column problem holds ${row.problem}`)
  return found
}
