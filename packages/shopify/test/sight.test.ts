import { DAY } from '@recolte/core'
import { expect, test } from 'vitest'
import { open } from './context.ts'
import { PUBLIC, serving } from './serving.ts'

const scopes = ['read_orders', 'read_products', 'read_customers', 'read_fulfillments']
const tokens = [{ token: 'shpat_test', scopes }]
const NOW = Date.parse('2026-11-02T08:00:00Z')
const old = { orders: 100, from: NOW - 100 * DAY, to: NOW, tokens }

test('an order older than 60 days is not gone, but out of sight', async () => {
  const { shop, store } = await open(old)
  const id = String(shop.idOf(0))
  expect(await store.read([id])).toEqual([{ id, kind: 'unreadable', problem: 'shopify.out-of-sight' }])
  const fresh = shop.idOf(99)
  shop.delete(fresh)
  expect(await store.read([String(fresh)])).toEqual([{ id: String(fresh), kind: 'gone' }])
})

test('what is out of sight is not counted as if it were not there', async () => {
  const { shop, store } = await open(old)
  const to = new Date(NOW)
  await expect(store.count?.({ from: new Date(NOW - 61 * DAY), to })).rejects.toMatchObject({
    ...{ code: 'shopify.sixty-days', fate: 'config' },
  })
  const from = new Date(NOW - 59 * DAY)
  const there = [...shop.all()].filter(({ created }) => created >= from.getTime() && created < NOW).length
  expect(await store.count?.({ from, to })).toBe(there)
  shop.grant({ token: 'shpat_test', scopes: [...scopes, 'read_all_orders'] })
  expect(await store.count?.({ from: new Date(NOW - 200 * DAY), to })).toBeGreaterThan(there)
})

test('the scope for older orders is missed only where somebody wants them', async () => {
  const { connect } = await open(old)
  const sight = { days: 60, code: 'shopify.sixty-days' }
  const told = async (settings = {}) => {
    const { warnings = [], ...info } = await connect(settings).describe()
    return { ...info, warnings: warnings.map(({ code }) => code) }
  }
  expect(await told()).toMatchObject({ sight, rights: { 'all-orders': false }, warnings: ['shopify.plain-http'] })
  expect((await told({ allOrders: true })).warnings).toEqual(['shopify.sixty-days', 'shopify.plain-http'])
})

test('a shop is asked for read_all_orders only where its settings say so', async () => {
  for (const allOrders of [false, true]) {
    const { recolte } = await serving({ clientSecret: 'shpss_test', allOrders })
    const { headers } = await recolte.fetch(new Request(`${PUBLIC}/shopify/auth?store=boutique`))
    const asked = new URL(headers.get('location') ?? '').searchParams.get('scope')?.split(',')
    expect(asked?.filter((scope) => !scopes.includes(scope))).toEqual(allOrders ? ['read_all_orders'] : [])
  }
})

test('an order that grew too old while it waited is said so, and no audit or backfill pretends to see it', async () => {
  const { recolte, shop, platform, wait } = await serving({ accessToken: 'shpat_test' }, { tokens })
  await recolte.sync()
  wait(60_000)
  const id = shop.add()
  shop.fulfill(id)
  await recolte.pause('boutique', 'eve')
  await recolte.sync()
  wait(70 * DAY)
  await recolte.resume('boutique', 'eve')
  await recolte.sync()
  const [told] = await recolte.explain({ text: String(id) })
  expect(told).toMatchObject({ status: 'unreadable', reason: { code: 'shopify.out-of-sight' } })
  expect(told?.reason.message).toContain('read_all_orders')

  await expect(recolte.audit('boutique', '2026-11-02')).rejects.toMatchObject({ code: 'shopify.sixty-days' })
  const { outOfSight } = await recolte.previewBackfill('boutique', { from: NOW, to: NOW + DAY })
  expect(outOfSight).toMatchObject({ days: 60 })
  expect([...platform.held()]).toEqual([])

  shop.grant({ token: 'shpat_test', scopes: [...scopes, 'read_all_orders'] })
  shop.touch(id)
  await recolte.sync()
  expect((await recolte.explain({ text: String(id) }))[0]?.status).toBe('collected')
})
