import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Shopify, ShopifyOptions } from '../src/index.ts'
import { differences } from './shape.ts'
import { ask, shopifyAt } from './shopify-shop.ts'

const HOOKS = 'https://hooks.example/shopify'
const CREATE = `mutation ($topic: WebhookSubscriptionTopic!, $uri: String!, $fields: [String!]) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON, includeFields: $fields }) {
    webhookSubscription { id topic uri }
    userErrors { field message }
  }
}`
const LISTED = '{ webhookSubscriptions(first: 50) { nodes { id topic uri apiVersion { handle } } } }'

const open = (options: ShopifyOptions = {}) => {
  const got: { headers: Headers; body: string }[] = []
  let status = 200
  const post = async (request: Request) => {
    got.push({ headers: request.headers, body: await request.text() })
    if (status === 0) throw new TypeError('fetch failed')
    return new Response(null, { status })
  }
  const { shop, pass } = shopifyAt({ post, ...options })
  const answer = (next: number) => {
    status = next
  }
  return { shop, pass, got, answer }
}
const subscribe = (shop: Shopify, topic: string, uri = HOOKS, fields?: string[]) =>
  ask(shop, CREATE, { topic, uri, fields })
const topics = (got: { headers: Headers }[]) => got.map(({ headers }) => headers.get('x-shopify-topic'))
const listed = async (shop: Shopify) => (await ask(shop, LISTED)).data.webhookSubscriptions as { nodes: object[] }

describe('subscriptions', () => {
  it('are made, listed and deleted by the API', async () => {
    const { shop } = open()
    const { data } = await subscribe(shop, 'ORDERS_UPDATED')
    const id = expect.stringMatching(/^gid:\/\/shopify\/WebhookSubscription\/\d+$/)
    expect(data.webhookSubscriptionCreate).toEqual({
      ...{ webhookSubscription: { id, topic: 'ORDERS_UPDATED', uri: HOOKS }, userErrors: [] },
    })
    const { nodes } = await listed(shop)
    expect(nodes).toEqual([{ id, topic: 'ORDERS_UPDATED', uri: HOOKS, apiVersion: { handle: '2026-10' } }])
    await ask(
      shop,
      'mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId } }',
      nodes[0],
    )
    expect(await listed(shop)).toEqual({ nodes: [] })
  })

  it('are refused at an address twice, at none, and without approval', async () => {
    const { shop } = open()
    const wrong = async (...args: Parameters<typeof subscribe>) =>
      JSON.stringify((await subscribe(...args)).data.webhookSubscriptionCreate)
    await subscribe(shop, 'ORDERS_PAID')
    expect(await wrong(shop, 'ORDERS_PAID')).toContain('already been taken')
    expect(await wrong(shop, 'ORDERS_PAID', 'http://hooks.example/')).toContain('not supported')
    shop.approve({ objects: false, fields: [] })
    expect(await wrong(shop, 'ORDERS_CREATE')).toContain('containing protected customer data')
    expect(await wrong(shop, 'APP_UNINSTALLED')).toContain('"userErrors":[]')
  })
})

