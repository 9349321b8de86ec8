import { describe, expect, it } from 'vitest'
import { ask, LIST, NOW, type Node, type Orders, post, shopifyAt } from './shopify-shop.ts'

const walk = async (shop: ReturnType<typeof shopifyAt>['shop'], query: string | null, first = 7) => {
  const found: Node[] = []
  for (let after: string | null = null; ; ) {
    const { orders }: { orders: Orders } = (await ask(shop, LIST, { first, after, query })).data
    found.push(...orders.nodes)
    if (!orders.pageInfo.hasNextPage) return found
    after = orders.pageInfo.endCursor
  }
}

describe('lists of orders', () => {
  it('come page by page, each once, in the order of their changes, with those that changed since', async () => {
    const { shop, pass } = shopifyAt({ orders: 40 })
    pass(60)
    shop.touch(shop.idOf(3))
    shop.touch(shop.idOf(30))
    shop.delete(shop.idOf(8))
    const added = shop.add()
    const found = await walk(shop, null)
    expect(found).toHaveLength(40)
    expect(new Set(found.map(({ id }) => id)).size).toBe(40)
    expect(found.map(({ updatedAt }) => updatedAt)).toEqual(found.map(({ updatedAt }) => updatedAt).toSorted())
    const last = [shop.idOf(3), shop.idOf(30), added].map((id) => `gid://shopify/Order/${id}`)
    expect(found.slice(-3).map(({ id }) => id)).toEqual(last)
  })

  it('begin at a quoted instant, to the second and inclusive', async () => {
    const { shop } = shopifyAt({ orders: 40 })
    const all = await walk(shop, null)
    const from = all[20]?.updatedAt
    const found = await walk(shop, `updated_at:>='${from}'`)
    expect(found).toEqual(all.slice(20))
    const until = await walk(shop, `updated_at:>='${from}' AND updated_at:<'${all[25]?.updatedAt}'`)
    expect(until).toEqual(all.slice(20, 25))
  })

  it('read an instant without quotes as its day, and only warn', async () => {
    const { shop } = shopifyAt({ orders: 200 })
    const { data, extensions } = await ask(shop, LIST, { first: 5, query: 'updated_at:>=2026-11-20T18:00:00Z' })
    // The day begins an hour earlier in Paris.
    expect(data.orders.nodes[0]?.updatedAt.slice(0, 10)).toMatch(/2026-11-(19|20)/)
    expect(extensions.search?.[0]?.warnings).toEqual([
      { field: '00', message: 'Invalid search field for this query.', code: 'invalid_field' },
    ])
  })

  it('ignore a filter nobody knows, and warn', async () => {
    const { shop } = shopifyAt({ orders: 20 })
    const { data, extensions } = await ask(shop, LIST, { first: 50, query: "changed_at:>='2030-01-01T00:00:00Z'" })
    expect(data.orders.nodes).toHaveLength(20)
    expect(extensions.search?.[0]?.warnings.map(({ field }) => field)).toEqual(['changed_at'])
  })

  it('seek a bare word everywhere', async () => {
    const { shop } = shopifyAt({ orders: 30, mix: { guests: 0 } })
    const found = await walk(shop, 'client7@client.example')
    expect(found.map(({ id }) => id)).toEqual([`gid://shopify/Order/${shop.idOf(6)}`])
  })

  it.each([
    ['tag:vip', (node: Node) => String(node.tags).includes('vip')],
    ["financial_status:paid AND -tag:'pickup point'", (node: Node) => node.displayFinancialStatus === 'PAID'],
    ['(financial_status:pending OR financial_status:refunded)', (node: Node) => node.displayFinancialStatus !== 'PAID'],
  ])('answer %s', async (query, holds) => {
    const { shop } = shopifyAt({ orders: 120 })
    const found = await walk(shop, query, 50)
    expect(found.length).toBeGreaterThan(2)
    expect(found.length).toBeLessThan(120)
    expect(found.every(holds)).toBe(true)
  })

  it('refuse more than 250 rows a page, and none asked', async () => {
    const { shop } = shopifyAt({ orders: 3 })
    const many = await ask(shop, LIST, { first: 251 })
    expect(many.errors?.[0]).toMatchObject({ extensions: { code: 'BAD_REQUEST' } })
    const none = await ask(shop, '{ orders { nodes { id } } }')
    expect(none.errors?.[0]?.message).toContain('first or last')
  })

  it('are found by at most 250 ids at once', async () => {
    const { shop } = shopifyAt({ orders: 300 })
    const ids = [...shop.all()].map(({ id }) => `gid://shopify/Order/${id}`)
    const query = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }'
    expect((await ask(shop, query, { ids: ids.slice(0, 250) })).data.nodes).toHaveLength(250)
    expect((await ask(shop, query, { ids })).errors?.[0]?.extensions).toEqual({ code: 'MAX_INPUT_SIZE_EXCEEDED' })
  })

  it('cut long orders at the page of their lines', async () => {
    const { shop } = shopifyAt({ orders: 1, mix: { long: 1 } })
    const id = `gid://shopify/Order/${shop.idOf(0)}`
    const query = `query ($id: ID!, $after: String) {
      order(id: $id) { lineItems(first: 50, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } } }
    }`
    const lines: unknown[] = []
    for (let after: unknown = null, more = true; more; ) {
      const { data } = await ask(shop, query, { id, after })
      const { lineItems } = data.order as { lineItems: { nodes: unknown[]; pageInfo: Record<string, unknown> } }
      lines.push(...lineItems.nodes)
      after = lineItems.pageInfo.endCursor
      more = lineItems.pageInfo.hasNextPage === true
    }
    expect(lines.length).toBeGreaterThan(50)
    expect(lines).toHaveLength([...shop.all()][0]?.lines.length ?? 0)
  })

  it('take no memory: one page far into a million orders is as quick as the first', async () => {
    const { shop } = shopifyAt({ orders: 1_000_000 })
    const { data } = await ask(shop, LIST, { first: 1, query: "updated_at:>='2026-11-01T00:00:00Z'" })
    expect(data.orders.nodes[0]?.updatedAt.slice(0, 10)).toBe('2026-11-01')
  })
})

