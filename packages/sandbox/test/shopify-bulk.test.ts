import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Shopify, serve } from '../src/index.ts'
import { ask, shopifyAt } from './shopify-shop.ts'

const RUN = `mutation ($query: String!, $group: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $group) {
  bulkOperation { id status } userErrors { code message }
} }`
const LOOK = `query ($id: ID!) { node(id: $id) { ... on BulkOperation {
  status errorCode objectCount rootObjectCount url partialDataUrl
} } }`
const ORDERS = `{ orders(query: "created_at:>='2026-10-20T00:00:00Z'") { edges { node {
  id name lineItems { edges { node { id title } } }
} } } }`

interface Operation {
  id: string
  status: string
  url: string | null
  partialDataUrl: string | null
  [name: string]: unknown
}
interface Line {
  id: string
  __parentId?: string
}

const run = async (shop: Shopify, query = ORDERS, group = false) => {
  const { data } = await ask(shop, RUN, { query, group })
  return data.bulkOperationRunQuery as {
    bulkOperation: Operation | null
    userErrors: { code: string; message: string }[]
  }
}
const look = async (shop: Shopify, id = '') => (await ask(shop, LOOK, { id })).data.node as Operation
const finish = async (shop: Shopify, query = ORDERS, group = false) => {
  const { bulkOperation } = await run(shop, query, group)
  for (;;) {
    const seen = await look(shop, bulkOperation?.id)
    if (!['CREATED', 'RUNNING'].includes(seen.status)) return seen
  }
}
const fetched = async (shop: Shopify, url: string | null) => (await shop.fetch(new Request(url ?? ''))).text()
const linesOf = (text: string): Line[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('a bulk operation', () => {
  it('is created, runs, and completes with every row and what hangs on it', async () => {
    const { shop } = shopifyAt({ orders: 600 })
    const { bulkOperation } = await run(shop)
    expect(bulkOperation?.status).toBe('CREATED')
    expect(await look(shop, bulkOperation?.id)).toMatchObject({ status: 'RUNNING', url: null })
    const done = await look(shop, bulkOperation?.id)
    const lines = linesOf(await fetched(shop, done.url))
    expect(done).toMatchObject({ status: 'COMPLETED', errorCode: null, objectCount: String(lines.length) })
    const since = [...shop.all()].filter(({ created }) => created >= Date.parse('2026-10-20T00:00:00Z'))
    const parents = lines.filter((line) => line.__parentId === undefined)
    expect(parents).toHaveLength(since.length)
    expect(done.rootObjectCount).toBe(String(since.length))
    expect(lines).toHaveLength(since.length + since.reduce((sum, order) => sum + order.lines.length, 0))
    const known = new Set(parents.map(({ id }) => id))
    expect(lines.every(({ __parentId }) => __parentId === undefined || known.has(__parentId))).toBe(true)
  })

  it('writes lines like the recorded ones', async () => {
    const file = new URL('./fixtures/shopify/bulk-result.json', import.meta.url)
    const { response } = JSON.parse(readFileSync(file, 'utf8'))
    const { shop } = shopifyAt({ orders: 3 })
    const done = await finish(shop, ORDERS.replace('id name', 'id name updatedAt'))
    const answer = await shop.fetch(new Request(done.url ?? ''))
    expect(answer.headers.get('content-type')).toBe(response.headers['Content-Type'])
    const shapes = (text: string) => new Set(linesOf(text).map((line) => Object.keys(line).join()))
    expect(shapes(await answer.text())).toEqual(shapes(response.body))
  })

  it('reads fragments', async () => {
    const { shop } = shopifyAt({ orders: 3 })
    const query = 'query { orders { edges { node { id ...Row } } } } fragment Row on Order { name fulfillments { id } }'
    const lines = linesOf(await fetched(shop, (await finish(shop, query)).url))
    expect(lines.map((line) => Object.keys(line))).toEqual(Array(3).fill(['id', 'name', 'fulfillments']))
  })

  it('puts children right after their parent only where that is asked for', async () => {
    const { shop } = shopifyAt({ orders: 300 })
    const apart = linesOf(await fetched(shop, (await finish(shop)).url))
    const firstChild = apart.findIndex((line) => line.__parentId !== undefined)
    expect(apart.slice(firstChild).every((line) => line.__parentId !== undefined)).toBe(true)
    const grouped = linesOf(await fetched(shop, (await finish(shop, ORDERS, true)).url))
    let parent = ''
    for (const line of grouped) {
      if (line.__parentId === undefined) parent = line.id
      else expect(line.__parentId).toBe(parent)
    }
    expect(new Set(grouped.map(({ id }) => id))).toEqual(new Set(apart.map(({ id }) => id)))
  })

  it('has no file where nothing was found', async () => {
    const { shop } = shopifyAt()
    expect(await finish(shop)).toMatchObject({ status: 'COMPLETED', url: null, objectCount: '0' })
  })

  it('may fail with a part of its data', async () => {
    const { shop } = shopifyAt({ orders: 300 })
    shop.bulk({ polls: 0, fails: { status: 'FAILED', errorCode: 'TIMEOUT', lines: 40 } })
    const failed = await finish(shop)
    expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'TIMEOUT', url: null })
    expect(linesOf(await fetched(shop, failed.partialDataUrl))).toHaveLength(40)
  })

  it('is canceled on request, denied without the scope, and one of five at most', async () => {
    const { shop } = shopifyAt({ orders: 3 })
    shop.bulk({ polls: 100 })
    const { bulkOperation } = await run(shop)
    for (let n = 0; n < 4; n += 1) await run(shop)
    expect((await run(shop)).userErrors).toMatchObject([{ code: 'LIMIT_REACHED' }])
    const cancel = 'mutation ($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } } }'
    const { data } = await ask(shop, cancel, { id: bulkOperation?.id })
    expect(data.bulkOperationCancel).toEqual({ bulkOperation: { status: 'CANCELED' } })
    shop.bulk({ polls: 0 })
    shop.grant({ token: 'shpat_test', scopes: ['read_products'] })
    expect(await finish(shop)).toMatchObject({ status: 'FAILED', errorCode: 'ACCESS_DENIED', url: null })
  })

  it.each([
    ['{ shop { name } }', 'at least one connection'],
    ['{ shop { name } orders { edges { node { id } } } }', 'single top-level field'],
    ['{ orders { edges { node { name lineItems { edges { node { id } } } } } } }', "must select the 'id' field"],
    ['{ orders { edges { node { id mail } } } }', 'mail'],
  ])('is refused for %s', async (query, why) => {
    const { shop } = shopifyAt()
    const { bulkOperation, userErrors } = await run(shop, query)
    expect(bulkOperation).toBeNull()
    expect(userErrors[0]?.message).toContain(why)
  })

  it('streams over a real port, the reader setting the pace', async () => {
    const { shop } = shopifyAt({ orders: 20_000 })
    const served = await serve(shop)
    try {
      const done = await finish(shop)
      const answer = await fetch(served.url + new URL(done.url ?? '').pathname)
      expect(answer.headers.get('content-type')).toBe('application/jsonl')
      let lines = 0
      for await (const bytes of answer.body ?? []) for (const byte of bytes) if (byte === 10) lines += 1
      expect(String(lines)).toBe(done.objectCount)
    } finally {
      await served.close()
    }
  })

  it('tells its end by webhook', async () => {
    const got: string[] = []
    const post = async (request: Request) => {
      got.push(await request.text())
      return new Response()
    }
    const { shop } = shopifyAt({ post })
    shop.configureWebhooks('https://hooks.example/', ['bulk_operations/finish'])
    const { bulkOperation } = await run(shop)
    await look(shop, bulkOperation?.id)
    await look(shop, bulkOperation?.id)
    await shop.deliverWebhooks()
    expect(got.map((body) => JSON.parse(body))).toMatchObject([
      { admin_graphql_api_id: bulkOperation?.id, status: 'completed', error_code: null },
    ])
  })
})
