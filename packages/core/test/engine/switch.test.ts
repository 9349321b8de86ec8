import { createNewPlatform, createPlatform, serve } from '@recolte/sandbox'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { createRecolte } from '../../src/recolte.ts'
import { shared, TestClock } from './bench.ts'
import { MemoryShop } from './memory-shop.ts'
import { WEBSITE } from './new-platform.ts'

/** One shop, both generations of the platform on loopback, and a way of being configured for either. */
async function bothPlatforms() {
  const clock = new TestClock()
  const shop = new MemoryShop(clock.now)
  const old = createPlatform({ accounts: [{ webId: 'web-1', secretKey: 'secret-1' }], clock: clock.now })
  const next = createNewPlatform({
    clients: [{ clientId: 'client-1', clientSecret: 'secret-1' }],
    websites: [{ websiteId: WEBSITE, clientId: 'client-1' }],
    clock: clock.now,
  })
  const [oldServed, nextServed] = [await serve(old), await serve(next)]
  const journal = await openJournal(':memory:')
  onTestFinished(async () => {
    for (const one of [oldServed, nextServed, journal]) await one.close()
  })
  const at = async (
    method: 'webservice' | 'purchase-events',
    store: Record<string, unknown> = {},
    language: 'en' | 'fr' = 'en',
  ) => {
    const recolte = await createRecolte({
      accounts: {
        main: { webId: 'web-1', secretKey: 'secret-1', platform: oldServed.url, ratePerSecond: 0 },
        new: {
          ...{ generation: 'new', clientId: 'client-1', clientSecret: 'secret-1', websiteId: WEBSITE },
          ...{ platform: nextServed.url, tokenUrl: `${nextServed.url}/realms/skeepers/protocol/openid-connect/token` },
          ratePerSecond: 0,
        },
      },
      stores: {
        boutique: {
          ...{ connector: 'memory', method, account: method === 'webservice' ? 'main' : 'new', brake: false },
          ...store,
        },
      },
      connectors: [shop.connector()],
      journal: shared(journal),
      clock,
      language,
    })
    onTestFinished(() => recolte.close())
    return recolte
  }
  const first = await at('webservice')
  await first.sync()
  clock.time += DAY
  return { clock, shop, old, next, first, at }
}

const references = (platform: { held(): IterableIterator<{ reference: string }> }) =>
  [...platform.held()].map(({ reference }) => reference)