describe('points', () => {
  const nested = (lines: number) =>
    `{ orders(first: 250) { nodes { id lineItems(first: ${lines}) { nodes { id } } } } }`

  it('cost what was measured on a real shop', async () => {
    const { shop } = shopifyAt({ orders: 250 })
    const flat = await ask(shop, '{ orders(first: 250) { pageInfo { hasNextPage } nodes { id } } }')
    expect(flat.extensions.cost.requestedQueryCost).toBe(13)
    const { requestedQueryCost, actualQueryCost } = (await ask(shop, nested(250))).extensions.cost
    expect(requestedQueryCost).toBe(156)
    expect(actualQueryCost).toBeLessThan(60)
  })

  it('are never more than was requested, and fewer for what is left out', async () => {
    const { shop } = shopifyAt({ orders: 30 })
    const query = `query ($buyer: Boolean!) {
      currentAppInstallation { accessScopes { handle } }
      orders(first: 30) { nodes { id customer @include(if: $buyer) { id } fulfillments(first: 5) { id } } }
    }`
    const of = async (buyer: boolean) => (await ask(shop, query, { buyer })).extensions.cost
    const [whole, less] = [await of(true), await of(false)]
    expect(whole.actualQueryCost).toBeLessThanOrEqual(whole.requestedQueryCost)
    expect(less.requestedQueryCost).toBeLessThan(whole.requestedQueryCost)
  })

  it('throttle as 200 without data, and come back with time', async () => {
    const { shop, pass } = shopifyAt({ orders: 250, bucket: { size: 200, rate: 10 } })
    const first = await ask(shop, nested(250))
    const left = 200 - first.extensions.cost.actualQueryCost
    expect(first.extensions.cost.throttleStatus).toEqual({
      ...{ maximumAvailable: 200, currentlyAvailable: left, restoreRate: 10 },
    })
    shop.drain(100)
    const response = await post(shop, nested(250))
    expect(response.status).toBe(200)
    expect(response.headers.has('retry-after')).toBe(false)
    expect(await response.json()).toEqual({
      errors: [{ message: 'Throttled', extensions: expect.objectContaining({ code: 'THROTTLED' }) }],
      extensions: {
        cost: {
          ...{ requestedQueryCost: 156, actualQueryCost: null },
          throttleStatus: { maximumAvailable: 200, currentlyAvailable: 100, restoreRate: 10 },
        },
      },
    })
    pass(5.6)
    expect((await ask(shop, nested(250))).data.orders.nodes).toHaveLength(250)
    expect(shop.summary().points.throttled).toBe(1)
  })
})

