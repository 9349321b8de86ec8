import { describe, expect, test } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { all, testContext } from './context.ts'

const {
  RECOLTE_LIVE_WOOCOMMERCE_URL: url,
  RECOLTE_LIVE_WOOCOMMERCE_KEY: consumerKey,
  RECOLTE_LIVE_WOOCOMMERCE_SECRET: consumerSecret,
} = process.env
const given = url !== undefined && consumerKey !== undefined && consumerSecret !== undefined
if (!given)
  console.log('WooCommerce live tests skipped: set RECOLTE_LIVE_WOOCOMMERCE_URL, _KEY and _SECRET (a read key).')

describe.skipIf(!given)('a real WooCommerce shop', () => {
  const connect = (more: Record<string, unknown> = {}) =>
    woocommerce.connect(
      { url, consumerKey, consumerSecret, allowInsecure: true, ...more },
      testContext({ allowInsecure: true }),
    )
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    )

  test('describes itself: version, zone, clock and what the key may do', async () => {
    const info = await connect().describe()
    expect(info.software).toMatch(/^WooCommerce \d+\.\d+/)
    expect(info.rights).toEqual({ 'read-orders': true, 'read-products': true, 'read-system': true })
    expect(Math.abs(info.clock.getTime() - Date.now())).toBeLessThan(60_000)
    expect(info.timeZone).not.toBe('')
    console.log(JSON.stringify(info))
  })

  test('lists its statuses with what they mean', async () => {
    const statuses = await connect().statuses()
    expect(statuses).toContainEqual(expect.objectContaining({ code: 'completed', meaning: 'completed' }))
    expect(statuses).toContainEqual(expect.objectContaining({ code: 'processing', meaning: 'paid' }))
  })

  test('lists every order once, whatever the page size, oldest change first', async () => {
    const once = await all(connect().changes({ since: new Date(0) }))
    const small = await all(connect().changes({ since: new Date(0), pageSize: 7 }))
    const idsOf = (pages: typeof once) => pages.flatMap((page) => page.rows.map((row) => row.id))
    expect(new Set(idsOf(small)).size).toBe(idsOf(small).length)
    expect(idsOf(small)).toEqual(idsOf(once))
    expect(once.flatMap((page) => page.unreadable)).toEqual([])
    const instants = once.flatMap((page) => page.rows.map((row) => row.changedAt.getTime()))
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
    console.log(`${instants.length} orders, ${once.length} pages of 100, ${small.length} pages of 7`)
  })

  test('lists the same orders by creation', async () => {
    const changed = await all(connect().changes({ since: new Date(0) }))
    const store = connect()
    if (store.created === undefined) throw new Error('no sweep by creation')
    const created = await all(store.created({ since: new Date(0) }))
    const idsOf = (pages: typeof changed) => pages.flatMap((page) => page.rows.map((row) => row.id)).sort()
    expect(idsOf(created)).toEqual(idsOf(changed))
  })

  test('gives each published review once', async () => {
    const store = connect()
    if (store.ownReviews === undefined) throw new Error('no reviews')
    const ids: number[] = []
    for await (const { reviews, unreadable } of store.ownReviews({})) {
      ids.push(...reviews.map(({ id }) => Number(id)))
      expect(unreadable).toEqual([])
    }
    expect(ids.length).toBeGreaterThan(0)
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
    console.log(`${ids.length} reviews`)
  })

  test('has nothing new after its own clock', async () => {
    const store = connect()
    const { clock } = await store.describe()
    const pages = await all(store.changes({ since: new Date(clock.getTime() + 60_000) }))
    expect(pages).toHaveLength(1)
    expect(pages[0]?.rows).toEqual([])
  })

  test('reads every order complete', async () => {
    const store = connect()
    const counts: Record<string, number> = {}
    for await (const page of store.changes({ since: new Date(0) })) {
      for (const result of await store.read(page.rows.map((row) => row.id))) {
        counts[result.kind] = (counts[result.kind] ?? 0) + 1
        if (result.kind === 'order') expect(result.order.incomplete).toBeUndefined()
      }
    }
    expect(Object.keys(counts)).toEqual(['order'])
    console.log(JSON.stringify(counts))
  })

  test('says that an order does not exist when it is asked for alone', async () => {
    expect(await connect().read(['99999999'])).toEqual([{ id: '99999999', kind: 'gone' }])
  })

  test.skipIf(url?.startsWith('http:'))('takes the key in the address as well, over TLS', async () => {
    expect((await connect({ queryStringAuth: true }).describe()).rights['read-orders']).toBe(true)
  })

  test('tells a wrong key from a wrong secret as far as the shop does', async () => {
    const plain = url?.startsWith('http:') === true
    const secret = codeOf(connect({ consumerSecret: 'cs_wrong' }).describe())
    expect(await secret).toBe(plain ? 'woocommerce.key-or-secret' : 'woocommerce.wrong-secret')
    const key = codeOf(connect({ consumerKey: 'ck_wrong' }).describe())
    expect(await key).toBe(plain ? 'woocommerce.key-or-secret' : 'woocommerce.key-or-header')
  })

  test('knows its products by their ids, and tells a SKU and a variant', async () => {
    const asked = ['11', '16', 'THE-001', 'THEIERE-ROUGE', '20', '999999']
    expect(await connect().products?.(asked)).toEqual([
      { reference: '11', known: true },
      { reference: '16', known: false, hint: 'variant', product: '15' },
      { reference: 'THE-001', known: false, hint: 'sku', product: '11' },
      { reference: 'THEIERE-ROUGE', known: false, hint: 'sku', product: '15' },
      { reference: '20', known: false },
      { reference: '999999', known: false },
    ])
  })
})
