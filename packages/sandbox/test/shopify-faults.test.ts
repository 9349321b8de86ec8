import { expect, it } from 'vitest'
import { ask, LIST, post, shopifyAt } from './shopify-shop.ts'

it.each([
  ['401', 401, 'Invalid API key or access token'],
  ['402', 402, 'Unavailable Shop'],
  ['404', 404, 'Not Found'],
  ['423', 423, 'Locked'],
  ['500', 500, 'Internal Server Error'],
  ['internal', 200, 'INTERNAL_SERVER_ERROR'],
  ['html', 200, '<!DOCTYPE html>'],
] as const)('meets %s once, and is well again', async (kind, status, text) => {
  const { shop } = shopifyAt({ orders: 2 })
  shop.fault({ kind })
  const answer = await post(shop, LIST, { first: 1 })
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(text)
  expect((await ask(shop, LIST, { first: 1 })).data.orders.nodes).toHaveLength(1)
})

it('writes Retry-After as a decimal', async () => {
  const { shop } = shopifyAt()
  shop.fault({ kind: '429', retryAfter: 4 })
  expect((await post(shop, LIST, { first: 1 })).headers.get('retry-after')).toBe('4.0')
})

it('may empty the bucket, or give the first page for ever', async () => {
  const { shop, pass } = shopifyAt({ orders: 5 })
  shop.fault({ kind: 'throttled', left: 0 })
  expect((await ask(shop, LIST, { first: 2 })).errors?.[0]?.extensions).toMatchObject({ code: 'THROTTLED' })
  pass(1)
  const page = async (after: string | null) => (await ask(shop, LIST, { first: 2, after })).data.orders
  const first = await page(null)
  shop.fault({ kind: 'endless', every: 1 })
  expect(await page(first.pageInfo.endCursor)).toMatchObject({ nodes: first.nodes, pageInfo: { hasNextPage: true } })
})

it('falls forward to the oldest version it supports, and says so', async () => {
  const { shop } = shopifyAt()
  const headers = { 'x-shopify-access-token': 'shpat_test' }
  const at = (version: string) =>
    shop.fetch(
      new Request(`https://maison-exemple.myshopify.com/admin/api/${version}/graphql.json`, {
        ...{ method: 'POST', headers, body: JSON.stringify({ query: '{ shop { name } }' }) },
      }),
    )
  expect((await at('2024-01')).headers.get('x-shopify-api-version')).toBe('2025-10')
  expect((await at('2026-10')).headers.get('x-shopify-api-version')).toBe('2026-10')
  expect((await at('latest')).status).toBe(404)
})

it('lets another process live its life', async () => {
  const { shop } = shopifyAt()
  const call = async (method: string, path: string, body?: object) => {
    const init = { method, ...(body ? { body: JSON.stringify(body) } : {}) }
    return JSON.parse(
      await (await shop.fetch(new Request(`https://maison-exemple.myshopify.com/_sandbox/${path}`, init))).text(),
    )
  }
  const { id } = await call('POST', 'orders')
  await call('POST', `orders/${id}/fulfill`)
  expect(shop.find(id).fulfillment).toBe('FULFILLED')
  expect(await call('POST', 'orders/1/fulfill')).toEqual({ error: 'The shop has no order 1.' })
  await call('POST', 'faults', { kind: '500' })
  expect((await post(shop, LIST, { first: 1 })).status).toBe(500)
  expect(await call('GET', 'summary')).toMatchObject({ orders: 1, requests: 1, points: { actual: 0 } })
})