describe('rights', () => {
  const PERSONAL =
    '{ orders(first: 2) { nodes { id email customer { firstName defaultEmailAddress { emailAddress } } } } }'

  it('tell a missing scope', async () => {
    const { shop } = shopifyAt({ orders: 3, tokens: [{ token: 'shpat_test', scopes: ['read_products'] }] })
    const { data, errors } = await ask(shop, PERSONAL)
    expect(data).toEqual({ orders: null })
    expect(errors?.[0]?.message).toMatch(
      /^Access denied for orders field\. Required access: `read_orders` access scope/,
    )
  })

  it('tell it at each product of a line, beside what the line holds itself', async () => {
    const tokens = [{ token: 'shpat_test', scopes: ['read_orders'] }]
    const { shop } = shopifyAt({ orders: 1, tokens, mix: { long: 0 } })
    const query = '{ orders(first: 1) { nodes { lineItems(first: 5) { nodes { title product { handle } } } } } }'
    const { data, errors } = await ask(shop, query)
    const lines = [...shop.all()][0]?.lines.map(({ title }) => ({ title, product: null }))
    expect(data.orders.nodes).toEqual([{ lineItems: { nodes: lines } }])
    expect(errors).toHaveLength(lines?.length ?? 0)
    expect(errors?.[0]?.message).toMatch(/^Access denied for product field\. Required access: `read_products`/)
  })

  it('tell objects that were not approved', async () => {
    const { shop } = shopifyAt({ orders: 3 })
    shop.approve({ objects: false, fields: [] })
    const { data, errors } = await ask(shop, PERSONAL)
    expect(data).toEqual({ orders: null })
    expect(errors?.[0]?.message).toMatch(/^This app is not approved to access the Order object\./)
    const node = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', {
      ids: [`gid://shopify/Order/${shop.idOf(0)}`],
    })
    expect(node.errors?.[0]?.path).toEqual(['nodes', 0])
  })

  it('tell each field that was not approved, beside the rest', async () => {
    const { shop } = shopifyAt({ orders: 3, mix: { guests: 0, missingEmails: 0, emptyNames: 0 } })
    shop.approve({ objects: true, fields: ['name'] })
    const { data, errors } = await ask(shop, PERSONAL)
    const name = expect.any(String)
    expect(data.orders.nodes[0]).toEqual({
      ...{ id: expect.any(String), email: null, customer: { firstName: name, defaultEmailAddress: null } },
    })
    expect(errors).toHaveLength(4)
    shop.approve({ objects: true, fields: ['name'], silent: true })
    const redacted = await ask(shop, PERSONAL)
    expect(redacted.errors).toBeUndefined()
    expect(redacted.data).toEqual(data)
  })

  it('hide orders older than 60 days from those who may not read all', async () => {
    const scopes = ['read_orders', 'read_customers', 'read_products']
    const { shop } = shopifyAt({ tokens: [{ token: 'shpat_test', scopes }] })
    const old = shop.add({ created: NOW - 61 * 86_400_000 })
    const young = shop.add({ created: NOW - 59 * 86_400_000 })
    const ids = [old, young].map((id) => `gid://shopify/Order/${id}`)
    expect((await ask(shop, LIST, { first: 5 })).data.orders.nodes.map(({ id }) => id)).toEqual([ids[1]])
    const { data, errors } = await ask(shop, 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })
    expect(data.nodes).toEqual([null, { id: ids[1] }])
    expect(errors).toBeUndefined()
  })

  it('know tokens, scopes and what they are for', async () => {
    const { shop } = shopifyAt()
    expect((await post(shop, LIST, { first: 1 }, 'shpat_other')).status).toBe(401)
    const { data } = await ask(shop, '{ currentAppInstallation { accessScopes { handle } } }')
    expect(JSON.stringify(data)).toContain('read_all_orders')
    shop.revoke('shpat_test')
    expect((await post(shop, LIST, { first: 1 })).status).toBe(401)
  })
})

