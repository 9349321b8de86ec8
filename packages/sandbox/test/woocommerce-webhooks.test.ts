import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createWooCommerce, type WooCommerceOptions } from '../src/index.ts'
import { ask } from './shopping.ts'

interface Arrived {
  headers: Headers
  body: string
}

const SECRET = 'whsec_test_recolte_0001'

/** A shop with one webhook for each topic named, and what arrives at their address. */
async function listening(topics: string[], answer: () => number = () => 200, options: WooCommerceOptions = {}) {
  const arrived: Arrived[] = []
  const post = async (request: Request) => {
    arrived.push({ headers: request.headers, body: await request.text() })
    return new Response(null, { status: answer() })
  }
  const shop = createWooCommerce({ post, ...options })
  for (const topic of topics) await create(shop, topic)
  await shop.deliver()
  const pings = arrived.splice(0)
  return { shop, arrived, pings }
}

const create = (shop: ReturnType<typeof createWooCommerce>, topic: string) =>
  ask(shop, 'webhooks', {
    method: 'POST',
    body: JSON.stringify({ topic, delivery_url: 'https://recolte.example/hooks/boutique', secret: SECRET }),
  })
const change = (shop: ReturnType<typeof createWooCommerce>, path: string, method: string, body: object = {}) =>
  ask(shop, path, { method, body: JSON.stringify(body) })
const topicsOf = (arrived: Arrived[]) => arrived.map(({ headers }) => headers.get('x-wc-webhook-topic'))

const recorded = (name: string): { request: { headers: Record<string, string>; rawBody: string } } =>
  JSON.parse(readFileSync(new URL(`./fixtures/webhooks/${name}.json`, import.meta.url), 'utf8'))
/** What the HTTP client adds by itself. */
const OF_THE_CLIENT = ['host', 'accept', 'accept-encoding', 'connection', 'content-length']
const namesOf = (names: Iterable<string>) =>
  [...names]
    .map((name) => name.toLowerCase())
    .filter((name) => !OF_THE_CLIENT.includes(name))
    .sort()

test('deliveries carry the headers of a real one, signed over the bytes', async () => {
  const { shop, arrived } = await listening(['order.updated', 'order.deleted'])
  const id = shop.add()
  await shop.deliver()
  shop.trash(id)
  await shop.deliver()
  for (const [index, name] of ['webhook-delivery-order-updated', 'webhook-delivery-order-deleted'].entries()) {
    const { headers, body } = arrived[index] ?? { headers: new Headers(), body: '' }
    expect(namesOf(headers.keys())).toEqual(namesOf(Object.keys(recorded(name).request.headers)))
    expect(headers.get('x-wc-webhook-signature')).toBe(createHmac('sha256', SECRET).update(body).digest('base64'))
  }
  const whole: unknown = JSON.parse(recorded('webhook-delivery-order-updated').request.rawBody)
  expect(Object.keys(JSON.parse(arrived[0]?.body ?? '{}')).sort()).toEqual(Object.keys(Object(whole)).sort())
  expect(arrived[1]?.body).toBe(JSON.stringify({ id }))
})

test('the ping is a form without a signature, and its failure stops nothing', async () => {
  const { shop, pings } = await listening(['order.updated'], () => 500)
  expect(pings).toHaveLength(1)
  expect(pings[0]?.body).toBe(recorded('webhook-delivery-ping').request.rawBody)
  expect(namesOf(pings[0]?.headers.keys() ?? [])).toEqual(['content-type', 'user-agent'])
  expect((await ask(shop, 'webhooks/1')).one.status).toBe('active')
})

test('a new order is told twice, one changed twice before the queue ran once and as it is then', async () => {
  const { shop, arrived } = await listening(['order.created', 'order.updated'])
  const id = shop.add()
  shop.change(id, { status: 'processing' })
  shop.change(id, { status: 'completed' })
  await shop.deliver()
  expect(topicsOf(arrived)).toEqual(['order.created', 'order.updated'])
  expect(arrived.map(({ body }) => JSON.parse(body).status)).toEqual(['completed', 'completed'])
})

test('trap 8: nothing tells of a forced delete, nor of an order taken out of the trash by its status', async () => {
  const { shop, arrived } = await listening(['order.updated', 'order.deleted', 'order.restored'])
  const [one, other] = [shop.add(), shop.add()]
  await shop.deliver()
  arrived.length = 0
  shop.delete(one)
  shop.trash(other)
  await shop.deliver()
  expect(topicsOf(arrived)).toEqual(['order.deleted'])
  arrived.length = 0
  shop.change(other, { status: 'processing' })
  expect(await shop.deliver()).toEqual([])
})

test('trap 9: what failed is never sent again, the seventh failure switches off, and the count outlives switching on', async () => {
  let status = 500
  const { shop, arrived } = await listening(['order.updated'], () => status)
  for (let n = 1; n <= 7; n += 1) {
    expect((await ask(shop, 'webhooks/1')).one.status).toBe('active')
    shop.add()
    await shop.deliver()
  }
  expect((await ask(shop, 'webhooks/1')).one.status).toBe('disabled')
  shop.add()
  await shop.deliver()
  expect(arrived).toHaveLength(7)
  expect((await change(shop, 'webhooks/1', 'PUT', { status: 'active' })).one.status).toBe('active')
  shop.add()
  await shop.deliver()
  expect((await ask(shop, 'webhooks/1')).one.status).toBe('disabled')
  status = 200
  await change(shop, 'webhooks/1', 'PUT', { status: 'active' })
  shop.add()
  await shop.deliver()
  status = 500
  shop.add()
  await shop.deliver()
  expect((await ask(shop, 'webhooks/1')).one.status).toBe('active')
})

test('trap 10: nothing moves before the queue is run', async () => {
  const { shop, arrived } = await listening(['order.created'])
  shop.add()
  expect(arrived).toEqual([])
  expect(await shop.deliver()).toHaveLength(1)
})

test('deliveries may come twice and in another order', async () => {
  const { shop, arrived } = await listening(['order.created'])
  const ids = [shop.add(), shop.add()]
  await shop.deliver({ twice: true, reversed: true })
  expect(arrived.map(({ body }) => JSON.parse(body).id)).toEqual([ids[1], ids[1], ids[0], ids[0]])
})

test('a webhook is deleted by force only, and then sends nothing', async () => {
  const { shop, arrived } = await listening(['order.created'])
  expect((await change(shop, 'webhooks/1', 'DELETE')).status).toBe(501)
  expect((await change(shop, 'webhooks/1?force=true', 'DELETE')).status).toBe(200)
  expect((await ask(shop, 'webhooks/1')).status).toBe(404)
  shop.add()
  await shop.deliver()
  expect(arrived).toEqual([])
})
