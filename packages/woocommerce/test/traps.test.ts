import { createWooCommerce, serve } from '@recolte/sandbox'
import { describe, expect, onTestFinished, test } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { all, testContext } from './context.ts'
import { bodyOf, recorded, sandbox, thrown } from './shop.ts'

const idsOf = (pages: { rows: { id: string }[] }[]) => pages.flatMap((page) => page.rows.map(({ id }) => id))

/** The twelve traps of docs/platforms/woocommerce.md, in its order. Where a trap was recorded, the recording is its witness. */
describe('the traps of WooCommerce', () => {
  test('1. a zone mark beside dates_are_gmt is shifted: no date we send carries one, and nothing is skipped', async () => {
    // The shop has seven orders of 10:00:00Z and shows none of them to a bound with `Z`.
    expect(bodyOf('trap-zone-with-dates-are-gmt')).toEqual([])
    expect(bodyOf('trap-zone-without-flag')).toHaveLength(7)
    const { store, app, asked } = sandbox({ timeZone: 'Europe/Paris' })
    const at = '2026-10-01T10:00:00'
    const id = app.add({ date_created_gmt: at, date_modified_gmt: at })
    expect(idsOf(await all(store.changes({ since: new Date('2026-10-01T09:59:59.500Z') })))).toEqual([String(id)])
    expect(asked[0]?.searchParams.get('modified_after')).toBe('2026-10-01T09:59:58')
    expect(asked[0]?.searchParams.get('dates_are_gmt')).toBe('true')
  })

  test('2. bounds exclude their own second: an order changed later in the second of the cursor is seen', async () => {
    const { store, app } = sandbox()
    const at = '2026-10-01T10:00:00'
    const id = app.add({ date_created_gmt: at, date_modified_gmt: at })
    expect(idsOf(await all(store.changes({ since: new Date(`${at}Z`) })))).toEqual([String(id)])
    expect(idsOf(await all(store.changes({ since: new Date(`${at}.999Z`) })))).toEqual([String(id)])
  })

  test('3. an order of page 1 that changes meanwhile moves every page number, and hides nothing', async () => {
    const { store, app, before } = sandbox({ orders: 30 })
    const [first] = idsOf(await all(store.changes({ since: new Date(0), pageSize: 5 })))
    let count = 0
    before(() => {
      if (++count === 2) app.touch(Number(first))
    })
    const seen = idsOf(await all(store.changes({ since: new Date(0), pageSize: 5 })))
    expect(new Set(seen).size).toBe(30)
    expect(seen.filter((id) => id === first)).toHaveLength(2)
  })

  test('4. unknown parameters are ignored: a shop too old for modified_after is refused instead of giving everything', async () => {
    const { store } = sandbox({ version: '5.7.0', orders: 3 })
    expect((await thrown(store.describe())).code).toBe('woocommerce.too-old')
  })

  test('5. an unknown status in the filter fails the whole request: no filter is sent, custom statuses come along', async () => {
    expect(bodyOf('orders-by-status-unknown')).toMatchObject({ code: 'rest_invalid_param' })
    const { store, app, asked } = sandbox()
    app.add({ status: 'shipped' })
    const [page] = await all(store.changes({ since: new Date(0) }))
    expect(page?.rows.map(({ statuses }) => statuses)).toEqual([['shipped']])
    expect(asked.every((url) => !url.searchParams.has('status'))).toBe(true)
  })

  test('6. a wrong key looks like none: the message names every cause, and a wrong secret is told apart', async () => {
    expect(bodyOf('auth-wrong-key')).toEqual(bodyOf('auth-none'))
    const wrongKey = sandbox({}, { consumerKey: 'ck_wrong' })
    const error = await thrown(wrongKey.store.describe())
    expect(error.code).toBe('woocommerce.key-or-header')
    expect(error.message).toContain('recolte init --store boutique')
  })

  test('7. a trashed order leaves every list: among others it is absent, asked for alone it is gone', async () => {
    const { store, app } = sandbox({ orders: 3 })
    const [kept, trashed] = [app.idOf(0), app.idOf(1)].map(String)
    app.trash(Number(trashed))
    expect(idsOf(await all(store.changes({ since: new Date(0) })))).not.toContain(trashed)
    const several = await store.read([String(kept), String(trashed)])
    expect(several.map(({ kind }) => kind)).toEqual(['order', 'absent'])
    expect(await store.read([String(trashed)])).toEqual([{ id: trashed, kind: 'gone' }])
  })

  test('8. a forced delete is told by nobody: reading says so', async () => {
    const { store, app } = sandbox({ orders: 3 })
    const id = app.idOf(1)
    app.delete(id)
    expect(await store.read([String(id)])).toEqual([{ id: String(id), kind: 'gone' }])
  })

  test('9. a webhook that failed seven times is switched off: it is seen, and the poll shows what it lost', async () => {
    const { store, app } = sandbox(
      { post: async () => new Response(null, { status: 500 }) },
      { consumerKey: 'ck_test', consumerSecret: 'cs_test' },
    )
    await store.webhooks?.subscribe?.('https://recolte.example/hooks/boutique', 'secret')
    for (let n = 0; n < 7; n++) {
      app.touch(app.add())
      await app.deliver()
    }
    const off = (await store.webhooks?.list?.())?.filter(({ active }) => !active).map(({ topic }) => topic)
    expect(off?.sort()).toEqual(['order.created', 'order.updated'])
    expect(idsOf(await all(store.changes({ since: new Date(0) })))).toHaveLength(7)
  })

  test('10. webhooks that wait for a visitor come when they come: the poll shows the order before', async () => {
    const { store, app } = sandbox(
      { post: async () => new Response(null) },
      { consumerKey: 'ck_test', consumerSecret: 'cs_test' },
    )
    await store.webhooks?.subscribe?.('https://recolte.example/hooks/boutique', 'secret')
    const id = app.add()
    expect(idsOf(await all(store.changes({ since: new Date(0) })))).toEqual([String(id)])
    expect(await app.deliver()).toHaveLength(2)
  })

  test('11. any save moves the date of change: an order comes again with the same id and the same instants', async () => {
    const { store, app } = sandbox({ orders: 1, mix: {} })
    const since = { since: new Date(0) }
    const [before] = (await all(store.changes(since))).flatMap(({ rows }) => rows)
    app.touch(app.idOf(0))
    const [after] = (await all(store.changes(since))).flatMap(({ rows }) => rows)
    expect(after?.changedAt).not.toEqual(before?.changedAt)
    expect({ ...after, changedAt: null }).toEqual({ ...before, changedAt: null })
  })

  test('12. plain permalinks: found, but the key is not looked at; the owner is told which menu', async () => {
    const { store } = sandbox({ permalinks: 'plain' })
    const error = await thrown(store.describe())
    expect(error.code).toBe('woocommerce.plain-permalinks')
    expect(error.message).toContain('Settings > Permalinks')
    const witness = recorded((url) => (url.pathname === '/' ? 'permalinks-off-home' : 'permalinks-off-wp-json'))
    expect((await thrown(witness.store.describe())).code).toBe('woocommerce.plain-permalinks')
    expect((await thrown(witness.store.read(['41']))).code).toBe('woocommerce.plain-permalinks')
  })
})

