import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import {
  always,
  collect,
  connect,
  handOver,
  leaseOne,
  NOW,
  page,
  row,
  seen,
  send,
} from '../../../conformance/src/journal/scene.ts'
import { isNetworkDisk } from '../../src/journal/sqlite/disk.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { migrations } from '../../src/journal/sqlite/migrations/index.ts'
import { openFile } from '../../src/journal/sqlite/open.ts'
import { folder } from './open-for-test.ts'

const fresh = () => join(folder(), 'journal.db')

describe('the file of a journal', () => {
  it('is created for its owner alone, with its companions', async () => {
    const location = fresh()
    const journal = await openJournal(location)
    await connect(journal)
    for (const suffix of ['', '-wal', '-shm']) expect(statSync(location + suffix).mode & 0o777).toBe(0o600)
    await journal.close()
  })

  it('is written ahead where the disk can, and says so', async () => {
    const journal = await openJournal(fresh())
    expect((await journal.info()).engine).toBe('sqlite-wal')
    await journal.close()
  })

  it('falls back to a rollback journal where memory cannot be shared, for a new file and for one in WAL', async () => {
    const location = fresh()
    mkdirSync(`${location}-shm`)
    const first = await openJournal(location)
    expect((await first.info()).engine).toBe('sqlite-delete')
    await seen(first, collect, row('1'))
    await first.close()

    const other = fresh()
    await (await openJournal(other)).close()
    expect(readFileSync(other)[18]).toBe(2) // write-ahead, says the header
    mkdirSync(`${other}-shm`)
    const second = await openJournal(other)
    expect((await second.info()).engine).toBe('sqlite-delete')
    await seen(second, collect, row('1'))
    expect((await second.counts('shop')).due).toBe(1)
    await second.close()
  })

  it('serves two connections without write-ahead logging too', async () => {
    const location = fresh()
    mkdirSync(`${location}-shm`)
    const first = await openJournal(location)
    const second = await openJournal(location)
    await seen(first, collect, row('1'))
    await leaseOne(first, 'a')
    expect((await second.counts('shop')).due).toBe(1)
    await second.setMeta('a', '1')
    expect(await first.getMeta('a')).toBe('1')
    await first.close()
    await second.close()
  })

  it('is on no network disk here', () => {
    expect(isNetworkDisk(fresh())).toBe(false)
  })

  it('may be memory alone', async () => {
    const journal = await openJournal(':memory:')
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected')
    expect((await journal.info()).engine).toBe('sqlite-memory')
    expect((await journal.counts('shop')).collected).toBe(1)
    await journal.close()
  })

  it('writes nothing when opened again', async () => {
    const location = fresh()
    await (await openJournal(location)).close()
    const before = readFileSync(location)
    await (await openJournal(location)).close()
    expect(readFileSync(location).equals(before)).toBe(true)
  })
})

describe('personal data', () => {
  const traces = (path: string, needle: string) =>
    readdirSync(path).filter((name) => readFileSync(join(path, name)).includes(needle))

  it('is gone from every file once erased', async () => {
    const path = folder()
    const journal = await openJournal(join(path, 'journal.db'))
    await seen(journal, collect, ...Array.from({ length: 300 }, (_, n) => row(String(n))))
    const leased = await journal.lease({
      ...{ stores: ['shop'], excludeAccounts: [], token: 'a', now: NOW, until: NOW + 1, limit: 300, passes: {} },
    })
    const long = Array.from({ length: 20 }, (_, n) => ({ id: String(n), name: 'x'.repeat(n * 40) }))
    const prepared = leased.map(({ handoverId }, n) => {
      const whole = send(handoverId, `R${n}`)
      const products = long.slice(0, n % 20)
      return {
        ...whole,
        purchase: {
          reference: '',
          firstName: '',
          lastName: '',
          orderedAt: 0,
          reachedAt: 0,
          ...whole.purchase,
          email: `secret-${n}@example.com`,
          products,
        },
      }
    })
    await journal.prepare('a', prepared, NOW)
    expect(traces(path, 'secret-').length).toBeGreaterThan(0)
    await journal.settle(
      'a',
      leased.map(({ handoverId }, n) => ({
        ...{ handoverId, state: 'collected', reason: { code: 'collected' }, eraseAfter: NOW + (n % 2) },
        attempt: { at: NOW, method: 'webservice', outcome: 'collected', message: '1' },
      })),
      NOW,
    )
    expect(await journal.erase(NOW, 1_000)).toBe(150)
    for (let n = 0; n < 300; n += 2) expect(traces(path, `secret-${n}@`)).toEqual([])
    expect(traces(path, 'secret-1@')).toEqual(['journal.db'])
    await journal.erase(NOW + 1, 1_000)
    expect(traces(path, 'secret-')).toEqual([])
    await journal.close()
  })

  it('is emptied from the log later where another process was reading just then', async () => {
    const path = folder()
    const location = join(path, 'journal.db')
    const journal = await openJournal(location, { busyTimeoutMs: 20 })
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected', { eraseAfter: NOW })
    const reader = new DatabaseSync(location)
    reader.exec('BEGIN; SELECT * FROM payload')
    expect(await journal.erase(NOW, 10)).toBe(1)
    reader.exec('COMMIT')
    reader.close()
    expect(await journal.erase(NOW, 10)).toBe(0)
    expect(traces(path, 'r1@example.com')).toEqual([])
    await journal.close()
  })
})

