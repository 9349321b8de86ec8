import { DAY, HOUR, SECOND } from '@recolte/core'
import { expect, test } from 'vitest'
import { all, open } from './context.ts'

const since = new Date('2026-09-01T00:00:00Z')

test('asks for what changed by a quoted date, oldest first, and says how many are left', async () => {
  const { shop, store } = await open({ orders: 60 })
  const pages = await all(store.changes({ since, pageSize: 25 }))
  expect(pages.map(({ rows, remaining }) => [rows.length, remaining])).toEqual([
    [25, 35],
    [25, 10],
    [10, 0],
  ])
  const truth = [...shop.all()].sort((one, other) => one.updated - other.updated)
  expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(truth.map(({ id }) => String(id)))
})

test('an order that changes meanwhile comes again behind the others', async () => {
  const { shop, store, wait } = await open({ orders: 20 })
  const first = shop.idOf(0)
  const seen: string[] = []
  for await (const { rows } of store.changes({ since, pageSize: 8 })) {
    if (seen.length === 0) {
      wait(SECOND)
      shop.touch(first)
    }
    seen.push(...rows.map(({ id }) => id))
  }
  expect(seen).toHaveLength(21)
  expect(seen.at(-1)).toBe(String(first))
})

test('a filter that the shop ignores is an error, whatever data comes with it', async () => {
  const { context, store } = await open({ orders: 3 })
  const asked = context.send
  context.send = async (attempt, request) => {
    const answer = await asked(attempt, request)
    const search = [{ path: ['orders'], query: '', warnings: [{ field: '00', message: 'x', code: 'invalid_field' }] }]
    const extensions = { search }
    return { ...answer, body: { ...Object(answer.body), extensions } }
  }
  await expect(all(store.changes({ since }))).rejects.toMatchObject({
    code: 'shopify.search-ignored',
    detail: { field: '00' },
  })
})

test('waits exactly as long as the bucket needs, before it asks and not after it was refused', async () => {
  const { shop, store, waits } = await open({ orders: 600, bucket: { size: 100, rate: 20 } })
  await all(store.changes({ since }))
  expect(waits.length).toBeGreaterThan(0)
  expect(shop.summary().points.throttled).toBe(0)
})

test('points that another program took are waited for, by what the refusal says', async () => {
  const { shop, store, waits } = await open({ orders: 5, bucket: { size: 1_000, rate: 50 } })
  shop.fault({ kind: 'throttled', left: 2 })
  await all(store.changes({ since }))
  expect(shop.summary().points.throttled).toBe(1)
  expect(waits).toHaveLength(1)
})

test('the daily sweep looks again at every parcel on its way, since a delivery moves nothing', async () => {
  const { shop, store, wait } = await open({ named: ['delivered'] })
  const id = shop.add()
  shop.fulfill(id)
  wait(5 * DAY)
  shop.deliver(id)
  const sweep = { since: new Date(shop.now() - 3 * DAY) }
  const rows = (await all(store.created?.(sweep) ?? store.changes(sweep))).flatMap((page) => page.rows)
  expect(rows).toMatchObject([{ id: String(id), meaning: 'delivered' }])
  expect(rows[0]?.reached?.delivered).toEqual(new Date(shop.now()))
  // By change it is not to be found any more.
  expect((await all(store.changes({ since: new Date(shop.now() - HOUR) }))).flatMap((page) => page.rows)).toEqual([])
})

test('where nobody waits for deliveries, no parcel is looked at again', async () => {
  const { shop, store, wait } = await open({ named: ['fulfilled'] })
  shop.fulfill(shop.add())
  wait(5 * DAY)
  const sweep = { since: new Date(shop.now() - 3 * DAY) }
  const before = shop.requests
  const pages = await all(store.created?.(sweep) ?? store.changes(sweep))
  expect([shop.requests - before, pages.flatMap(({ rows }) => rows)]).toEqual([1, []])
})

test('counts the orders of a span by the shop’s own total, its end left out', async () => {
  const { shop, store, wait } = await open()
  const from = new Date(shop.now())
  shop.add()
  wait(HOUR)
  const to = new Date(shop.now())
  shop.add()
  expect(await store.count?.({ from, to })).toBe(1)
})
