import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type AuthAnswer, type AuthRequest, type AuthStep, type AuthStore, MINUTE, RecolteError } from '@recolte/core'
import { WRITE_AVERAGES } from './averages.ts'
import { type App, appOf, originOf, type Settings } from './settings.ts'
import { ALL_ORDERS } from './sight.ts'
import { askGrant, credentials, keptOf } from './tokens.ts'

/** What collecting needs; docs/connectors/shopify.md says why. More than that is asked of Shopify's review, not here. */
const SCOPES = ['read_orders', 'read_products', 'read_customers', 'read_fulfillments']

const COOKIE = 'recolte-shopify'
/** Time to log in at Shopify and to agree. */
const PATIENCE = 10 * MINUTE

/**
 * The authorization code grant, for an agency's or a public app: `/shopify/auth` sends the browser to Shopify, which sends
 * it back to `/shopify/callback` with a code. https://shopify.dev/docs/apps/build/authentication-authorization
 */
export const auth: Record<string, AuthStep<Settings>> = {
  auth: { method: 'GET', answer: begin },
  callback: { method: 'GET', answer: finish },
}

type Store = AuthStore<Settings>

async function begin({ query }: AuthRequest, stores: readonly Store[]): Promise<AuthAnswer> {
  const wanted = query.get('store') ?? query.get('shop')
  const store = stores.find(({ name, settings }) => wanted === name || wanted === settings.shop)
  if (store === undefined) return { status: 404, say: 'shopify.no-such-store' }
  const { clientId, clientSecret } = appFor(store)
  const { settings, publishes } = store
  const scopes = [...SCOPES, ...(settings.allOrders ? [ALL_ORDERS] : []), ...(publishes ? [WRITE_AVERAGES] : [])]
  const nonce = randomBytes(16).toString('hex')
  const until = store.context.clock.now() + PATIENCE
  const state = [store.name, nonce, until].map(encodeURIComponent).join(':')
  const to = new URL(`${originOf(store.settings)}/admin/oauth/authorize`)
  to.search = new URLSearchParams({
    ...{ client_id: clientId, scope: scopes.join(','), redirect_uri: callbackOf(store) },
    state: `${state}.${signed(state, clientSecret)}`,
  }).toString()
  // So that only the browser that began can end it.
  const secure = store.publicUrl?.startsWith('https:') ? '; Secure' : ''
  const cookie = `${COOKIE}=${nonce}; HttpOnly; SameSite=Lax; Path=/; Max-Age=${PATIENCE / 1_000}${secure}`
  return { redirect: to.href, headers: { 'set-cookie': cookie } }
}

async function finish(request: AuthRequest, stores: readonly Store[]): Promise<AuthAnswer> {
  const { query } = request
  const store = stores.find((one) => isGenuine(request, one))
  if (store === undefined) return { status: 400, say: 'shopify.not-from-shopify' }
  const { settings, context } = store
  const body = { ...credentials(appFor(store)), code: query.get('code') ?? '', expiring: '1' }
  const result = await askGrant(settings, context, body)
  const detail = { store: store.name, host: settings.shop }
  if (!('grant' in result))
    return { status: 400, say: 'shopify.code-refused', detail: { ...detail, status: result.status } }
  await store.secrets.write(keptOf(result.grant, context.clock.now()))
  return { status: 200, say: 'shopify.connected', detail }
}

/** By three proofs: our own signed state in the browser that began, Shopify's signature, and the store's own shop. */
function isGenuine({ query, header }: AuthRequest, store: Store): boolean {
  const app = appOf(store.settings)
  if (app === undefined || query.get('shop') !== store.settings.shop) return false
  const given = query.get('state') ?? ''
  const state = given.slice(0, given.lastIndexOf('.'))
  if (!same(given.slice(state.length + 1), signed(state, app.clientSecret))) return false
  const [name, nonce = '', until] = state.split(':').map(decodeURIComponent)
  const inTime = Number(until) > store.context.clock.now()
  const began = (header('cookie') ?? '').split(/;\s*/).includes(`${COOKIE}=${nonce}`)
  return inTime && began && name === store.name && same(query.get('hmac') ?? '', hmacOf(query, app))
}

/** Over every other parameter, sorted, in hexadecimal digits. */
function hmacOf(query: URLSearchParams, { clientSecret }: App): string {
  const others = [...query].filter(([name]) => name !== 'hmac' && name !== 'signature')
  return signed(
    others
      .map(([name, value]) => `${name}=${value}`)
      .toSorted()
      .join('&'),
    clientSecret,
  )
}

const signed = (text: string, secret: string): string => createHmac('sha256', secret).update(text).digest('hex')

function same(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function appFor({ name, settings }: Store): App {
  const app = appOf(settings)
  if (app === undefined)
    throw new RecolteError('shopify.no-app', 'config', { detail: { store: name, host: settings.shop } })
  return app
}

function callbackOf({ name, publicUrl }: Store): string {
  if (publicUrl === undefined) throw new RecolteError('no-public-url', 'config', { detail: { store: name } })
  return `${publicUrl}/shopify/callback`
}
