import type { ReviewJournal, ReviewSource } from '../../reviews.ts'
import type { Connection } from '../connection.ts'
import { int, intOr, parseDetail, text, textOr } from '../rows.ts'

export function reviewCursor(db: Connection, store: string, source: string, key: string): string | undefined {
  const row = db.get('SELECT value FROM review_cursor WHERE store = ? AND source = ? AND key = ?', store, source, key)
  return row && text(row, 'value')
}

export function reviewCursorKeys(
  db: Connection,
  { store, source, after, limit }: Parameters<ReviewJournal['reviewCursorKeys']>[0],
): string[] {
  const rows = db.all(
    'SELECT key FROM review_cursor WHERE store = ? AND source = ? AND key > ? ORDER BY key LIMIT ?',
    ...[store, source, after, limit],
  )
  return rows.map((row) => text(row, 'key'))
}

export function reviewSourceFailed(
  db: Connection,
  { store, source, code, detail, now }: Parameters<ReviewJournal['reviewSourceFailed']>[0],
): void {
  db.run(
    `INSERT INTO review_intake (store, source, received, failure, failure_detail, failed_at) VALUES (?, ?, 0, ?, ?, ?)
     ON CONFLICT (store, source) DO UPDATE SET failure = excluded.failure, failure_detail = excluded.failure_detail,
       failed_at = excluded.failed_at`,
    ...[store, source, code, JSON.stringify(detail), now],
  )
}

export function reviewSources(db: Connection, store: string): ReviewSource[] {
  return db.all('SELECT * FROM review_intake WHERE store = ? ORDER BY source', store).map((row) => {
    const code = textOr(row, 'failure')
    return {
      ...{ source: text(row, 'source'), received: int(row, 'received'), lastAt: intOr(row, 'last_at') },
      failure:
        code === undefined
          ? undefined
          : { code, detail: parseDetail(text(row, 'failure_detail')), at: int(row, 'failed_at') },
    }
  })
}