describe('a file that cannot be used', () => {
  it('is called damaged when it is no journal', async () => {
    const location = fresh()
    writeFileSync(location, 'not a database at all. '.repeat(200))
    await expect(openJournal(location)).rejects.toMatchObject({
      code: 'journal-damaged',
      detail: { location },
      cause: { errcode: 26 },
    })
    const other = fresh()
    new DatabaseSync(other).exec('CREATE TABLE somebody_elses (x)')
    await expect(openJournal(other)).rejects.toMatchObject({ code: 'journal-damaged' })
    await expect(openJournal(folder())).rejects.toMatchObject({ code: 'journal-damaged' })
  })

  it('is called damaged when its pages are', async () => {
    const location = fresh()
    const journal = await openJournal(location)
    await seen(journal, collect, ...Array.from({ length: 400 }, (_, n) => row(String(n))))
    await journal.close()
    const bytes = readFileSync(location)
    bytes.fill(0xa5, 8_192)
    writeFileSync(location, bytes)
    const counting = async () => (await openJournal(location)).counts('shop')
    await expect(counting()).rejects.toMatchObject({ code: 'journal-damaged', cause: { errcode: expect.any(Number) } })
  })

  it('is called newer when a newer Recolte wrote it, and is left alone', async () => {
    const location = fresh()
    await (await openJournal(location)).close()
    new DatabaseSync(location).exec('PRAGMA user_version = 99')
    const before = readFileSync(location)
    await expect(openJournal(location)).rejects.toMatchObject({
      code: 'journal-newer',
      detail: { location, found: 99, known: migrations.length },
    })
    expect(readFileSync(location).equals(before)).toBe(true)
  })

  it('gets the folder it is missing', async () => {
    const location = join(folder(), 'missing', 'journal.db')
    await (await openJournal(location)).close()
    expect(existsSync(location)).toBe(true)
  })

  it('is called unwritable where its folder cannot be made, naming the cause', async () => {
    const inTheWay = join(folder(), 'file')
    writeFileSync(inTheWay, '')
    const location = join(inTheWay, 'deeper', 'journal.db')
    await expect(openJournal(location)).rejects.toMatchObject({ code: 'journal-full', cause: { code: 'ENOTDIR' } })
  })
})

describe('a disk that gives out', () => {
  it.each([
    ['full', 'PRAGMA max_page_count = 1', 13],
    ['read-only', 'PRAGMA query_only = ON', 8],
  ])(
    'is named when it is %s; nothing is half written, and all goes on once it is mended',
    async (_, breaks, errcode) => {
      const location = fresh()
      const { connection, database } = await openFile({ location, busyTimeoutMs: 100, keepCopies: 0, migrations })
      const fill = () => {
        for (let n = 0; n < 100; n++)
          connection.run('INSERT INTO meta (key, value) VALUES (?, ?)', `${n}`, 'x'.repeat(500))
      }
      database.exec(breaks)
      await expect(connection.write(fill)).rejects.toMatchObject({
        code: 'journal-full',
        detail: { location },
        cause: { errcode },
      })
      database.exec('PRAGMA max_page_count = 100000; PRAGMA query_only = OFF')
      expect(connection.all('SELECT key FROM meta')).toEqual([])
      await connection.write(fill)
      expect(connection.all('SELECT key FROM meta')).toHaveLength(100)
      connection.close()
    },
  )
})

describe('a locked journal', () => {
  it('says who is in the way after its patience, and works again when the lock is gone', async () => {
    const location = fresh()
    const journal = await openJournal(location, { busyTimeoutMs: 30 })
    await connect(journal)
    const other = new DatabaseSync(location)
    other.exec('BEGIN IMMEDIATE')
    const writing = journal.recordPage(page([row('1')]), always(collect))
    await expect(writing).rejects.toMatchObject({ code: 'journal-locked', fate: 'retry', detail: { location } })
    expect((await journal.counts('shop')).due).toBe(0)
    other.exec('COMMIT')
    await journal.recordPage(page([row('1')]), always(collect))
    expect((await journal.counts('shop')).due).toBe(1)
    other.close()
    await journal.close()
  })

  it('waits for a lock that is given back in time', async () => {
    const location = fresh()
    const journal = await openJournal(location)
    await connect(journal)
    const other = new DatabaseSync(location)
    other.exec('BEGIN IMMEDIATE')
    const writing = journal.recordPage(page([row('1')]), always(collect))
    other.exec('COMMIT')
    expect(await writing).toEqual({ looked: 1, added: 1 })
    other.close()
    await journal.close()
  })
})
