import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Shopify } from '../src/index.ts'
import { post, shopifyAt } from './shopify-shop.ts'

const ORIGIN = 'https://maison-exemple.myshopify.com'
const CLIENT = { client_id: '0123456789abcdef0123456789abcdef', client_secret: 'shpss_test' }
const recorded = (name: string) =>
  JSON.parse(readFileSync(new URL(`./fixtures/shopify/${name}.json`, import.meta.url), 'utf8'))

const token = async (shop: Shopify, form: Record<string, string>) => {
  const request = new Request(`${ORIGIN}/admin/oauth/access_token`, {
    ...{
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...CLIENT, ...form }),
    },
  })
  const answer = await shop.fetch(request)
  const body: Record<string, string | number> = JSON.parse(await answer.text())
  return { status: answer.status, body }
}
const opens = async (shop: Shopify, given: unknown) =>
  (await post(shop, '{ shop { name } }', {}, String(given))).status === 200

const authorize = async (shop: Shopify): Promise<URL> => {
  const query = new URLSearchParams({
    ...{ client_id: CLIENT.client_id, scope: 'read_orders,read_products', state: 'abc' },
    redirect_uri: 'https://app.example/shopify/callback',
  })
  const answer = await shop.fetch(new Request(`${ORIGIN}/admin/oauth/authorize?${query}`))
  expect(answer.status).toBe(302)
  return new URL(answer.headers.get('location') ?? '')
}

describe('client credentials', () => {
  it('give a token for a day, as recorded', async () => {
    const { shop, pass } = shopifyAt()
    const { request, response } = recorded('client-credentials-token')
    const answer = await shop.fetch(new Request(ORIGIN + request.path, request))
    const body: Record<string, unknown> = JSON.parse(await answer.text())
    expect(Object.keys(body)).toEqual(Object.keys(response.body))
    expect(body.expires_in).toBe(response.body.expires_in)
    expect(await opens(shop, body.access_token)).toBe(true)
    pass(86_400)
    expect(await opens(shop, body.access_token)).toBe(false)
  })

  it('give none for a store of others, nor with a wrong secret', async () => {
    const form = { grant_type: 'client_credentials' }
    const { shop } = shopifyAt({ sameOrganization: false })
    expect(await token(shop, form)).toMatchObject({ status: 400, body: { error: 'shop_not_permitted' } })
    expect(await token(shop, { ...form, client_secret: 'other' })).toMatchObject({ body: { error: 'invalid_client' } })
  })
})

describe('authorization code', () => {
  it('comes back signed like the recorded callback', async () => {
    const { shop } = shopifyAt()
    const callback = await authorize(shop)
    const was = new URL(`https://app.example${recorded('oauth-callback').request.path}`)
    expect([...callback.searchParams.keys()].toSorted()).toEqual([...was.searchParams.keys()].toSorted())
    for (const { searchParams } of [callback, was]) {
      const others = [...searchParams].filter(([name]) => name !== 'hmac').toSorted()
      const message = others.map(([name, value]) => `${name}=${value}`).join('&')
      expect(searchParams.get('hmac')).toBe(createHmac('sha256', 'shpss_test').update(message).digest('hex'))
    }
  })

  it('is good for one token with the scopes asked for', async () => {
    const { shop } = shopifyAt()
    const code = (await authorize(shop)).searchParams.get('code') ?? ''
    const { body } = await token(shop, { code })
    expect(body).toEqual({ access_token: expect.stringMatching(/^shpat_/), scope: 'read_orders,read_products' })
    expect(await opens(shop, body.access_token)).toBe(true)
    expect((await token(shop, { code })).status).toBe(400)
  })
})

describe('expiring tokens', () => {
  it('end after an hour; each refresh gives both anew, and the former one until the new token is used', async () => {
    const { shop, pass } = shopifyAt()
    const code = (await authorize(shop)).searchParams.get('code') ?? ''
    const first = (await token(shop, { code, expiring: '1' })).body
    expect(Object.keys(first).toSorted()).toEqual(Object.keys(recorded('refresh-token').response.body).toSorted())
    pass(3600)
    expect(await opens(shop, first.access_token)).toBe(false)

    const form = { grant_type: 'refresh_token', refresh_token: String(first.refresh_token) }
    const lost = (await token(shop, form)).body
    const again = (await token(shop, form)).body
    expect(again.refresh_token).not.toBe(lost.refresh_token)
    expect(await opens(shop, again.access_token)).toBe(true)
    expect(await token(shop, form)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })
})
