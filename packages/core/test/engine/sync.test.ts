import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import type { ReviewLine } from '../../src/model/review.ts'
import { reading, review } from '../reviews/scene.ts'
import { connected, START, scene } from './bench.ts'
import { shopDown } from './memory-shop.ts'

const references = (held: Iterable<{ reference: string }>) => [...held].map(({ reference }) => reference).sort()

describe('a pass', () => {
  it('lets nothing leave for the past when a store is connected', async () => {
    const { shop, recolte, platform } = await scene()
    const before = new Date(START - 3 * DAY)
    shop.add('1', { createdAt: before, changedAt: before, reached: { completed: before } })
    shop.add('2', { createdAt: before, changedAt: before, statuses: ['processing'], meaning: 'paid', reached: {} })
    const { ok, stores } = await recolte.sync()
    expect(ok).toBe(true)
    expect(stores.boutique).toMatchObject({
      seen: 2,
      counts: { skipped: 1, waiting: 1, collected: 0 },
      first: { followed: 1, trigger: expect.any(Array) },
    })
    expect(platform.asked).toBe(0)
  })

  it('hands over each order that reaches its trigger, once', async () => {
    const { shop, recolte, platform, clock } = await connected()
    for (let n = 1; n <= 250; n++) shop.add(String(n))
    const { stores } = await recolte.sync()
    expect(stores.boutique).toMatchObject({ seen: 250, counts: { collected: 250 } })
    clock.time += HOUR
    shop.change('7', { statuses: ['completed'] })
    expect((await recolte.sync()).stores.boutique).toMatchObject({ seen: 1, counts: { collected: 1 } })
    expect(platform.summary()).toMatchObject({ accepted: 250, duplicates: 0 })
  })

  it('goes on in a list where it broke off, and at its watermark once it was through', async () => {
    const { shop, recolte, journal } = await connected()
    shop.pageSize = 10
    shop.breaksAfter = 3
    for (let n = 1; n <= 50; n++) shop.add(String(n))
    const seen = async () => (await recolte.sync()).stores.boutique?.seen
    expect(await seen()).toBe(30)
    expect((await journal.store('boutique'))?.place).toBe('30')
    expect(await seen()).toBe(20)
    expect((await journal.store('boutique'))?.place).toBeUndefined()
    shop.calls.length = 0
    await recolte.sync()
    expect(shop.calls.filter((call) => call === 'changes')).toHaveLength(4)
  })

  it('asks an idle shop once', async () => {
    const { shop, recolte } = await connected()
    await recolte.sync()
    shop.calls.length = 0
    await recolte.sync()
    expect(shop.calls).toEqual(['changes'])
  })

  it('reads the truth of now: what was cancelled since is stopped, what is gone is said so', async () => {
    const { shop, recolte, platform, clock } = await connected()
    shop.add('1')
    shop.add('2')
    shop.add('3')
    platform.fault({ kind: '503', rate: 1 })
    await recolte.sync()
    platform.clearFaults()
    clock.time += DAY
    shop.change('1', { statuses: ['cancelled'], meaning: 'cancelled', reached: {} })
    shop.orders.delete('2')
    const { stores } = await recolte.sync()
    expect(stores.boutique?.counts).toMatchObject({ stopped: 2, collected: 1 })
    expect(references(platform.held())).toEqual(['N3'])
    expect((await recolte.explain({ text: 'N1' }))[0]?.reason.code).toBe('cancelled')
    expect((await recolte.explain({ text: 'N2' }))[0]?.reason.code).toBe('gone')
  })

  it('keeps going when the shop is down, and says so', async () => {
    const { shop, recolte, platform } = await connected()
    shop.add('1')
    shop.failure = shopDown()
    const down = await recolte.sync()
    expect(down).toMatchObject({ ok: false, stores: { boutique: { failure: { code: 'shop-down' } } } })
    shop.failure = undefined
    expect(await recolte.sync()).toMatchObject({ ok: true, stores: { boutique: { counts: { collected: 1 } } } })
    expect(platform.asked).toBe(1)
  })

  it('loses nothing when the shop puts its clock back', async () => {
    const { shop, recolte, clock } = await connected()
    shop.now = () => clock.now() + HOUR
    shop.add('1')
    await recolte.sync()
    shop.now = clock.now
    clock.time += 60_000
    shop.add('2')
    clock.time += 60_000
    expect((await recolte.sync()).stores.boutique?.counts.collected).toBe(1)
  })

  it('refuses a change of account until it is carried out on purpose', async () => {
    const { recolte, another } = await connected()
    await recolte.sync()
    const changed = await another({ account: { webId: 'web-2' } })
    expect((await changed.sync()).stores.boutique?.failure).toMatchObject({
      code: 'account-changed',
      detail: { before: 'main (web-1)', after: 'main (web-2)' },
    })
    const rotated = await another({ account: { secretKey: 'new' } })
    expect((await rotated.sync()).ok).toBe(true)
  })
})

describe('reviews in a pass', () => {
  const line: ReviewLine = {
    kind: 'new',
    review: { id: 'r1', product: '11', rating: 5, text: 'Bon', author: 'Léa D.', media: [], exchanges: [] },
  }
  const told = { source: 'module', now: START, lines: [line] }

  async function showing(...names: string[]) {
    const made = await scene()
    const { shop } = made
    shop.shelf = {
      async put() {
        shop.calls.push('put')
        return { kind: 'shown', shopId: '1' }
      },
      async remove() {},
    }
    const config = { connector: 'memory', account: 'main', reviews: { publish: true } }
    const recolte = await made.another({ stores: Object.fromEntries(names.map((name) => [name, config])) })
    await recolte.sync()
    for (const store of names) await made.journal.takeReviews({ store, ...told })
    shop.calls.length = 0
    return { ...made, recolte }
  }

  it('come after the orders of every store', async () => {
    const names = Array.from({ length: 9 }, (_, n) => `boutique-${n}`)
    const { recolte, shop } = await showing(...names)
    const { stores } = await recolte.sync()
    expect(names.map((name) => stores[name]?.reviews?.shown)).toEqual(names.map(() => 1))
    expect(shop.calls.indexOf('put')).toBeGreaterThan(shop.calls.lastIndexOf('changes'))
  })

  it('are shown by one process, for which the others do not wait', async () => {
    const { recolte, journal, shop, clock } = await showing('boutique')
    await journal.claimWork('publish boutique', 'another', clock.now(), clock.now() + HOUR)
    expect((await recolte.sync()).stores.boutique).not.toHaveProperty('reviews')
    expect(shop.calls).toContain('changes')
    await journal.releaseWork('publish boutique', 'another')
    expect((await recolte.sync()).stores.boutique?.reviews?.shown).toBe(1)
  })

  it('are read by one process, until the claim of one that died has run out', async () => {
    const { published, ids, recolte, journal, clock } = await reading('feed')
    published.put(review('r1'))
    await journal.claimWork('read reviews of boutique', 'another', clock.now(), clock.now() + HOUR)
    await recolte.sync()
    expect(await ids()).toEqual([])
    clock.time += HOUR
    await recolte.sync()
    expect(await ids()).toEqual(['r1'])
  })

  it('wait for nobody whose clock was ahead', async () => {
    const { recolte, journal, clock } = await showing('boutique')
    await journal.claimWork('publish boutique', 'another', clock.now(), clock.now() + DAY)
    clock.time -= HOUR
    await recolte.sync()
    clock.time += MINUTE
    expect((await recolte.sync()).stores.boutique?.reviews?.shown).toBe(1)
  })
})
