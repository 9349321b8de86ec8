import { expect, test } from 'vitest'
import { all, open } from './context.ts'

const since = new Date('2026-01-01T00:00:00Z')
const MANY = 10_400
const bucket = { size: 100_000, rate: 10_000 }

const idsOf = (pages: { rows: { id: string }[] }[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id))

test('a shop too long for pages comes in a file, and what changed meanwhile behind it', async () => {
  const { shop, store, wait } = await open({ orders: MANY, bucket })
  shop.bulk({ polls: 3 })
  const ids = new Set<string>()
  let late = ''
  let last = new Date(0)
  for await (const { rows, through } of store.changes({ since })) {
    for (const { id } of rows) ids.add(id)
    if (late === '' && rows.length > 0) {
      wait(1_000)
      late = String(shop.add())
    }
    last = through
  }
  expect(ids.size).toBe(MANY + 1)
  expect(ids).toContain(late)
  expect(last).toEqual(new Date(shop.now()))
  expect(shop.summary().requests).toBeLessThan(30)
})

test('the watermark stays until the file is through: its order is nobody’s promise', async () => {
  const { store } = await open({ orders: MANY, bucket })
  for await (const { rows, through } of store.changes({ since })) {
    if (rows.length === 0) continue
    expect(through).toEqual(since)
    break
  }
})

test('after a crash the file is found again, and not made a second time', async () => {
  const { shop, connect } = await open({ orders: MANY, bucket })
  for await (const { rows } of connect().changes({ since })) if (rows.length > 0) break
  const before = shop.summary().requests
  expect(new Set(idsOf(await all(connect().changes({ since })))).size).toBe(MANY)
  // The count, the operation, the file and the page behind it: no second operation.
  expect(shop.summary().requests - before).toBe(4)
  expect(Object.keys(shop.summary().byPath).filter((path) => path.startsWith('/bulk/'))).toHaveLength(1)
})

test('where Shopify makes no file, pages do', async () => {
  const { shop, store } = await open({ orders: MANY, bucket })
  shop.bulk({ fails: { status: 'FAILED', errorCode: 'TIMEOUT', lines: 40 } })
  expect(new Set(idsOf(await all(store.changes({ since })))).size).toBe(MANY)
})
