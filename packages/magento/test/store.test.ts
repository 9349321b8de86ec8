import { TEST_INTEGRATION } from '@recolte/sandbox'
import { describe, expect, test } from 'vitest'
import { criteria } from '../src/search.ts'
import { wireDate } from '../src/wire-date.ts'
import { all } from './context.ts'
import { codeOf, openShop } from './shop.ts'

const EVER = { since: new Date(0) }
const NO_KEYS = {
  consumerKey: undefined,
  consumerSecret: undefined,
  accessToken: undefined,
  accessTokenSecret: undefined,
}
const RIGHTS = ['Magento_Sales::actions_view']
const idsOf = (pages: { rows: { id: string }[] }[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id))

describe('changes', () => {
  test('a mass update that fills many pages with one second is walked by id, and nothing comes twice', async () => {
    const { shop, connect, tick } = await openShop()
    for (let n = 0; n < 23; n += 1) shop.add()
    tick()
    for (let id = 1; id <= 20; id += 1) shop.touch(id)
    const ids = idsOf(await all(connect().changes({ ...EVER, pageSize: 3 })))
    expect(ids.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 23 }, (_, n) => String(n + 1)))
  })

  test('a quiet poll is one request', async () => {
    const { shop, connect } = await openShop({ orders: 500, to: Date.now() - 3_600_000 })
    const store = connect()
    const before = shop.requests
    const pages = await all(store.changes({ since: new Date(Date.now() - 60_000) }))
    expect([pages.length, pages[0]?.rows, shop.requests - before]).toEqual([1, [], 1])
  })

  test('a shop that limits its pages is asked for as many as it allows', async () => {
    const { shop, connect } = await openShop({ orders: 60, pageLimit: 25 })
    expect(new Set(idsOf(await all(connect().changes(EVER)))).size).toBe(60)
    expect(shop.requests).toBeLessThan(9)
    expect(await connect().read(Array.from({ length: 60 }, (_, n) => String(n + 1)))).toHaveLength(60)
  })

  test.each(['empty', 'last'] as const)('every order comes once where a page past the end is %s', async (pastEnd) => {
    const { connect } = await openShop({ orders: 45, pastEnd })
    const ids = idsOf(await all(connect().changes({ ...EVER, pageSize: 5 })))
    expect([ids.length, new Set(ids).size]).toEqual([45, 45])
  })

  test('the date on the wire is always one the shop understands', () => {
    for (const instant of [0, -1e15, 1e17, Date.parse('2026-11-22T03:00:00.999Z')])
      expect(wireDate(instant)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
    expect(wireDate(Date.parse('2026-11-22T03:00:00.999+02:00'))).toBe('2026-11-22 01:00:00')
    expect(() => wireDate(Number.NaN)).toThrow()
  })

  test('no question has an index of ten, over which the shop’s signatures break', () => {
    const filters = Array.from({ length: 11 }, () => ['status', 'eq', 'complete'] as const)
    expect(() => criteria({ filters, pageSize: 1, fields: 'entity_id' })).toThrow(RangeError)
  })
})

describe('views', () => {
  test('orders name their view and its language; "shop": "website" names the website', async () => {
    const { shop, connect } = await openShop()
    shop.add({ storeId: 3 })
    const [page] = await all(connect().changes(EVER))
    expect(page?.rows[0]).toMatchObject({ shop: 'pro_de', language: 'de-DE', number: '3000000001' })
    const [other] = await all(connect({ shop: 'website' }).changes(EVER))
    expect(other?.rows[0]).toMatchObject({ shop: 'pro' })
  })

  test('with "views" only theirs count, also where one is asked for by its id', async () => {
    const { shop, connect } = await openShop()
    const [ours, theirs] = [shop.add({ storeId: 2 }), shop.add({ storeId: 3 })].map(String)
    const store = connect({ views: ['en'] })
    expect(idsOf(await all(store.changes(EVER)))).toEqual([ours])
    expect(await store.read([theirs ?? ''])).toEqual([{ id: theirs, kind: 'unreadable', problem: 'store_id' }])
  })

  test('an order of a deleted view stays, without a shop; one named in "views" is warned about', async () => {
    const { shop, connect } = await openShop()
    shop.add({ storeId: 3 })
    shop.deleteView('pro_de')
    const [page] = await all(connect().changes(EVER))
    expect(page?.rows[0]?.shop).toBeUndefined()
    expect((await connect().read(['1']))[0]).toMatchObject({ kind: 'order' })
    const { warnings = [] } = await connect({ views: ['en', 'pro_de'] }).describe()
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'magento.views-gone' }))
    expect(await codeOf(connect({ views: ['pro_de'] }).describe())).toBe('magento.unknown-views')
  })
})

