import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { connected } from './bench.ts'

/** Every byte of the journal and what SQLite keeps beside it: pages given back and the log included. */
const bytes = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')

it('an address is in no byte of the journal 30 days after its order was settled, however it ended', async ({
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-erasure-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { shop, recolte, platform, clock } = await connected({ journal: join(folder, 'journal.db') })
  const refused = new Set(['N2', 'N3'])
  platform.fault({ kind: 'code', code: 4, rate: 1, matching: (message) => refused.has(String(message.order_ref)) })
  for (let n = 1; n <= 40; n++) shop.add(String(n))
  await recolte.sync()
  platform.clearFaults()
  platform.fault({ kind: 'html', times: 4 })
  for (let n = 41; n <= 44; n++) shop.add(String(n))
  await recolte.sync()
  shop.change('41', { statuses: ['cancelled'], meaning: 'cancelled', reached: {} })
  clock.time += HOUR
  await recolte.sync()
  expect(bytes(folder)).toContain('client7@client.example')

  clock.time += 29 * DAY
  await recolte.sync()
  expect(bytes(folder)).toContain('client7@client.example')
  clock.time += 2 * DAY
  await recolte.sync()
  expect(/client\d+@client\.example/.exec(bytes(folder))?.[0]).toBeUndefined()
  expect((await recolte.explain({ email: 'client7@client.example' }))[0]).toMatchObject({
    reference: 'N7',
    status: 'collected',
  })
})
