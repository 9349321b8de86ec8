import { type ChangePage, DAY } from '@recolte/core'
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

test('after a crash a reading goes on in the file where it was, and none is made a second time', async () => {
  const { shop, connect } = await open({ orders: MANY, bucket })
  const pages: ChangePage[] = []
  for await (const page of connect().changes({ since })) {
    pages.push(page)
    if (idsOf(pages).length >= MANY / 2) break
  }
  const { place = '' } = pages.at(-1) ?? {}
  const before = shop.summary().requests
  const rest = await all(connect().changes({ since, place }))
  expect(new Set([...idsOf(pages), ...idsOf(rest)]).size).toBe(MANY)
  expect(idsOf(rest)[0]).not.toBe(idsOf(pages)[0])
  // What changed since the file was made comes again, by pages; of the file itself nothing does.
  expect(idsOf(pages).filter((id) => idsOf(rest).includes(id)).length).toBeLessThan(250)
  // The operation, the rest of its file and the page behind it.
  expect(shop.summary().requests - before).toBe(3)
  expect(Object.keys(shop.summary().byPath).filter((path) => path.startsWith('/bulk/'))).toHaveLength(1)
  expect(rest.at(-1)?.place).toBeUndefined()
})

test('a file that Shopify no longer keeps is made anew', async () => {
  const { shop, connect, wait } = await open({ orders: MANY, bucket })
  let place = ''
  for await (const page of connect().changes({ since })) {
    place = page.place ?? ''
    if (page.rows.length > 0) break
  }
  wait(8 * DAY)
  expect(new Set(idsOf(await all(connect().changes({ since, place })))).size).toBe(MANY)
  expect(Object.keys(shop.summary().byPath).filter((path) => path.startsWith('/bulk/'))).toHaveLength(2)
})

test('what hangs on an order is left alone, wherever in the file it stands', async () => {
  const { context, store } = await open({ orders: MANY, bucket })
  const { stream } = context
  context.stream = async function* (url, options) {
    const child = `${JSON.stringify({ id: 'gid://shopify/LineItem/1', __parentId: 'gid://shopify/Order/1' })}\n`
    yield Buffer.from(child)
    yield* stream?.(url, options) ?? []
    yield Buffer.from(child)
  }
  const pages = await all(store.changes({ since }))
  expect(new Set(idsOf(pages)).size).toBe(MANY)
  expect(pages.flatMap(({ unreadable }) => unreadable)).toEqual([])
})

test('where Shopify makes no file, pages do', async () => {
  const { shop, store } = await open({ orders: MANY, bucket })
  shop.bulk({ fails: { status: 'FAILED', errorCode: 'TIMEOUT', lines: 40 } })
  expect(new Set(idsOf(await all(store.changes({ since })))).size).toBe(MANY)
})
