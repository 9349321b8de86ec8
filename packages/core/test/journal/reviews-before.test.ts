import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { migrations } from '../../src/journal/sqlite/migrations/index.ts'

it('reviews of before keep their dates, and say from then on what changed them', () => {
  const db = new DatabaseSync(':memory:')
  for (const sql of migrations.slice(0, 5)) db.exec(sql)
  const body = JSON.stringify({ id: 'r1', product: '11', writtenAt: 500 })
  const insert = db.prepare(
    'INSERT INTO review (store, id, product, body, received_at, changed_at, deleted_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  insert.run('shop', 'r1', '11', body, 1_000, 2_000, null)
  insert.run('shop', 'r2', '12', null, 1_000, 3_000, 3_000)
  for (const sql of migrations.slice(5)) db.exec(sql)
  expect(db.prepare('SELECT id, source, written_at, said_at, told_at FROM review ORDER BY id').all()).toEqual([
    { id: 'r1', source: 'module', written_at: 500, said_at: 2_000, told_at: 2_000 },
    { id: 'r2', source: 'module', written_at: 1_000, said_at: 3_000, told_at: 3_000 },
  ])
  expect(db.prepare('SELECT review, what, at FROM review_change ORDER BY review').all()).toEqual([
    { review: 'r1', what: 'added', at: 2_000 },
    { review: 'r2', what: 'removed', at: 3_000 },
  ])
  expect(db.prepare('SELECT reference, known FROM review_product ORDER BY reference').all()).toEqual([
    { reference: '11', known: null },
    { reference: '12', known: null },
  ])
  db.close()
})
