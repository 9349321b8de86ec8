import { DAY, HOUR, MINUTE } from '@recolte/core'
import { DEFAULT_CLIENT } from '@recolte/sandbox'
import { expect, test } from 'vitest'
import { open } from './context.ts'
import { PUBLIC, type Serving, serving } from './serving.ts'

const app = { clientId: DEFAULT_CLIENT.id, clientSecret: DEFAULT_CLIENT.secret }

/** What a browser does: to us, to Shopify, and back with what it was given. */
async function agree({ recolte, shop }: Serving, change: (back: URL) => void = () => {}, cookie?: string) {
  const begun = await recolte.fetch(new Request(`${PUBLIC}/shopify/auth?store=boutique`))
  const asked = await shop.fetch(new Request(begun.headers.get('location') ?? ''))
  const back = new URL(asked.headers.get('location') ?? '')
  change(back)
  const kept = cookie ?? (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return recolte.fetch(new Request(back, { headers: { cookie: kept } }))
}

test('a shop hands its token over once, and it is renewed for as long as it is used', async () => {
  const made = await serving({ clientSecret: app.clientSecret }, { sameOrganization: false })
  const { recolte, shop, wait } = made
  const failure = async () => (await recolte.sync()).stores.boutique?.failure?.code
  expect(await failure()).toBe('shopify.not-connected')
  const answer = await agree(made)
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('"boutique"')])
  expect(await failure()).toBeUndefined()
  for (let days = 0; days < 3; days += 1) {
    wait(DAY)
    expect(await failure()).toBeUndefined()
  }
  // Ended before its time: one more, by the refresh token.
  shop.revoke()
  expect(await failure()).toBeUndefined()
  wait(91 * DAY)
  expect(await failure()).toBe('shopify.reconnect')
})

test('of two processes that renew one ended token, one wins, and both go on with what it got', async () => {
  const made = await serving({ clientSecret: app.clientSecret }, { sameOrganization: false })
  const { recolte, shop, wait, tokens } = made
  await agree(made)
  const other = await made.another()
  const both = () => Promise.all([recolte.webhooks('boutique'), other.webhooks('boutique')])
  const grants = () => shop.summary().byPath['/admin/oauth/access_token'] ?? 0
  for (let round = 0; round < 5; round += 1) {
    wait(2 * HOUR)
    tokens.clear()
    await both()
    const asked = grants()
    await both()
    expect([tokens.size, grants() - asked]).toEqual([1, 0])
  }
})

test.each<[string, (back: URL) => void, string?]>([
  ['a signature that is not Shopify’s', (back) => back.searchParams.set('code', 'another')],
  ['another shop', (back) => back.searchParams.set('shop', 'evil.myshopify.com')],
  ['a state of somebody else’s', (back) => back.searchParams.set('state', 'boutique:0:9999999999999.00')],
  ['another browser', () => {}, 'recolte-shopify=00'],
])('a callback with %s is refused', async (_what, change, cookie) => {
  const made = await serving({ clientSecret: app.clientSecret }, { sameOrganization: false })
  const answer = await agree(made, change, cookie)
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('not come from Shopify')])
})

test('a callback that comes too late is refused', async () => {
  const made = await serving({ clientSecret: app.clientSecret }, { sameOrganization: false })
  expect((await agree(made, () => made.wait(11 * MINUTE))).status).toBe(400)
})

test('an app of the shop’s own organisation asks for its token by itself, once a day', async () => {
  const { shop, store, wait } = await open({ orders: 1, settings: { accessToken: undefined, ...app } })
  const grants = () => shop.summary().byPath['/admin/oauth/access_token']
  await store.statuses()
  await store.describe()
  expect(grants()).toBe(1)
  wait(25 * HOUR)
  await Promise.all([store.describe(), store.describe()])
  expect(grants()).toBe(2)
  shop.revoke()
  await store.describe()
  expect(grants()).toBe(3)
})
