import '@shopify/shopify-api/adapters/web-api'
import type { Answer } from '@recolte/core'
import { ApiVersion, LogSeverity, Session, shopifyApi } from '@shopify/shopify-api'
import { abstractFetch, setAbstractFetchFunc } from '@shopify/shopify-api/runtime'

/** Every query is tried against this version's published schema (test/queries.test.ts). */
export const API_VERSION = ApiVersion.October26

/** Only its client is used, so what it must be told of an app is never sent anywhere. */
const shopify = shopifyApi({
  apiKey: 'recolte',
  apiSecretKey: 'recolte',
  hostName: 'recolte.example',
  apiVersion: API_VERSION,
  isEmbeddedApp: false,
  logger: { level: LogSeverity.Error, log: async () => undefined },
})

export interface Call {
  shop: string
  /** Where the shop is asked, instead of its own domain. */
  origin: string
  token: string
  query: string
  variables: Record<string, unknown>
  signal: AbortSignal
  fetch: typeof globalThis.fetch
}

/**
 * One call by Shopify's own client, without a policy of its own: it goes through the `fetch` it is given and tries
 * nothing again. Its `request` would throw away the data beside an error, and wait milliseconds where `Retry-After` says
 * seconds; the client below it does neither.
 */
export async function library({ shop, origin, token, query, variables, signal, fetch }: Call): Promise<Answer> {
  const relocated = (input: string | URL | Request, init?: RequestInit) =>
    fetch(String(input).replace(`https://${shop}`, origin), { ...init, redirect: 'manual' })
  const session = new Session({ id: shop, shop, state: '', isOnline: false, accessToken: token })
  const response = await clientOf(session, relocated).fetch(query, { variables, retries: 0, signal })
  const text = await response.text()
  return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) }
}

/** A client keeps the `fetch` that the whole process has at the moment it is made: ours for that moment, then theirs again. */
function clientOf(session: Session, fetch: typeof globalThis.fetch) {
  const before = abstractFetch
  setAbstractFetchFunc(fetch)
  try {
    return new shopify.clients.Graphql({ session }).client
  } finally {
    setAbstractFetchFunc(before)
  }
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