describe('what happens to orders', () => {
  const STATE = `query ($id: ID!) { order(id: $id) {
    updatedAt cancelledAt displayFinancialStatus displayFulfillmentStatus
    fulfillments(first: 5) { displayStatus deliveredAt } lineItems(first: 5) { nodes { currentQuantity } }
  } }`
  const state = async (shop: ReturnType<typeof shopifyAt>['shop'], id: number) =>
    (await ask(shop, STATE, { id: `gid://shopify/Order/${id}` })).data.order

  it('shows in them', async () => {
    const { shop, pass } = shopifyAt()
    const id = shop.add({ financial: 'PENDING' })
    pass(60)
    shop.pay(id)
    shop.fulfill(id)
    expect(await state(shop, id)).toMatchObject({
      ...{ updatedAt: '2026-11-25T10:01:00Z', displayFinancialStatus: 'PAID', displayFulfillmentStatus: 'FULFILLED' },
      fulfillments: [{ displayStatus: 'FULFILLED', deliveredAt: null }],
    })
    pass(60)
    shop.deliver(id)
    expect(await state(shop, id)).toMatchObject({
      ...{ updatedAt: '2026-11-25T10:01:00Z', fulfillments: [{ displayStatus: 'DELIVERED' }] },
    })
    shop.cancel(id)
    expect(await state(shop, id)).toMatchObject({
      ...{ updatedAt: '2026-11-25T10:02:00Z', cancelledAt: '2026-11-25T10:02:00Z', displayFinancialStatus: 'REFUNDED' },
      lineItems: { nodes: [{ currentQuantity: 0 }] },
    })
  })

  it('needs no fulfilment where nothing is shipped', async () => {
    const { shop } = shopifyAt()
    const query = '{ products(first: 50) { nodes { title variants(first: 1) { nodes { legacyResourceId } } } } }'
    const { data } = await ask(shop, query)
    const text = JSON.stringify(data)
    const ebook = /e-book\)".*?"legacyResourceId":"(\d+)"/.exec(text)?.[1]
    const id = shop.add({ variants: [Number(ebook)] })
    expect(await state(shop, id)).toMatchObject({ displayFulfillmentStatus: 'FULFILLMENT_NOT_REQUIRED' })
  })

  it('bends one node in whatever is asked', async () => {
    const { shop } = shopifyAt({ orders: 2 })
    shop.raw(shop.idOf(0), ({ updatedAt: _, ...node }) => ({ ...node, badges: ['vip'] }))
    const [first, second] = (await ask(shop, LIST, { first: 2 })).data.orders.nodes
    expect(first).toMatchObject({ badges: ['vip'] })
    expect(first).not.toHaveProperty('updatedAt')
    expect(second).toHaveProperty('updatedAt')
  })
})

describe('metafields', () => {
  const SET = `mutation ($fields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $fields) { metafields { key value } userErrors { field message code } }
  }`
  const rating = (ownerId: string, value: string) => [
    { ownerId, namespace: 'reviews', key: 'rating', type: 'rating', value },
  ]

  it('hold ratings of products, all of a request or none', async () => {
    const { shop } = shopifyAt()
    const { data } = await ask(shop, '{ products(first: 1) { nodes { id } } }')
    const { products } = data as unknown as { products: { nodes: { id: string }[] } }
    const owner = products.nodes[0]?.id ?? ''
    const value = '{"value":"4.6","scale_min":"1.0","scale_max":"5.0"}'
    const set = await ask(shop, SET, { fields: rating(owner, value) })
    expect(set.data.metafieldsSet).toEqual({ metafields: [{ key: 'rating', value }], userErrors: [] })
    const wrong = await ask(shop, SET, { fields: rating(owner, '4.6') })
    expect(wrong.data.metafieldsSet).toMatchObject({ metafields: null, userErrors: [{ code: 'INVALID_VALUE' }] })
    expect(shop.metafields()).toHaveLength(1)
  })
})