test('products bring address, picture and identifiers in the words of the order’s own view', async () => {
  const { shop, connect, url } = await openShop()
  const id = String(shop.add({ products: [8, 2] }))
  const [result] = await connect().read([id])
  expect(result).toMatchObject({
    order: {
      lines: [
        { productId: '8', sku: 'TS-BLUE-S', gtin: '3760123456805', url: `${url}/t-shirt-bleu-ocean.html` },
        { productId: '2', gtin: '3760123456796', image: `${url}/media/catalog/product/tea-24-b.png` },
      ],
    },
  })
})

test('statuses: those of a fresh shop and every one that an order stands at', async () => {
  const { shop, connect } = await openShop()
  shop.add({ status: 'erp_exported', state: 'processing' })
  shop.add({ status: 'delivered', state: 'complete' })
  const statuses = await connect().statuses()
  expect(statuses).toContainEqual({ code: 'delivered', label: 'delivered', meaning: 'completed' })
  expect(statuses).toContainEqual({ code: 'complete', label: 'Terminée', meaning: 'completed' })
  expect((await connect({ triggerBy: 'state' }).statuses()).map(({ code }) => code)).toContain('payment_review')
})

describe('what is wrong is told apart', () => {
  test.each([
    [{ consumerKey: 'x'.repeat(32) }, 'magento.unknown-consumer'],
    [{ consumerSecret: 'wrong' }, 'magento.wrong-signature'],
    [{ accessToken: 'x'.repeat(32) }, 'magento.unknown-token'],
    [{ accessToken: 'short' }, 'magento.unknown-token'],
    [{ ...NO_KEYS, token: TEST_INTEGRATION.accessToken }, 'magento.bearer-refused'],
    [{ url: 'http://127.0.0.1:9' }, 'shop-unreachable'],
  ])('%j: %s', async (settings, code) => {
    const { connect } = await openShop()
    expect(await codeOf(connect(settings).describe())).toBe(code)
  })

  test('a missing right, and an integration without any right or a dropped header', async () => {
    const some = await openShop({ integrations: [{ ...TEST_INTEGRATION, rights: ['Magento_Catalog::products'] }] })
    expect(await codeOf(some.connect().describe())).toBe('magento.right-missing')
    const dropped = await openShop({ dropAuthorization: true })
    expect(await codeOf(dropped.connect().describe())).toBe('magento.header-or-rights')
  })

  test('rights that orders can do without are named, and orders still come', async () => {
    const { shop, connect } = await openShop({ integrations: [{ ...TEST_INTEGRATION, rights: RIGHTS }] })
    shop.add()
    const { warnings = [] } = await connect().describe()
    expect(warnings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['magento.no-products', 'magento.no-stores']),
    )
    expect((await connect().read(['1']))[0]).toMatchObject({ kind: 'order', order: { lines: [{ productId: '1' }] } })
  })

  test('a clock that is too far ahead, maintenance, and the shop’s own failure', async () => {
    const late = await openShop({ now: () => Date.now() - 3_600_000 })
    expect(await codeOf(late.connect().describe())).toBe('magento.clock-off')
    const { shop, connect } = await openShop()
    shop.fault({ kind: '503', every: 1 })
    expect(await codeOf(connect().describe())).toBe('magento.maintenance')
    shop.clearFaults()
    shop.fault({ kind: '500', every: 1 })
    expect(await codeOf(connect().describe())).toBe('magento.internal-error')
  })
})

test('a token alone is taken where the shop allows it, also where on one website only', async () => {
  for (const bearer of [true, 'website'] as const) {
    const { shop, connect } = await openShop({ bearer })
    shop.add()
    const store = connect({ ...NO_KEYS, token: TEST_INTEGRATION.accessToken })
    expect(idsOf(await all(store.changes(EVER)))).toEqual(['1'])
  }
})

test('a shop without URL rewriting is reached by its own file', async () => {
  const { shop, connect } = await openShop({ rewrites: false })
  shop.add()
  expect(idsOf(await all(connect().changes(EVER)))).toEqual(['1'])
})

test('a nonce is never used twice, so that a second try passes', async () => {
  const { shop, connect } = await openShop({ orders: 5 })
  shop.fault({ kind: '502' })
  expect(idsOf(await all(connect().changes(EVER)))).toHaveLength(5)
})

test('a bundle whose parts all came back has nothing left to review', async () => {
  const { shop, connect } = await openShop()
  const id = shop.add({ products: [10, 2] })
  shop.raw(id, (order) => ({
    ...order,
    items: Array.isArray(order.items)
      ? order.items.map((item) => ('parent_item_id' in item ? { ...item, qty_refunded: item.qty_ordered } : item))
      : [],
  }))
  const [result] = await connect().read([String(id)])
  const lines = result?.kind === 'order' ? result.order.lines : []
  expect(lines.map(({ productId, refundedQuantity }) => [productId, refundedQuantity])).toEqual([
    ['10', 1],
    ['2', 0],
  ])
})
