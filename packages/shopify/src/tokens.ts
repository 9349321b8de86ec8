import { type ConnectorContext, type KeptSecrets, MINUTE, RecolteError, SECOND } from '@recolte/core'
import { z } from 'zod'
import { parsed } from './library.ts'
import type { Fail } from './refusal.ts'
import { type App, appOf, originOf, type Settings } from './settings.ts'

/** Names in `context.secrets`. */
const ACCESS = 'access-token'
const REFRESH = 'refresh-token'
const EXPIRES = 'expires-at'
const TOKEN_NAMES = [ACCESS, REFRESH, EXPIRES] as const

/** A token is renewed this long before it ends, so that none ends on its way. */
const MARGIN = 5 * MINUTE

const grantSchema = z.looseObject({
  access_token: z.string().min(1),
  scope: z.string().optional(),
  /** Seconds. Absent of a token that never ends. */
  expires_in: z.number().optional(),
  refresh_token: z.string().optional(),
})
export type Grant = z.output<typeof grantSchema>

/** What `write` of the secrets gets of a grant: one transaction, since a refresh token alone opens nothing. */
export const keptOf = (grant: Grant, now: number): Record<string, string | undefined> => ({
  [ACCESS]: grant.access_token,
  [REFRESH]: grant.refresh_token,
  [EXPIRES]: grant.expires_in === undefined ? undefined : String(now + grant.expires_in * SECOND),
})

export interface Tokens {
  current(): Promise<string>
  /** Another one than this, which the shop refused; false where there can be none. */
  renew(refused: string): Promise<boolean>
}

/** The token of the configuration, else the one that the shop handed over, else one by the app's own credentials. */
export function createTokens(settings: Settings, context: ConnectorContext, fail: Fail): Tokens {
  const { accessToken } = settings
  const app = appOf(settings)
  let own: { token: string; until: number } | undefined
  let running: Promise<string> | undefined

  async function find(refused?: string): Promise<string> {
    // Beside it an app's credentials are there for webhooks alone.
    if (accessToken !== undefined || app === undefined) return accessToken ?? ''
    const kept = await context.secrets?.read(TOKEN_NAMES)
    const handed = kept?.values[ACCESS]
    if (kept !== undefined && handed !== undefined) return handedOver(app, kept, handed, refused)
    if (own !== undefined && own.token !== refused && context.clock.now() < own.until - MARGIN) return own.token
    const grant = await byCredentials(app)
    own = { token: grant.access_token, until: context.clock.now() + (grant.expires_in ?? 3_600) * SECOND }
    return own.token
  }

  async function byCredentials(app: App): Promise<Grant> {
    const result = await askGrant(settings, context, { ...credentials(app), grant_type: 'client_credentials' })
    if ('grant' in result) return result.grant
    throw fail('shopify.not-connected', { status: result.status, why: result.why })
  }

  async function handedOver(app: App, kept: KeptSecrets, token: string, refused?: string): Promise<string> {
    const { [REFRESH]: refresh, [EXPIRES]: expires } = kept.values
    const fresh = expires === undefined || context.clock.now() < Number(expires) - MARGIN
    if (fresh && token !== refused) return token
    if (refresh === undefined) throw fail('shopify.token-refused', { status: 401 })
    const body = { ...credentials(app), grant_type: 'refresh_token', refresh_token: refresh }
    const result = await askGrant(settings, context, body)
    if (!('grant' in result)) {
      // Another process may have used it up: then its token is there by now.
      const now = await context.secrets?.read(TOKEN_NAMES)
      const other = now?.values[ACCESS]
      if (other !== undefined && other !== token) return other
      throw fail('shopify.reconnect', { status: result.status })
    }
    const values = keptOf(result.grant, context.clock.now())
    // Of several that renew it one wins, and its token is everybody's: the other refresh tokens end with its first use.
    if (await context.secrets?.write(values, kept)) return result.grant.access_token
    return (await context.secrets?.read(TOKEN_NAMES))?.values[ACCESS] ?? result.grant.access_token
  }

  /** One at a time in this process: whoever comes meanwhile gets the same. */
  function once(refused?: string): Promise<string> {
    running ??= find(refused).finally(() => {
      running = undefined
    })
    return running
  }

  return {
    current: () => once(),
    async renew(refused) {
      return accessToken === undefined && (await once(refused)) !== refused
    },
  }
}

export const credentials = ({ clientId, clientSecret }: App) => ({ client_id: clientId, client_secret: clientSecret })

/** Shopify's one address for tokens, whatever they are asked with. How it words a refusal is documented nowhere. */
export async function askGrant(
  settings: Settings,
  context: Pick<ConnectorContext, 'send'>,
  body: Record<string, string>,
): Promise<{ grant: Grant } | { status: number; why: string }> {
  const url = `${originOf(settings)}/admin/oauth/access_token`
  const headers = { 'content-type': 'application/json', accept: 'application/json' }
  const answer = await context.send(
    async (signal, fetch) => {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
        signal,
        redirect: 'manual',
      })
      const text = await response.text()
      return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed(text) }
    },
    { method: 'POST', url },
  )
  const given = grantSchema.safeParse(answer.body)
  if (answer.status === 200 && given.success) return { grant: given.data }
  if (answer.status === 200)
    throw new RecolteError('shop-answer', 'retry', { detail: { host: settings.shop, why: 'access_token' } })
  const refused = z.looseObject({ error: z.string().regex(/^\w{1,40}$/) }).safeParse(answer.body)
  return { status: answer.status, why: refused.success ? refused.data.error : '-' }
}
