import { REVIEW_PROBLEMS, type ReviewProblem } from '../../../model/review.ts'
import type { ReviewAudit } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { int, type Row, text } from '../rows.ts'
import { reviewedProduct } from './products.ts'

/** Products shown behind the orphans. */
const SHOWN = 50

const ORPHANS = `review_line l JOIN review_product p ON p.store = l.store AND p.reference = l.product AND p.known = 0`

export function reviewAudit(db: Connection, store: string): ReviewAudit {
  const sum = (what: string, from: string) =>
    int(db.get(`SELECT coalesce(sum(${what}), 0) AS n FROM ${from}`, store) ?? {}, 'n')
  const received = sum('received', 'review_intake WHERE store = ?')
  const orphans = sum('l.n', `${ORPHANS} WHERE l.store = ?`)
  const stored = sum('n', `review_line WHERE store = ? AND kind <> 'rejected'`) - orphans
  const rejected = sum('n', `review_line WHERE store = ? AND kind = 'rejected'`)
  const problems = db.all(
    `SELECT problem, sum(n) AS n, max(what) AS example FROM review_line WHERE store = ? AND kind = 'rejected'
     GROUP BY problem ORDER BY n DESC`,
    store,
  )
  const products = db.all(
    `SELECT p.*, sum(l.n) AS n FROM ${ORPHANS} WHERE l.store = ? GROUP BY p.reference ORDER BY n DESC, p.reference LIMIT ?`,
    ...[store, SHOWN],
  )
  return {
    ...{ received, stored, rejected, orphans, difference: received - stored - rejected - orphans },
    reviews: sum('1', 'review WHERE deleted_at IS NULL AND store = ?'),
    removed: sum('1', 'review WHERE deleted_at IS NOT NULL AND store = ?'),
    notAsked: sum('1', 'review_product WHERE known IS NULL AND store = ?'),
    problems: problems.map((row) => ({ problem: problemIn(row), n: int(row, 'n'), example: text(row, 'example') })),
    orphanProducts: products.map((row) => ({ ...reviewedProduct(row), n: int(row, 'n') })),
  }
}

function problemIn(row: Row): ReviewProblem {
  const found = REVIEW_PROBLEMS.find((problem) => problem === row.problem)
  if (found === undefined) throw new TypeError(`journal column problem holds ${row.problem}`)
  return found
}