describe('deliveries', () => {
  it('are signed over their bytes and carry what Shopify writes', async () => {
    const { shop, got } = open()
    await subscribe(shop, 'ORDERS_UPDATED')
    await subscribe(shop, 'ORDERS_PAID')
    shop.add({ note: 'Emballage cadeau 🎁' })
    await shop.deliverWebhooks()
    expect(topics(got)).toEqual(['orders/paid', 'orders/updated'])
    for (const { headers, body } of got) {
      const hmac = createHmac('sha256', 'shpss_test').update(body).digest('base64')
      expect(headers.get('x-shopify-hmac-sha256')).toBe(hmac)
    }
    const ids = (name: string) => new Set(got.map(({ headers }) => headers.get(name)))
    expect(ids('x-shopify-event-id').size).toBe(1)
    expect(ids('x-shopify-webhook-id').size).toBe(2)
  })

  it.each([
    ['webhook-orders-updated', (shop: Shopify, id: number) => shop.refund(id, shop.find(id).lines[0]?.id)],
    ['webhook-orders-paid-unicode', (shop: Shopify, id: number) => shop.pay(id)],
    ['webhook-customers-redact', (shop: Shopify, id: number) => shop.redactCustomer(id)],
    ['webhook-app-uninstalled', (shop: Shopify) => shop.uninstall()],
  ])('look like the recording %s', async (name, act) => {
    const file = new URL(`./fixtures/shopify/${name}.json`, import.meta.url)
    const { request } = JSON.parse(readFileSync(file, 'utf8'))
    const topic: string = request.headers['X-Shopify-Topic']
    const { shop, got } = open()
    shop.configureWebhooks(HOOKS, [topic])
    const id = shop.add({ financial: 'PENDING' })
    shop.fulfill(id)
    await shop.deliverWebhooks()
    got.length = 0
    act(shop, id)
    await shop.deliverWebhooks()
    const last = got.findLast(({ headers }) => headers.get('x-shopify-topic') === topic)
    for (const header of Object.keys(request.headers)) expect(last?.headers.has(header), header).toBe(true)
    const varying = /phone|note|shipment_status|variant_title|billing_address|shipping_address|fulfillment_status|_at$/
    expect(differences(JSON.parse(request.rawBody), JSON.parse(last?.body ?? ''), varying)).toEqual([])
  })

  it('come again with the same bytes until they are taken, twice and in no order where one asks for it', async () => {
    const { shop, got, pass, answer } = open()
    await subscribe(shop, 'ORDERS_UPDATED')
    const id = shop.add()
    answer(500)
    await shop.deliverWebhooks()
    pass(60)
    shop.cancel(id)
    answer(204)
    await shop.deliverWebhooks({ reversed: true, twice: true })
    expect(got).toHaveLength(5)
    expect(got[0]?.body).toBe(got[3]?.body)
    expect(got[0]?.headers.get('x-shopify-webhook-id')).toBe(got[4]?.headers.get('x-shopify-webhook-id'))
    expect(got[1]?.body).toContain('"cancel_reason":"customer"')
    expect(await shop.deliverWebhooks()).toEqual([])
  })

  it('end a subscription of the API after eight failures, a redirect among them; not one of the app', async () => {
    const { shop, got, answer } = open()
    await subscribe(shop, 'ORDERS_UPDATED')
    shop.configureWebhooks(HOOKS, ['orders/create'])
    shop.add()
    answer(302)
    for (let turn = 0; turn < 7; turn += 1) await shop.deliverWebhooks()
    expect((await listed(shop)).nodes).toHaveLength(1)
    answer(0)
    await shop.deliverWebhooks()
    expect((await listed(shop)).nodes).toEqual([])
    got.length = 0
    await shop.deliverWebhooks()
    expect(topics(got)).toEqual(['orders/create'])
  })

  it('are signed with the former secret for an hour', async () => {
    const { shop, got, pass } = open()
    await subscribe(shop, 'ORDERS_UPDATED')
    const signedWith = async (secret: string) => {
      shop.touch(id)
      await shop.deliverWebhooks()
      const last = got.at(-1)
      const hmac = createHmac('sha256', secret)
        .update(last?.body ?? '')
        .digest('base64')
      return last?.headers.get('x-shopify-hmac-sha256') === hmac
    }
    const id = shop.add()
    shop.rotateSecret('shpss_new')
    expect(await signedWith('shpss_test')).toBe(true)
    pass(3600)
    expect(await signedWith('shpss_new')).toBe(true)
  })

  it('hold what was asked for, and no personal data that was not approved', async () => {
    const { shop, got } = open()
    await subscribe(shop, 'ORDERS_UPDATED', HOOKS, ['id', 'email', 'updated_at'])
    shop.approve({ objects: true, fields: ['name'] })
    const id = shop.add()
    await shop.deliverWebhooks()
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({ id, email: null, updated_at: '2026-11-25T11:00:00+01:00' })
  })

  it('tell of the end, after which no token opens', async () => {
    const { shop, got } = open()
    await subscribe(shop, 'APP_UNINSTALLED')
    shop.configureWebhooks(HOOKS)
    shop.uninstall()
    shop.redactShop()
    await shop.deliverWebhooks()
    expect(topics(got)).toEqual(['app/uninstalled', 'shop/redact'])
    expect(await ask(shop, LISTED)).toEqual({ errors: expect.stringContaining('Invalid API key or access token') })
  })
})
