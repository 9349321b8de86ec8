import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Recolte } from '../../src/api.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import type { MethodDefinition } from '../../src/method.ts'
import { createRecolte } from '../../src/recolte.ts'
import { TestClock } from './bench.ts'
import { MemoryShop } from './memory-shop.ts'

/** A platform that asks a buyer once for every time it is told, or keys on the reference; what it was told outlives every journal. */
class Platform {
  readonly told: string[] = []
  down = false
  readonly repeatable: boolean
  readonly clock: TestClock

  constructor(repeatable: boolean, clock: TestClock) {
    this.repeatable = repeatable
    this.clock = clock
  }

  method(): MethodDefinition {
    return {
      name: 'told',
      connect: () => ({
        name: 'told',
        batch: 1,
        repeatable: this.repeatable,
        deliver: async (batch) =>
          batch.map(({ handoverId, purchase }) => {
            if (this.down) return { handoverId, outcome: 'retry', message: 'down', at: this.clock.now() }
            this.told.push(purchase.reference)
            return { handoverId, outcome: 'collected', message: 'ok', at: this.clock.now() }
          }),
      }),
    }
  }
}

async function scene(repeatable: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-custody-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const clock = new TestClock()
  const shop = new MemoryShop(clock.now)
  const platform = new Platform(repeatable, clock)
  const location = join(folder, 'recolte.db')
  const open = async (language: 'en' | 'fr' = 'en'): Promise<Recolte> => {
    const recolte = await createRecolte({
      accounts: { main: { webId: 'w', secretKey: 'secret', platform: 'FR' } },
      stores: { boutique: { connector: 'memory', account: 'main', method: 'told' } },
      connectors: [shop.connector()],
      methods: [platform.method()],
      journal: location,
      clock,
      language,
    })
    onTestFinished(() => recolte.close())
    return recolte
  }
  const recolte = await open()
  await recolte.sync()
  clock.time += DAY
  /** The file that is there is lost, and the copy takes its place. */
  const putBack = async (file: string): Promise<Recolte> => {
    await recolte.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(location + suffix, { force: true })
    copyFileSync(file, location)
    return open()
  }
  return { clock, shop, platform, recolte, file: join(folder, 'backup.db'), putBack, open }
}

/**
 * An order of each kind at the backup: collected, about to leave, waiting, and one placed later. All leave after the
 * backup and before it is put back.
 */
async function lostDay(repeatable: boolean) {
  const made = await scene(repeatable)
  const { shop, recolte, clock, platform, file } = made
  shop.add('before')
  await recolte.sync()
  platform.down = true
  shop.add('open')
  shop.add('waiting', { statuses: ['processing'], meaning: 'paid', reached: {} })
  await recolte.sync()
  const backupAt = clock.now()
  await recolte.backup(file)
  platform.down = false
  clock.time += 2 * HOUR
  shop.change('waiting', {
    statuses: ['completed'],
    meaning: 'completed',
    reached: { completed: new Date(clock.now()) },
  })
  shop.add('placed-later')
  await recolte.sync()
  expect([...platform.told].sort()).toEqual(['Nbefore', 'Nopen', 'Nplaced-later', 'Nwaiting'])
  clock.time += HOUR
  return { ...made, backupAt, recolte: await made.putBack(file) }
}

const states = async (recolte: Recolte) =>
  Object.fromEntries(
    (await recolte.report()).orders.map(({ orderId, status, reason }) => [orderId, [status, reason.code]]),
  )

describe('a journal put back from a copy', () => {
  it('sends nothing twice where the platform would ask twice, and says what is uncertain', async () => {
    const { recolte, platform, shop, clock, backupAt, open } = await lostDay(false)
    const preview = await recolte.restored({ actor: 'eve', preview: true })
    expect(preview).toEqual({
      knownUntil: backupAt,
      stores: { boutique: { repeatable: false, open: 1, orders: ['Nopen'] } },
      uncertain: 1,
    })
    expect(await states(recolte)).toMatchObject({ open: ['retrying', 'will-retry'] })
    expect(await recolte.restored({ actor: 'eve' })).toEqual(preview)
    const told = [...platform.told]
    clock.time += HOUR
    await recolte.sync()
    expect(platform.told).toEqual(told)
    expect(await states(recolte)).toEqual({
      before: ['collected', 'collected'],
      open: ['uncertain', 'restored'],
      waiting: ['held', 'restored-perhaps'],
      'placed-later': ['held', 'restored-perhaps'],
    })
    for (const [text, next] of [
      ['Nopen', 'recolte confirm Nopen'],
      ['Nwaiting', 'recolte cancel Nwaiting'],
    ] as const) {
      for (const language of ['en', 'fr'] as const) {
        expect((await (await open(language)).explain({ text }))[0]?.reason.next).toContain(next)
      }
    }

    // What becomes ready from now on leaves as ever; what a person lets go does too.
    shop.add('new')
    await recolte.retry({ store: 'boutique', orderId: 'waiting' }, 'eve')
    await recolte.sync()
    expect(platform.told.slice(told.length).sort()).toEqual(['Nnew', 'Nwaiting'])
  })

  it('sends again where the platform keys on the reference, so that nothing is lost', async () => {
    const { recolte, platform } = await lostDay(true)
    expect(await recolte.restored({ actor: 'eve' })).toMatchObject({
      stores: { boutique: { repeatable: true, open: 1 } },
      uncertain: 0,
    })
    await recolte.sync()
    expect(new Set(platform.told).size).toBe(4)
    expect(Object.values(await states(recolte)).every(([state]) => state === 'collected')).toBe(true)
  })

  it('doubts an order whose date the shop does not tell, until all changes were read again', async () => {
    const { recolte, platform, shop, clock, file, putBack } = await scene(false)
    shop.add('a', { statuses: ['processing'], meaning: 'paid', reached: {} })
    shop.add('b', { statuses: ['processing'], meaning: 'paid', reached: {} })
    await recolte.sync()
    await recolte.backup(file)
    clock.time += HOUR
    const silently = (id: string) => {
      shop.change(id, { statuses: ['completed'], meaning: 'completed' })
      const order = shop.orders.get(id)
      if (order !== undefined) delete order.reached
    }
    silently('a')
    await recolte.sync()
    expect(platform.told).toEqual(['Na'])
    clock.time += HOUR
    const again = await putBack(file)
    await again.restored({ actor: 'eve' })
    // Edited after the journal was put back, so that its last change says nothing of when it was completed.
    clock.time += HOUR
    shop.change('a', {})
    await again.sync()
    expect(await states(again)).toMatchObject({ a: ['held', 'restored-perhaps'], b: ['waiting', 'status-not-reached'] })
    clock.time += HOUR
    silently('b')
    await again.sync()
    expect(platform.told).toEqual(['Na', 'Nb'])
  })
})

describe('the journal', () => {
  it('tells how it stands, store by store', async () => {
    const { recolte, shop, platform, clock } = await scene(false)
    platform.down = true
    shop.add('1')
    const reachedAt = clock.now()
    await recolte.sync()
    expect(await recolte.journalInfo()).toMatchObject({
      engine: 'sqlite-wal',
      copiedAt: undefined,
      stores: { boutique: { configured: true, oldestDue: reachedAt, counts: { retrying: 1, collected: 0 } } },
    })
  })

  it('takes no path that depends on where a program runs', async () => {
    const { recolte } = await scene(true)
    await expect(recolte.backup('backup.db')).rejects.toThrow(TypeError)
  })
})
