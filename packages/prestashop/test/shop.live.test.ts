import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { prestashop } from '../src/index.ts'
import { all, testContext } from './context.ts'

const {
  RECOLTE_LIVE_PRESTASHOP_URL: url,
  RECOLTE_LIVE_PRESTASHOP_KEY: key,
  /** A key of the same shop without any permission. */
  RECOLTE_LIVE_PRESTASHOP_EMPTY_KEY: emptyKey,
  /** A folder in which files named `drop-auth` and `no-rewrite` make a test shop's server play these faults. */
  RECOLTE_LIVE_PRESTASHOP_FAULTS: faults,
} = process.env
const given = url !== undefined && key !== undefined
if (!given) console.log('PrestaShop live tests skipped: set RECOLTE_LIVE_PRESTASHOP_URL and _KEY (a read key).')

describe.skipIf(!given)('a real PrestaShop shop', () => {
  const connect = (more: Record<string, unknown> = {}) =>
    prestashop.connect({ url, key, allowInsecure: true, ...more }, testContext({ allowInsecure: true }))
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    )
  const play = (fault: string) => writeFileSync(join(faults ?? '', fault), '')
  afterEach(() => {
    for (const fault of ['drop-auth', 'no-rewrite']) if (faults) rmSync(join(faults, fault), { force: true })
  })

  test('describes itself: version, zone, clock and what the key may do', async () => {
    const info = await connect().describe()
    expect(info.software).toMatch(/^PrestaShop \d+\.\d+/)
    expect(info.rights).toMatchObject({ 'read-orders': true, 'read-order-histories': true, 'read-customers': true })
    expect(Math.abs(info.clock.getTime() - Date.now())).toBeLessThan(60_000)
    expect(info.timeZone).not.toBe('')
    console.log(JSON.stringify(info))
  })

  test('lists its statuses with what they mean', async () => {
    const statuses = await connect().statuses()
    expect(statuses).toContainEqual(expect.objectContaining({ code: '4', meaning: 'shipped' }))
    expect(statuses).toContainEqual(expect.objectContaining({ code: '5', meaning: 'delivered' }))
    expect(statuses).toContainEqual(expect.objectContaining({ code: '6', meaning: 'cancelled' }))
  })

  test('lists every order once, whatever the page size, oldest change first', async () => {
    const once = await all(connect().changes({ since: new Date(0) }))
    const small = await all(connect().changes({ since: new Date(0), pageSize: 7 }))
    const idsOf = (pages: typeof once) => pages.flatMap((page) => page.rows.map((row) => row.id))
    expect(new Set(idsOf(small)).size).toBe(idsOf(small).length)
    expect(new Set(idsOf(small))).toEqual(new Set(idsOf(once)))
    expect(once.flatMap((page) => page.unreadable)).toEqual([])
    const instants = small.flatMap((page) => page.rows.map((row) => row.changedAt.getTime()))
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
    console.log(`${instants.length} orders, ${once.length} pages of 1,000, ${small.length} pages of 7`)
  })

  test('lists the same orders by creation', async () => {
    const store = connect()
    const changed = await all(store.changes({ since: new Date(0) }))
    const created = await all(store.created?.({ since: new Date(0) }) ?? store.changes({ since: new Date(0) }))
    const idsOf = (pages: typeof changed) => pages.flatMap((page) => page.rows.map((row) => row.id)).sort()
    expect(idsOf(created)).toEqual(idsOf(changed))
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

  test('tells a wrong key, and a shop that does not exist', async () => {
    expect(await codeOf(connect({ key: 'NOBODY0HAS0EVER0SEEN0THIS0KEY001' }).describe())).toBe('prestashop.wrong-key')
    expect(await codeOf(connect({ shops: [7777] }).describe())).toMatch(/^prestashop\.(wrong-shop|shop-not-allowed)$/)
  })

  test.skipIf(emptyKey === undefined)('tells a key without any permission', async () => {
    expect(await codeOf(connect({ key: emptyKey }).describe())).toBe('prestashop.no-permission-at-all')
  })

  test.skipIf(!faults)(
    'names the server that drops the Authorization header, and passes it with keyInAddress',
    async () => {
      play('drop-auth')
      expect(await codeOf(connect().describe())).toBe('prestashop.no-key-arrived')
      const info = await connect({ keyInAddress: true }).describe()
      expect(info.warnings?.map(({ code }) => code)).toContain('prestashop.key-in-address')
    },
  )

  test.skipIf(!faults)('goes on by the dispatcher when friendly URLs are off', async () => {
    play('no-rewrite')
    const store = connect()
    expect((await store.describe()).warnings?.map(({ code }) => code)).toContain('prestashop.friendly-urls-off')
    expect((await all(store.changes({ since: new Date(0) })))[0]?.rows.length).toBeGreaterThan(0)
  })

  test.skipIf(!faults)('is left as it was found', () => {
    expect(existsSync(join(dirname(faults ?? ''), 'drop-auth'))).toBe(false)
  })

  test('knows its products by their ids, and tells a reference', async () => {
    expect(await connect().products?.(['1', 'demo_1', '999999', 'a|b'])).toEqual([
      { reference: '1', known: true },
      { reference: 'demo_1', known: false, hint: 'sku', product: '1' },
      { reference: '999999', known: false },
      { reference: 'a|b', known: false },
    ])
  })
})
