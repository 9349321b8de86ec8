import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { collect, NOW, purchase, row, seen, send } from '../../../conformance/src/journal/scene.ts'
import type { Journal } from '../../src/journal/port.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { folder } from './open-for-test.ts'

const BUYERS = 60
const address = (n: number) => `forget-me-${n % BUYERS}@example.com`

/** Names of the files, whatever they are (the database with its free pages, the log), in which these bytes stand. */
const traces = (path: string, needle: string) =>
  readdirSync(path).filter((name) => readFileSync(join(path, name)).includes(needle))

/** 300 orders of 60 buyers, of all sizes so that pages split and empty, refused with words that name the buyer. */
async function fill(journal: Journal): Promise<void> {
  await seen(journal, collect, ...Array.from({ length: 300 }, (_, n) => row(String(n))))
  const query = { stores: ['shop'], excludeAccounts: [], token: 'a', now: NOW, until: NOW + 1, limit: 300, passes: {} }
  const leased = await journal.lease(query)
  const hashes = await Promise.all(leased.map((_, n) => journal.emailHash(address(n))))
  await journal.prepare(
    'a',
    leased.map(({ handoverId }, n) => {
      const products = Array.from({ length: n % 20 }, (_, line) => ({ id: `${line}`, name: 'x'.repeat(line * 40) }))
      const whole = { ...purchase(`R${n}`, address(n)), products }
      return send(handoverId, `R${n}`, { purchase: whole, emailHash: hashes[n] ?? '' })
    }),
    NOW,
  )
  await journal.settle(
    'a',
    leased.map(({ handoverId }, n) => ({
      ...{ handoverId, state: 'refused', reason: { code: 'platform-refused', detail: { answer: `4 ${address(n)}` } } },
      attempt: { at: NOW, method: 'webservice', outcome: 'refused', message: `wrong: ${address(n)}` },
    })),
    NOW,
  )
}

it('leaves an address in no byte of the database, its free pages or its log', async () => {
  const path = folder()
  const location = join(path, 'journal.db')
  const journal = await openJournal(location)
  await fill(journal)
  expect(existsSync(`${location}-wal`)).toBe(true)
  expect(traces(path, address(7)).length).toBeGreaterThan(0)
  const emailHash = await journal.emailHash(address(7))
  const receipt = await journal.suppress({ emailHash, kind: 'erased', actor: 'eve', now: NOW })
  expect(receipt).toMatchObject({ stopped: 0, payloads: 5, answers: 5, overwritten: true })
  expect(receipt.orders).toHaveLength(5)
  expect(traces(path, address(7))).toEqual([])
  expect(traces(path, address(8)).length).toBeGreaterThan(0)
  // Every other buyer too: by then most pages are free, and none of them tells anything.
  for (let n = 0; n < BUYERS; n++) {
    await journal.suppress({ emailHash: await journal.emailHash(address(n)), kind: 'erased', actor: 'eve', now: NOW })
  }
  expect(traces(path, 'forget-me')).toEqual([])
  await journal.close()
  expect(traces(path, 'forget-me')).toEqual([])
})

it('says when another process kept the log from being overwritten, and does it when asked again', async () => {
  const path = folder()
  const location = join(path, 'journal.db')
  const journal = await openJournal(location, { busyTimeoutMs: 20 })
  await fill(journal)
  const reader = new DatabaseSync(location)
  reader.exec('BEGIN; SELECT * FROM payload')
  const asked = { emailHash: await journal.emailHash(address(1)), kind: 'erased', actor: 'eve', now: NOW } as const
  expect(await journal.suppress(asked)).toMatchObject({ payloads: 5, overwritten: false })
  reader.exec('COMMIT')
  expect(await journal.suppress(asked)).toMatchObject({ payloads: 0, overwritten: true })
  reader.close()
  expect(traces(path, address(1))).toEqual([])
  await journal.close()
})
