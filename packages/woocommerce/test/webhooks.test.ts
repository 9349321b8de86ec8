import { readFileSync } from 'node:fs'
import type { HookRequest } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { woocommerce } from '../src/index.ts'
import { testContext } from './context.ts'
import { HTTPS, sandbox, thrown } from './shop.ts'

const URL_OF_OURS = 'https://recolte.example/hooks/boutique'

interface Delivery {
  secret: string
  request: { headers: Record<string, string>; rawBody: string }
}

const delivery = (name: string): Delivery =>
  JSON.parse(readFileSync(new URL(`./fixtures/webhook-delivery-${name}.json`, import.meta.url), 'utf8'))

function asked({ request }: Delivery, change: { body?: string; without?: string } = {}): HookRequest {
  const headers = new Headers(request.headers)
  if (change.without !== undefined) headers.delete(change.without)
  return { header: (name) => headers.get(name) ?? undefined, body: Buffer.from(change.body ?? request.rawBody) }
}

function webhooksOf(settings: Record<string, unknown> = {}) {
  const made = sandbox({ post: async () => new Response('') }, settings)
  const { webhooks } = made.store
  if (webhooks?.list === undefined || webhooks.subscribe === undefined || webhooks.remove === undefined)
    throw new Error('a WooCommerce shop has webhooks')
  return { ...made, webhooks, list: webhooks.list, subscribe: webhooks.subscribe, remove: webhooks.remove }
}

const WRITES = { consumerKey: 'ck_test', consumerSecret: 'cs_test' }

describe('deliveries of a real shop', () => {
  test.each(['order-created', 'order-updated', 'order-deleted'])('%s is genuine, and says one id', (name) => {
    const { webhooks } = webhooksOf()
    const recorded = delivery(name)
    expect(webhooks.verify(asked(recorded), [recorded.secret])).toBe('genuine')
    expect(webhooks.verify(asked(recorded), ['new', recorded.secret])).toBe('genuine')
    const { id } = JSON.parse(recorded.request.rawBody)
    expect(webhooks.read(asked(recorded))).toEqual({ ids: [String(id)] })
  })

  test('one byte, another secret or no signature make it forged', () => {
    const { webhooks } = webhooksOf()
    const recorded = delivery('order-updated')
    const body = recorded.request.rawBody.replace('completed', 'completeD')
    expect(webhooks.verify(asked(recorded, { body }), [recorded.secret])).toBe('forged')
    expect(webhooks.verify(asked(recorded), ['another'])).toBe('forged')
    expect(webhooks.verify(asked(recorded), [])).toBe('forged')
    expect(webhooks.verify(asked(recorded, { without: 'X-WC-Webhook-Signature' }), [recorded.secret])).toBe('forged')
  })

  test('the ping that comes while a webhook is made is a test, whatever the secrets', () => {
    const { webhooks } = webhooksOf()
    expect(webhooks.verify(asked(delivery('ping')), [])).toBe('test')
    expect(webhooks.verify(asked(delivery('ping'), { body: 'webhook_id=1&id=7' }), [])).toBe('forged')
  })

  test('a genuine body without an id is not understood', () => {
    const { webhooks } = webhooksOf()
    expect(() => webhooks.read(asked(delivery('order-deleted'), { body: '{"webhook_id":1}' }))).toThrow()
    expect(() => webhooks.read(asked(delivery('order-deleted'), { body: 'id=1' }))).toThrow()
  })
})

describe('webhooks of a shop', () => {
  test('are made for every topic, listed with all others about orders, and removed', async () => {
    const { app, webhooks, list, subscribe, remove } = webhooksOf(WRITES)
    await subscribe(URL_OF_OURS, 'whsec_1')
    await subscribe('https://another.example/', 'whsec_2')
    const found = await list()
    expect(found).toHaveLength(8)
    const ours = found.filter(({ url }) => url === URL_OF_OURS)
    expect(ours.map(({ topic }) => topic).sort()).toEqual([...webhooks.topics].sort())
    expect(ours.every(({ active }) => active)).toBe(true)
    for (const { id } of ours) await remove(id)
    expect((await list()).map(({ url }) => url)).toEqual(Array(4).fill('https://another.example/'))
    app.add()
    expect((await app.deliver()).map(({ status }) => status)).toEqual([200, 200])
  })

  test('a list longer than a page is read to its end', async () => {
    const { list, subscribe } = webhooksOf(WRITES)
    for (let n = 0; n < 26; n += 1) await subscribe(`https://recolte.example/${n}`, 's')
    expect(await list()).toHaveLength(104)
  })

  test('one that the shop switched off is seen with a key that may only read', async () => {
    const { app, subscribe } = webhooksOf(WRITES)
    await subscribe(URL_OF_OURS, 's')
    const down = app.fetch(
      new Request(`${HTTPS}/wp-json/wc/v3/webhooks/2`, {
        method: 'PUT',
        headers: { authorization: `Basic ${btoa('ck_test:cs_test')}` },
        body: JSON.stringify({ status: 'disabled' }),
      }),
    )
    expect((await down).status).toBe(200)
    const readOnly = woocommerce.connect(
      { url: HTTPS, consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' },
      testContext(),
    )
    const found = (await readOnly.webhooks?.list?.()) ?? []
    expect(found.filter(({ active }) => !active).map(({ topic }) => topic)).toEqual(['order.updated'])
  })

  test('a key that may only read is told so, with what to do', async () => {
    const { subscribe } = webhooksOf()
    const error = await thrown(subscribe(URL_OF_OURS, 's'))
    expect(error.code).toBe('woocommerce.key-cannot-write')
    expect(error.message).toContain('Read/Write')
  })
})
