import type { ChangePage } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { magento } from '../src/index.ts'
import { all, testContext } from './context.ts'

const {
  RECOLTE_LIVE_MAGENTO_URL: url,
  RECOLTE_LIVE_MAGENTO_CONSUMER_KEY: consumerKey,
  RECOLTE_LIVE_MAGENTO_CONSUMER_SECRET: consumerSecret,
  RECOLTE_LIVE_MAGENTO_ACCESS_TOKEN: accessToken,
  RECOLTE_LIVE_MAGENTO_ACCESS_TOKEN_SECRET: accessTokenSecret,
} = process.env
const keys = { consumerKey, consumerSecret, accessToken, accessTokenSecret }
const given = url !== undefined && Object.values(keys).every((key) => key !== undefined)
if (!given)
  console.log(
    'Magento live tests skipped: set RECOLTE_LIVE_MAGENTO_URL, _CONSUMER_KEY, _CONSUMER_SECRET, _ACCESS_TOKEN and _ACCESS_TOKEN_SECRET.',
  )

describe.skipIf(!given)('a real Magento shop', () => {
  const connect = (more: Record<string, unknown> = {}) =>
    magento.connect({ url, ...keys, allowInsecure: true, ...more }, testContext({ allowInsecure: true }))
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    )
  const idsOf = (pages: ChangePage[]) => pages.flatMap((page) => page.rows.map((row) => row.id))

  test('describes itself: version, zone, clock and what the key may do', async () => {
    const info = await connect().describe()
    expect(info.software).toMatch(/^Magento/)
    expect(info.rights).toEqual({ 'read-orders': true, 'read-products': true, 'read-stores': true })
    expect(Math.abs(info.clock.getTime() - Date.now())).toBeLessThan(60_000)
    console.log(JSON.stringify(info))
  })

  test('lists its statuses with what they mean, its own ones included', async () => {
    const statuses = await connect().statuses()
    expect(statuses).toContainEqual(expect.objectContaining({ code: 'complete', meaning: 'completed' }))
    expect(statuses).toContainEqual(expect.objectContaining({ code: 'processing', meaning: 'paid' }))
    console.log(statuses.map(({ code, meaning }) => `${code}: ${meaning ?? '-'}`).join(', '))
  })

  test('lists every order once, whatever the page size, oldest change first', async () => {
    const once = await all(connect().changes({ since: new Date(0) }))
    const small = await all(connect().changes({ since: new Date(0), pageSize: 3 }))
    expect(new Set(idsOf(small)).size).toBe(idsOf(small).length)
    expect(new Set(idsOf(small))).toEqual(new Set(idsOf(once)))
    expect(once.flatMap((page) => page.unreadable)).toEqual([])
    const instants = small.flatMap((page) => page.rows.map((row) => row.changedAt.getTime()))
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
    console.log(`${instants.length} orders, ${once.length} pages of 200, ${small.length} pages of 3`)
  })

  test('lists the same orders by creation', async () => {
    const changed = await all(connect().changes({ since: new Date(0) }))
    const store = connect()
    if (store.created === undefined) throw new Error('no sweep by creation')
    const created = await all(store.created({ since: new Date(0), pageSize: 5 }))
    expect(idsOf(created).sort()).toEqual(idsOf(changed).sort())
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
        if (result.kind !== 'order') continue
        expect(result.order.incomplete).toBeUndefined()
        expect(result.order.buyer.email).toMatch(/@/)
        for (const line of result.order.lines) expect(line).toMatchObject({ name: expect.stringMatching(/./) })
      }
    }
    expect(Object.keys(counts)).toEqual(['order'])
    console.log(JSON.stringify(counts))
  })

  test('says that an order does not exist when it is asked for alone', async () => {
    expect(await connect().read(['99999999'])).toEqual([{ id: '99999999', kind: 'gone' }])
  })

  test('counts the orders of one store view only, where that is asked for', async () => {
    const every = await all(connect().changes({ since: new Date(0) }))
    const shops = [...new Set(every.flatMap((page) => page.rows.map((row) => row.shop ?? '')))].filter(Boolean)
    let sum = 0
    for (const shop of shops) {
      const rows = (await all(connect({ views: [shop] }).changes({ since: new Date(0) }))).flatMap((page) => page.rows)
      expect(new Set(rows.map((row) => row.shop))).toEqual(new Set([shop]))
      sum += rows.length
    }
    expect(sum).toBe(every.flatMap((page) => page.rows.filter((row) => row.shop !== undefined)).length)
    expect(await codeOf(connect({ views: ['nowhere'] }).describe())).toBe('magento.unknown-views')
  })

  test('tells what is wrong with the keys as far as the shop does', async () => {
    const wrong = 'x'.repeat(32)
    expect(await codeOf(connect({ consumerKey: wrong }).describe())).toBe('magento.unknown-consumer')
    expect(await codeOf(connect({ accessToken: wrong }).describe())).toBe('magento.unknown-token')
    expect(await codeOf(connect({ consumerSecret: wrong }).describe())).toBe('magento.wrong-signature')
    expect(await codeOf(connect({ accessTokenSecret: wrong }).describe())).toBe('magento.wrong-signature')
    const bearer = { consumerKey: undefined, consumerSecret: undefined, accessToken: undefined }
    expect(await codeOf(connect({ ...bearer, accessTokenSecret: undefined, token: wrong }).describe())).toBe(
      'magento.bearer-refused',
    )
  })

  test('knows its products by their ids, and tells a SKU', async () => {
    expect(await connect().products?.(['1', 'MUG-01', 'TEA 24/B', '999999', 'a,b'])).toEqual([
      { reference: '1', known: true },
      { reference: 'MUG-01', known: false, hint: 'sku', product: '1' },
      { reference: 'TEA 24/B', known: false, hint: 'sku', product: '2' },
      { reference: '999999', known: false },
      { reference: 'a,b', known: false },
    ])
  })
})
