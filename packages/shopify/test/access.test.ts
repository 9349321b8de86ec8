import { expect, test } from 'vitest'
import { all, open } from './context.ts'

const since = new Date(0)

test('a missing scope is named, and is not taken for data that Shopify withholds', async () => {
  const { store } = await open({ orders: 5, tokens: [{ token: 'shpat_test', scopes: ['read_products'] }] })
  await expect(all(store.changes({ since }))).rejects.toMatchObject({
    ...{ code: 'shopify.scope-missing', fate: 'config', detail: { scope: 'read_orders' } },
  })
})

test('an app without distribution is told of its distribution', async () => {
  const { shop, store } = await open({ orders: 5 })
  shop.approve({ objects: false, fields: [] })
  await expect(all(store.changes({ since }))).rejects.toMatchObject({ code: 'shopify.orders-not-approved' })
  await expect(store.describe()).rejects.toMatchObject({ code: 'shopify.orders-not-approved' })
})

test.each([
  ['refused', {}],
  ['kept back in silence', { silent: true }],
])('e-mail addresses %s are a diagnosis, never "e-mail missing"', async (_how, more) => {
  const { shop, store } = await open({ orders: 20 })
  shop.approve({ objects: true, fields: [], ...more })
  const ids = [0, 1, 2, 3, 4].map((index) => String(shop.idOf(index)))
  await expect(store.read(ids)).rejects.toMatchObject({ code: 'shopify.personal-data', fate: 'config' })
  await expect(store.describe()).rejects.toMatchObject({ code: 'shopify.personal-data' })
})

test('one buyer whose data was erased stops nobody else', async () => {
  const { shop, store } = await open({ orders: 20 })
  const id = shop.add({ email: null, customer: null })
  shop.raw(id, (node) => ({ ...node, billingAddress: null, shippingAddress: null }))
  expect(await store.read([String(id)])).toMatchObject([{ kind: 'order', order: { buyer: { email: '' } } }])
})

test('phone numbers and customers can be done without, and are asked for no more', async () => {
  const scopes = ['read_orders', 'read_products', 'read_all_orders']
  const { shop, store } = await open({ orders: 10, tokens: [{ token: 'shpat_test', scopes }] })
  shop.approve({ objects: true, fields: ['name', 'email', 'address'] })
  const id = shop.add()
  expect(await store.read([String(id)])).toMatchObject([{ kind: 'order', order: { buyer: { firstName: /./ } } }])
  const before = shop.requests
  await store.read([String(id)])
  expect(shop.requests - before).toBe(1)
  const codes = (await store.describe()).warnings?.map(({ code }) => code)
  expect(codes).toEqual(['shopify.no-customers', 'shopify.no-phones', 'shopify.plain-http'])
})

test.each([
  ['402', 'shopify.shop-frozen'],
  ['404', 'shopify.no-shop'],
  ['423', 'shopify.shop-locked'],
  ['internal', 'shopify.internal-error'],
] as const)('%s is %s', async (kind, code) => {
  const { shop, store } = await open({ orders: 1 })
  shop.fault({ kind, every: 1 })
  await expect(all(store.changes({ since }))).rejects.toMatchObject({ code })
})

test('seconds of Retry-After are seconds, also with a point', async () => {
  const { shop, store, waits } = await open({ orders: 1 })
  shop.fault({ kind: '429', retryAfter: 4 })
  await all(store.changes({ since }))
  expect(waits).toEqual([4_000])
})
