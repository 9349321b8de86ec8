import { DatabaseSync } from 'node:sqlite'
import { expect, it, vi } from 'vitest'
import { journalCases, runCase } from '../../../conformance/src/journal/index.ts'
import { migrations } from '../../src/journal/sqlite/migrations/index.ts'
import { openForSuite } from './open-for-test.ts'

/**
 * Tables that stay small whatever the shop (acts are done by hand), or that only a person's search of a few rows reads.
 * `few` is what a LIMIT has bounded.
 */
const SMALL = /^SCAN ((j|json_each|store|account|backfill|meta|suppressed|action|found|few)\b|\(subquery-\d+\))/

/**
 * Every statement the journal runs while it proves itself, explained: none walks a table that grows with the shop.
 * An index walked from end to end is fine only where that is the point (a count). A product's reviews are found by the
 * product, not among all the store's.
 */
it('finds everything by an index, however large the shop', async () => {
  const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
  for (const test of journalCases) await runCase(test, () => openForSuite())
  const statements = new Set(prepare.mock.calls.map(([sql]) => sql))
  prepare.mockRestore()

  const db = new DatabaseSync(':memory:')
  for (const sql of migrations) db.exec(sql)
  const walks: string[] = []
  let explained = 0
  for (const sql of statements) {
    // The suite's own probes have no parameters, the journal's statements on orders always do.
    if (!/^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(sql) || !sql.includes('?')) continue
    explained++
    for (const { detail } of db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()) {
      const step = String(detail)
      const ofProduct = /\bFROM review\b[^;]*\bproduct = \?/.test(sql) && /^SEARCH review\b(?!.*product=\?)/.test(step)
      if (ofProduct || (step.startsWith('SCAN') && !SMALL.test(step))) walks.push(`${step}\n  in ${sql}`)
    }
  }
  expect(explained).toBeGreaterThan(60)
  expect(walks).toEqual([])
})
