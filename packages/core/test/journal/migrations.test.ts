import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { collect, handOver, row, seen } from '../../../conformance/src/journal/scene.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { migrations } from '../../src/journal/sqlite/migrations/index.ts'
import { openFile } from '../../src/journal/sqlite/open.ts'
import { folder } from './open-for-test.ts'

/** The schema of this version: what is copied before a later one changes it. */
const SCHEMA = migrations.length

const later = (count: number) => [
  ...migrations,
  ...Array.from({ length: count }, (_, n) => `CREATE TABLE later_${n} (x)`),
]

async function migrateTo(location: string, steps: readonly string[], keepCopies = 2) {
  const { connection } = await openFile({ location, busyTimeoutMs: 1_000, keepCopies, migrations: steps })
  connection.close()
}

async function used(): Promise<{ path: string; location: string }> {
  const path = folder()
  const location = join(path, 'journal.db')
  const journal = await openJournal(location)
  await seen(journal, collect, row('1'))
  await handOver(journal, 'R1', 'collected')
  await journal.close()
  return { path, location }
}

describe('a migration', () => {
  it('first copies the journal, whole but for personal data, for its owner alone', async () => {
    const { path, location } = await used()
    await migrateTo(location, later(1))
    expect(readdirSync(path).sort()).toEqual(['journal.db', `journal.db.schema-${SCHEMA}`])
    const copy = `${location}.schema-${SCHEMA}`
    expect(statSync(copy).mode & 0o777).toBe(0o600)
    expect(readFileSync(copy).includes('r1@example.com')).toBe(false)
    const journal = await openJournal(copy)
    expect(await journal.info()).toMatchObject({ schema: SCHEMA, engine: 'sqlite-wal' })
    expect((await journal.counts('shop')).collected).toBe(1)
    await journal.close()
    expect(new DatabaseSync(location).prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA + 1 })
  })

  it('copies nothing for a new journal', async () => {
    const path = folder()
    await migrateTo(join(path, 'journal.db'), later(2))
    expect(readdirSync(path)).toEqual(['journal.db'])
  })

  it('keeps the newest copies only', async () => {
    const { path, location } = await used()
    for (const n of [1, 2, 3]) await migrateTo(location, later(n))
    const kept = ['journal.db', `journal.db.schema-${SCHEMA + 1}`, `journal.db.schema-${SCHEMA + 2}`]
    expect(new Set(readdirSync(path))).toEqual(new Set(kept))
  })

  it('that fails leaves the journal as it was', async () => {
    const { location } = await used()
    await expect(migrateTo(location, [...later(1), 'CREATE TABLE orders (x)'])).rejects.toThrow()
    const journal = await openJournal(location)
    expect((await journal.info()).schema).toBe(SCHEMA)
    expect((await journal.counts('shop')).collected).toBe(1)
    await journal.close()
  })

  it('happens once when two processes start together', async () => {
    const { path, location } = await used()
    await Promise.all([migrateTo(location, later(1)), migrateTo(location, later(1))])
    expect(readdirSync(path).sort()).toEqual(['journal.db', `journal.db.schema-${SCHEMA}`])
  })
})