test('over a real socket and plain http every request is signed anew and passes', async () => {
  const app = createWooCommerce({ orders: 40 })
  const { url, close } = await serve(app)
  onTestFinished(close)
  const store = woocommerce.connect({ url, consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' }, testContext())
  const seen = idsOf(await all(store.changes({ since: new Date(0), pageSize: 9 })))
  expect(new Set(seen).size).toBe(40)
  expect((await store.read(seen)).every(({ kind }) => kind === 'order')).toBe(true)
  expect(await store.describe()).toMatchObject({ warnings: [{ code: 'woocommerce.plain-http' }] })
})

test('the seven orders of one second, as they were recorded, come once each in their order', async () => {
  const entries = bodyOf('orders-same-second')
  expect(Array.isArray(entries) && entries.length).toBe(5)
  const { store, app } = sandbox()
  const at = '2026-10-01T10:00:00'
  const ids = Array.from({ length: 7 }, () => String(app.add({ date_created_gmt: at, date_modified_gmt: at })))
  expect(idsOf(await all(store.changes({ since: new Date(0), pageSize: 5 })))).toEqual(ids)
})

test('the hour that comes twice: two orders with one wall clock keep their two instants', async () => {
  const { store } = recorded(() => {
    const rows: Record<string, unknown>[] = Object(bodyOf('orders-dst-hour'))
    return Response.json(rows.map((row) => ({ status: 'completed', date_created_gmt: row.date_modified_gmt, ...row })))
  })
  const [page] = await all(store.changes({ since: new Date(0) }))
  expect(page?.rows.map(({ id, changedAt }) => [id, changedAt.toISOString()])).toEqual([
    ['237', '2026-10-25T00:30:00.000Z'],
    ['235', '2026-10-25T01:00:18.000Z'],
    ['238', '2026-10-25T01:30:00.000Z'],
  ])
})
