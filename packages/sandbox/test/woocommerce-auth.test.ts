import { createHmac } from 'node:crypto'
import OAuth from 'oauth-1.0a'
import { describe, expect, it } from 'vitest'
import { createWooCommerce, type WooCommerce } from '../src/index.ts'
import { recording } from './recordings.ts'

const NOW = Date.parse('2026-11-23T15:30:00Z')
const url = 'http://shop.example/wp-json/wc/v3/orders'

const oauth = (method: 'HMAC-SHA256' | 'HMAC-SHA1' = 'HMAC-SHA256', secret = 'cs_test', ending = '&') =>
  new OAuth({
    consumer: { key: 'ck_test', secret },
    signature_method: method,
    hash_function: (base, key) =>
      createHmac(method === 'HMAC-SHA1' ? 'sha1' : 'sha256', ending === '&' ? key : key.replace(/&$/, ''))
        .update(base)
        .digest('base64'),
  })

const queryOf = (parameters: object): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) query.append(name, String(value))
  return String(query)
}

/** Query of a request signed at an instant. */
const signed = (signer: OAuth, data: Record<string, string> = {}, at = NOW) => {
  Object.assign(signer, { getTimeStamp: () => Math.floor(at / 1000) })
  return queryOf(signer.authorize({ url, method: 'GET', data }))
}

const create = () => createWooCommerce({ orders: 5, now: () => NOW })
const get = async (shop: WooCommerce, query: string) => {
  const answer = await shop.fetch(new Request(`${url}?${query}`))
  return { status: answer.status, body: (await answer.json()) as unknown }
}

describe('OAuth 1.0a, where the shop sees no TLS', () => {
  it.each(['HMAC-SHA256', 'HMAC-SHA1'] as const)('opens with a right %s signature', async (method) => {
    const query = signed(oauth(method), { per_page: '1', status: 'completed,shipped', _fields: 'id' })
    expect((await get(create(), query)).status).toBe(200)
  })

  it('takes the last of a parameter that the official client repeats', async () => {
    const query = signed(oauth(), { per_page: '1', _fields: 'id' })
    const { status, body } = await get(create(), `${query}&per_page=1&_fields=id`)
    expect([status, Array.isArray(body) && body.length]).toEqual([200, 1])
  })

  it('verifies over what the last of the repeated parameters says', async () => {
    const { body } = await get(create(), `${signed(oauth(), { per_page: '1' })}&per_page=2`)
    expect(body).toEqual(recording('auth-oauth1-bad-signature-over-plain-http').response.body)
  })

  it('refuses the same request a second time', async () => {
    const shop = create()
    const query = signed(oauth(), { per_page: '1' })
    expect((await get(shop, query)).status).toBe(200)
    expect(await get(shop, query)).toEqual({ status: 401, body: recording('auth-oauth1-replayed-nonce').response.body })
  })

  it.each([-20, 20])('refuses a clock %i minutes off', async (minutes) => {
    const answer = await get(create(), signed(oauth(), {}, NOW + minutes * 60_000))
    expect(answer).toEqual({ status: 401, body: recording('auth-oauth1-old-timestamp').response.body })
  })

  it('passes a clock 10 minutes off', async () => {
    expect((await get(create(), signed(oauth(), {}, NOW - 600_000))).status).toBe(200)
  })

  it('refuses a wrong secret, and the right one without its ampersand', async () => {
    const { body } = recording('auth-oauth1-bad-signature-over-plain-http').response
    expect(await get(create(), signed(oauth('HMAC-SHA256', 'cs_wrong')))).toEqual({ status: 401, body })
    expect(await get(create(), signed(oauth('HMAC-SHA256', 'cs_test', '')))).toEqual({ status: 401, body })
  })

  it('takes neither Basic nor keys in the query', async () => {
    const shop = create()
    const headers = { authorization: `Basic ${btoa('ck_test:cs_test')}` }
    expect((await shop.fetch(new Request(url, { headers }))).status).toBe(401)
    expect((await get(shop, 'consumer_key=ck_test&consumer_secret=cs_test')).status).toBe(401)
  })

  it('is verified over the address that was asked, port included', async () => {
    const address = 'http://127.0.0.1:8080/wp-json/wc/v3/orders'
    const shop = createWooCommerce()
    const query = queryOf(oauth().authorize({ url: address, method: 'GET' }))
    expect((await shop.fetch(new Request(`${address}?${query}`))).status).toBe(200)
  })
})

describe('keys over TLS', () => {
  const over = (shop: WooCommerce, query = '', authorization?: string, method = 'GET') =>
    shop.fetch(
      new Request(`https://shop.example/wp-json/wc/v3/orders${query}`, {
        method,
        headers: authorization ? { authorization: `Basic ${btoa(authorization)}` } : {},
      }),
    )

  it('pass in the query where the server drops the header', async () => {
    const shop = createWooCommerce({ dropAuthorization: true, orders: 3 })
    expect((await over(shop, '', 'ck_test:cs_test')).status).toBe(401)
    const answer = await over(shop, '?per_page=1&consumer_key=ck_test&consumer_secret=cs_test')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('link')).toContain('consumer_secret=cs_test')
  })

  it('of a deleted user count for nothing', async () => {
    const shop = createWooCommerce({ keys: [{ key: 'ck_a', secret: 'cs_a', permissions: 'read', role: 'deleted' }] })
    const answer = await over(shop, '', 'ck_a:cs_a')
    expect(await answer.json()).toEqual(recording('auth-wrong-key').response.body)
  })

  it('can be pretended, and can be hidden from the shop', async () => {
    const header = { authorization: `Basic ${btoa('ck_test:cs_test')}` }
    const asked = (tls: boolean, scheme: string) =>
      createWooCommerce({ tls }).fetch(
        new Request(`${scheme}://shop.example/wp-json/wc/v3/orders`, { headers: header }),
      )
    expect((await asked(true, 'http')).status).toBe(200)
    expect((await asked(false, 'https')).status).toBe(401)
  })

  it('are not needed for OPTIONS', async () => {
    const answer = await over(createWooCommerce(), '', undefined, 'OPTIONS')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('modified_after')
  })
})
