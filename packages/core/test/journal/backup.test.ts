import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { oneOfEach } from '../../../conformance/src/journal/one-of-each.ts'
import { always, collect, MINUTE, NOW, page, row, SHOP, seen } from '../../../conformance/src/journal/scene.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { folder } from './open-for-test.ts'

it('is whole but for what was read of buyers, and takes the journal’s place as it is', async () => {
  const path = folder()
  const location = join(path, 'journal.db')
  const journal = await openJournal(location)
  const counts = await oneOfEach(journal)
  const hash = await journal.emailHash('a@b.example')
  const { id } = await journal.info()
  const file = join(path, 'backup.db')
  await journal.backup(file, NOW)
  await journal.recordPage(page([row('after')]), always(collect))
  await journal.close()
  expect(readFileSync(location).includes('@example.com')).toBe(true)
  expect(readFileSync(file).includes('@example.com')).toBe(false)

  for (const suffix of ['', '-wal', '-shm']) rmSync(location + suffix, { force: true })
  copyFileSync(file, location)
  const restored = await openJournal(location)
  expect(await restored.info()).toMatchObject({ id, engine: 'sqlite-wal', copiedAt: NOW })
  expect(await restored.counts(SHOP)).toEqual(counts)
  expect(await restored.emailHash('a@b.example')).toBe(hash)
  expect(await restored.story({ store: SHOP, orderId: 'after' })).toBeUndefined()
  await restored.restored({ stores: [], actor: 'eve', now: NOW + MINUTE })
  expect((await restored.info()).copiedAt).toBeUndefined()
  await restored.close()
})

it('is one moment of the journal, however busily another connection writes', async () => {
  const path = folder()
  const location = join(path, 'journal.db')
  const journal = await openJournal(location)
  await seen(journal, collect)
  const busy = await openJournal(location)
  let pages = 0
  let stop = false
  const writing = (async () => {
    while (!stop) {
      const rows = Array.from({ length: 50 }, (_, n) => row(`${pages}-${n}`))
      await busy.recordPage(page(rows, { through: { watermark: pages + 1, shopClock: NOW } }), always(collect))
      pages++
      await new Promise((resolve) => setImmediate(resolve))
    }
  })()
  const files = [1, 2, 3, 4].map((n) => join(path, `backup-${n}.db`))
  for (const file of files) {
    const before = pages
    await journal.backup(file, NOW)
    while (pages < before + 3) await new Promise((resolve) => setImmediate(resolve))
  }
  stop = true
  await writing
  for (const file of files) {
    const copy = await openJournal(file)
    // A page, its hand-overs and its watermark are one transaction: a copy has all of it or nothing.
    expect((await copy.counts(SHOP)).due).toBe(((await copy.store(SHOP))?.watermark ?? 0) * 50)
    await copy.close()
    const probe = new DatabaseSync(file)
    expect(probe.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    probe.close()
  }
  await busy.close()
  await journal.close()
})

it('leaves nothing behind when it cannot be written whole', async () => {
  const path = folder()
  const journal = await openJournal(join(path, 'journal.db'))
  await oneOfEach(journal)
  const missing = join(path, 'missing', 'backup.db')
  await expect(journal.backup(missing, NOW)).rejects.toMatchObject({
    code: 'file-unwritable',
    detail: { why: 'ENOENT' },
  })
  const kept = join(path, 'kept.db')
  writeFileSync(kept, 'somebody’s')
  await expect(journal.backup(kept, NOW)).rejects.toMatchObject({ code: 'file-exists' })
  expect(readFileSync(kept, 'utf8')).toBe('somebody’s')
  expect(existsSync(missing)).toBe(false)
  expect(readdirSync(path).filter((name) => name.endsWith('.part'))).toEqual([])
  await journal.close()
})
