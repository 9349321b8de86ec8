import type { Instant } from '../../clock.ts'
import type {
  SettledShelving,
  ShelfCounts,
  ShelfItems,
  ShelfKey,
  ShelfKind,
  Shelved,
  Shelving,
  ShelvingQuery,
} from '../shelf.ts'
import type { Connection } from './connection.ts'
import { review, reviewAverage } from './reviews/read.ts'
import { int, intOr, parseDetail, text, textOr } from './rows.ts'

/** A review changed, and with it the averages of these products. */
export function shelveReview(
  db: Connection,
  { store, now }: { store: string; now: Instant },
  id: string,
  ...products: (string | undefined)[]
): void {
  shelveAgain(db, store, 'review', id, now)
  for (const product of new Set(products)) if (product !== undefined) shelveAgain(db, store, 'average', product, now)
}

/** What is said of it is new: whatever is on its way to the shop counts no more. */
export function shelveAgain(db: Connection, store: string, kind: ShelfKind, id: string, now: Instant): void {
  db.run(
    `INSERT INTO shelf (store, kind, id, due_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (store, kind, id) DO UPDATE SET due_at = excluded.due_at, version = version + 1, tries = 0`,
    ...[store, kind, id, now],
  )
}

export function takeShelving<K extends ShelfKind>(
  db: Connection,
  { store, kind, now, until }: ShelvingQuery<K>,
): Shelving<ShelfItems[K]> | undefined {
  const row = db.get(
    `UPDATE shelf SET lease_until = ? WHERE store = ? AND kind = ? AND id = (
       SELECT id FROM shelf WHERE store = ? AND kind = ? AND due_at <= ? AND coalesce(lease_until, 0) <= ?
       ORDER BY due_at LIMIT 1) RETURNING id, shop_id, version, tries`,
    ...[until, store, kind, store, kind, now, now],
  )
  if (row === undefined) return undefined
  const id = text(row, 'id')
  const item = items[kind](db, store, id)
  return { id, item, shopId: textOr(row, 'shop_id'), version: int(row, 'version'), tries: int(row, 'tries') }
}

const items: { [K in ShelfKind]: (db: Connection, store: string, id: string) => ShelfItems[K] | undefined } = {
  review: (db, store, id) => review(db, store, id)?.review,
  average: reviewAverage,
}

export function settleShelving(db: Connection, { key, version, now, end }: SettledShelving): void {
  const which = [key.store, key.kind, key.id]
  const where = 'WHERE store = ? AND kind = ? AND id = ?'
  if (end.kind === 'shown') {
    // Its id counts also where the review has changed since: the next turn changes it there.
    const { shopId } = end
    db.run(
      `UPDATE shelf SET shop_id = ?, shown_at = ? ${where}`,
      ...[shopId ?? null, shopId === undefined ? null : now, ...which],
    )
    db.run(
      `UPDATE shelf SET due_at = NULL, tries = 0, problem = NULL, detail = NULL ${where} AND version = ?`,
      ...[...which, version],
    )
  } else {
    db.run(
      `UPDATE shelf SET due_at = ?, tries = tries + 1, problem = ?, detail = ? ${where} AND version = ?`,
      ...[now + end.after, end.problem, JSON.stringify(end.detail), ...which, version],
    )
  }
  db.run(`UPDATE shelf SET lease_until = NULL ${where}`, ...which)
}

export function shelved(db: Connection, { store, kind, id }: ShelfKey): Shelved | undefined {
  const row = db.get('SELECT * FROM shelf WHERE store = ? AND kind = ? AND id = ?', store, kind, id)
  if (row === undefined) return undefined
  const problem = textOr(row, 'problem')
  return {
    ...{ shopId: textOr(row, 'shop_id'), shownAt: intOr(row, 'shown_at'), dueAt: intOr(row, 'due_at') },
    tries: int(row, 'tries'),
    problem: problem === undefined ? undefined : { code: problem, detail: parseDetail(textOr(row, 'detail') ?? '{}') },
  }
}

export function shelfCounts(db: Connection, store: string, kind: ShelfKind): ShelfCounts {
  const sums = db.get(
    'SELECT count(shop_id) AS shown, count(due_at) AS due FROM shelf WHERE store = ? AND kind = ?',
    ...[store, kind],
  )
  const problems = db.all(
    `SELECT problem, count(*) AS n, min(id) AS example, detail FROM shelf
     WHERE store = ? AND kind = ? AND due_at IS NOT NULL AND problem IS NOT NULL GROUP BY problem ORDER BY n DESC`,
    ...[store, kind],
  )
  return {
    ...{ shown: int(sums ?? {}, 'shown'), due: int(sums ?? {}, 'due') },
    problems: problems.map((row) => ({
      problem: text(row, 'problem'),
      n: int(row, 'n'),
      example: text(row, 'example'),
      detail: parseDetail(textOr(row, 'detail') ?? '{}'),
    })),
  }
}