describe('a switch of method', () => {
  it('is refused until it is carried out, and then goes on where the old way stopped', async () => {
    const { shop, old, next, first, at, clock } = await bothPlatforms()
    for (const id of ['1', '2', '3']) shop.add(id)
    await first.sync()
    const second = await at('purchase-events')
    shop.add('4')
    const refused = await second.sync()
    expect(refused.stores.boutique?.failure?.code).toBe('method-changed')
    expect(next.requests).toBe(0)

    const planned = await second.previewSwitch('boutique')
    expect(planned).toMatchObject({
      before: { method: 'webservice' },
      after: { method: 'purchase-events' },
      collected: 3,
    })
    expect((await second.sync()).stores.boutique?.failure?.code).toBe('method-changed')

    await second.switchStore('boutique', 'eve')
    expect((await first.sync()).stores.boutique?.failure?.code).toBe('method-changed')
    const { stores } = await second.sync()
    expect(stores.boutique).toMatchObject({ counts: { collected: 1 } })
    clock.time += DAY
    await second.sync()
    expect(references(old)).toEqual(['N1', 'N2', 'N3'])
    expect(references(next)).toEqual(['N4'])
    await expect(second.previewSwitch('boutique')).rejects.toMatchObject({ code: 'nothing-to-switch' })
  })

  it('lets what the old way refused for certain leave, and what it did not answer wait for a person', async () => {
    const { shop, old, next, first, at, clock } = await bothPlatforms()
    for (const id of ['1', '2']) shop.add(id)
    old.fault({ kind: 'accepted-then-reset', times: 1 })
    old.fault({ kind: '429', rate: 1 })
    await first.sync({ maxDurationMs: 0 })
    await first.sync()
    expect(old.asked).toBe(1)
    const second = await at('purchase-events')
    const done = await second.switchStore('boutique', 'eve')
    expect(done).toMatchObject({ leaves: { count: 1 }, unanswered: { count: 1 } })
    const [doubtful = ''] = done.unanswered.first
    clock.time += HOUR
    await second.sync()
    expect(references(next)).toEqual(['N1', 'N2'].filter((reference) => reference !== doubtful))
    const [told] = await second.explain({ text: doubtful })
    expect(told).toMatchObject({ status: 'uncertain', reason: { code: 'switched' } })
    expect(told?.reason.next).toContain(`recolte confirm ${doubtful}`)
    expect(told?.reason.next).toContain('Reporting > Review request')
    const french = await at('purchase-events', {}, 'fr')
    const [toldInFrench] = await french.explain({ text: doubtful })
    expect(toldInFrench?.reason).toMatchObject({
      code: 'switched',
      next: expect.stringContaining(`recolte confirm ${doubtful}`),
    })
    expect(toldInFrench?.reason.message).not.toBe(told?.reason.message)

    await second.retry({ store: 'boutique', orderId: told?.orderId ?? '' }, 'eve')
    await second.sync()
    expect(references(next).sort()).toEqual(['N1', 'N2'])
  })

  it('back and forth asks nobody twice', async () => {
    const { shop, old, next, at, clock } = await bothPlatforms()
    let id = 0
    for (const method of ['purchase-events', 'webservice', 'purchase-events'] as const) {
      const recolte = await at(method)
      await recolte.switchStore('boutique', 'eve')
      for (let n = 0; n < 20; n++) shop.add(String(++id))
      await recolte.sync()
      clock.time += HOUR
    }
    expect(id).toBe(60)
    expect(new Set([...references(old), ...references(next)]).size).toBe(60)
    expect(old.asked + next.asked).toBe(60)
  })

  it('of the rule of references is the cure of one that was taken', async () => {
    const { shop, old, first, at } = await bothPlatforms()
    shop.add('1', { number: 'same' })
    shop.add('2', { number: 'same' })
    await first.sync()
    expect(old.asked).toBe(1)
    const second = await at('webservice', { reference: 'id' })
    await second.switchStore('boutique', 'eve')
    await second.sync()
    expect(references(old).sort()).toEqual(['2', 'same'])
  })
})

describe('the check', () => {
  it('fails where one account is used in two ways, and names the store to switch', async () => {
    const { shop, clock } = await bothPlatforms()
    const files = { name: 'files', connect: () => ({ name: 'files', batch: 1, repeatable: false }) }
    const store = { connector: 'memory', account: 'main' }
    const recolte = await createRecolte({
      accounts: { main: { webId: 'web-1', secretKey: 'secret-1', platform: 'http://127.0.0.1:9' } },
      stores: { one: store, two: { ...store, method: 'files' } },
      connectors: [shop.connector()],
      methods: [files],
      journal: ':memory:',
      clock,
    })
    onTestFinished(() => recolte.close())
    const { results } = await recolte.check()
    const found = results.find(({ id }) => id === 'one-method')
    expect(found).toMatchObject({ status: 'failure' })
    expect(found?.message).toContain('one: webservice, two: files')
    expect(found?.next).toContain('recolte switch two')
  })

  it('fails where the store of before a move still hands over the same shop', async () => {
    const { shop, clock } = await bothPlatforms()
    const store = { connector: 'memory', settings: { url: 'https://shop.example' } }
    const twin = { ...store, settings: { url: 'https://SHOP.example/' }, account: 'new', method: 'purchase-events' }
    const recolte = await createRecolte({
      accounts: {
        main: { webId: 'web-1', secretKey: 'secret-1', platform: 'http://127.0.0.1:9' },
        new: {
          generation: 'new',
          clientId: '-',
          clientSecret: '-',
          websiteId: WEBSITE,
          platform: 'http://127.0.0.1:9',
          tokenUrl: 'http://127.0.0.1:9',
        },
      },
      stores: { before: { ...store, account: 'main' }, after: twin },
      connectors: [shop.connector()],
      journal: ':memory:',
      clock,
      language: 'fr',
    })
    onTestFinished(() => recolte.close())
    const { results } = await recolte.check()
    const found = results.filter(({ id, status }) => id === 'one-method' && status === 'failure')
    expect(found.map((one) => one.store)).toEqual(['before', 'after'])
    expect(found[0]?.message).toContain('« after » envoie les mêmes commandes par « purchase-events »')
    expect(found[0]?.next).toContain('recolte switch before')
  })
})
