import { createHmac } from 'node:crypto'
import { DEFAULT_CLIENT } from '@recolte/sandbox'
import { expect, test } from 'vitest'
import { open } from './context.ts'
import { PUBLIC, serving } from './serving.ts'

const HOOK = `${PUBLIC}/hooks/boutique`
const secret = { clientSecret: DEFAULT_CLIENT.secret }
const statuses = (sent: { status: number }[]) => [...new Set(sent.map(({ status }) => status))]

test('webhooks are set up once, tell of orders, and what Shopify ended is made again', async () => {
  const { recolte, shop, wait, platform } = await serving(secret)
  await recolte.sync()
  expect((await recolte.webhooks('boutique', 'create')).missing).toEqual([])
  expect((await recolte.webhooks('boutique', 'create')).done).toBeUndefined()

  wait(60_000)
  const id = shop.add()
  shop.fulfill(id)
  expect(statuses(await shop.deliverWebhooks({ reversed: true, twice: true }))).toEqual([200])
  await recolte.sync()
  expect([...platform.held()].map(({ reference }) => reference)).toEqual([shop.find(id).name.slice(1)])

  shop.rotateSecret('shpss_other')
  wait(2 * 3_600_000)
  shop.touch(id)
  for (let tries = 0; tries < 8; tries += 1) await shop.deliverWebhooks()
  const broken = await recolte.webhooks('boutique')
  expect(broken.missing).toContain('orders/updated')
  const repaired = await recolte.webhooks('boutique', 'repair')
  expect([repaired.missing, repaired.hooks.length]).toEqual([[], 6])
})

test('one changed byte is 401, and so is a secret of before yesterday', async () => {
  const { recolte, shop } = await serving({ ...secret, previousClientSecret: 'shpss_before' })
  const told = async (key: string, tail = '') => {
    const body = JSON.stringify({ id: shop.idOf(0) })
    const headers = {
      'x-shopify-topic': 'orders/updated',
      'x-shopify-hmac-sha256': createHmac('sha256', key).update(body).digest('base64'),
    }
    return (await recolte.fetch(new Request(HOOK, { method: 'POST', body: body + tail, headers }))).status
  }
  expect(await told(secret.clientSecret)).toBe(200)
  expect(await told('shpss_before')).toBe(200)
  expect(await told(secret.clientSecret, ' ')).toBe(401)
  expect(await told('shpss_long_ago')).toBe(401)
})

test('privacy topics erase and report from the journal, and a redacted shop leaves nobody', async () => {
  const { recolte, shop, events, wait } = await serving(secret)
  await recolte.sync()
  shop.configureWebhooks(HOOK)
  const ids = Array.from({ length: 4 }, () => {
    wait(60_000)
    const id = shop.add()
    shop.fulfill(id)
    return id
  })
  const [first = 0, second = 0, third = 0] = ids
  await recolte.sync()
  const purchaseOf = async (id: number) => (await recolte.person(shop.find(id).email ?? '')).orders[0]?.purchase
  expect(await purchaseOf(first)).toBeTruthy()

  shop.requestData(second)
  shop.redactCustomer(first)
  // Where the buyer may not be named, by the order alone.
  const { email } = shop.find(third)
  shop.change(third, { email: null })
  shop.redactCustomer(third)
  expect(statuses(await shop.deliverWebhooks())).toEqual([200])
  expect(events.some((event) => event.type === 'warning' && event.code === 'hook-report')).toBe(true)
  expect((await recolte.person(shop.find(first).email ?? '')).suppressed?.kind).toBe('erased')
  expect((await recolte.person(email ?? '')).suppressed?.kind).toBe('erased')
  expect(await purchaseOf(second)).toBeTruthy()

  shop.redactShop()
  expect(statuses(await shop.deliverWebhooks())).toEqual([200])
  for (const id of ids) expect(await purchaseOf(id)).toBeFalsy()
})

test('an app that was removed is said so', async () => {
  const { recolte, shop, events } = await serving(secret)
  await recolte.webhooks('boutique', 'create')
  shop.uninstall()
  expect(statuses(await shop.deliverWebhooks())).toEqual([200])
  expect(events.some((event) => event.type === 'warning' && event.code === 'hook-uninstalled')).toBe(true)
})

const reading = async () => {
  const { store } = await open({ settings: secret })
  return (topic: string, body: object) =>
    store.webhooks?.read({
      header: (name) => (name === 'x-shopify-topic' ? topic : undefined),
      body: new TextEncoder().encode(JSON.stringify(body)),
    })
}

test('bodies name their order, whatever the topic', async () => {
  const read = await reading()
  expect(read('orders/paid', { id: 5_600_000_001_001 })).toEqual({ ids: ['5600000001001'] })
  expect(read('fulfillments/update', { id: 1, order_id: 5_600_000_001_001 })).toEqual({ ids: ['5600000001001'] })
  expect(() => read('orders/paid', {})).toThrow()
})

test('a privacy body that was captured erases nothing under another topic: the header is not signed', async () => {
  const read = await reading()
  const shop = { shop_id: 1, shop_domain: 'boutique.myshopify.com' }
  const customer = { id: 2, email: 'buyer@client.example', phone: null }
  const request = { ...shop, customer, orders_requested: [3], data_request: { id: 4 } }
  const redaction = { ...shop, customer, orders_to_redact: [3] }
  expect(read('customers/data_request', request)).toEqual({ report: [customer.email] })
  expect(read('customers/redact', redaction)).toEqual({ erase: [customer.email], eraseOrders: ['3'] })
  expect(read('shop/redact', shop)).toEqual({ eraseAll: true })
  for (const body of [request, redaction, { ...shop, orders_to_redact: [] }, { ...shop, data_request: null }])
    expect(() => read('shop/redact', body)).toThrow()
  for (const body of [request, shop]) expect(() => read('customers/redact', body)).toThrow()
  for (const body of [redaction, shop]) expect(() => read('customers/data_request', body)).toThrow()
})

test('without the client secret nothing is set up: what came could not be verified', async () => {
  const { store } = await open()
  await expect(store.webhooks?.subscribe?.(HOOK, 'whsec')).rejects.toMatchObject({ code: 'shopify.no-client-secret' })
})
