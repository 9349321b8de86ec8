import { randomBytes } from 'node:crypto'
import { type Answer, type Call, isRecord, json, parseJson } from '../app.ts'
import type { Client } from './client.ts'
import type { Gate } from './gate.ts'

export interface OauthOptions {
  client: Client
  gate: Gate
  domain: string
  now: () => number
  /** What the app's configuration asks for. */
  scopes: string[]
  /** Whether app and store are of one organisation: without it no client credentials. */
  sameOrganization: boolean
}

const HOUR = 3600
const DAY = 86_399
const NINETY_DAYS = 7_776_000

interface Grant {
  scopes: string[]
  /** Milliseconds. */
  until: number
}

/** Shopify's own OAuth pages and its token endpoint. The merchant agrees at once. */
export const createOauth = ({ client, gate, domain, now, scopes, sameOrganization }: OauthOptions) => {
  const codes = new Map<string, string[]>()
  const refreshable = new Map<string, Grant>()
  /** The refresh token before the last, by the access token whose first use ends it (dossier §7). */
  const ending = new Map<string, string>()

  const issue = (granted: string[], seconds?: number) => {
    const token = `shpat_${randomBytes(16).toString('hex')}`
    gate.add({ token, scopes: granted, ...(seconds === undefined ? {} : { expires: now() + seconds * 1000 }) })
    return { access_token: token, scope: granted.join(','), ...(seconds === undefined ? {} : { expires_in: seconds }) }
  }
  const issueExpiring = (granted: string[]) => {
    const refresh = `shprt_${randomBytes(16).toString('hex')}`
    refreshable.set(refresh, { scopes: granted, until: now() + NINETY_DAYS * 1000 })
    return { ...issue(granted, HOUR), refresh_token: refresh, refresh_token_expires_in: NINETY_DAYS }
  }

  const authorize = (query: URLSearchParams): Answer => {
    const redirect = query.get('redirect_uri') ?? ''
    if (query.get('client_id') !== client.id || !URL.canParse(redirect)) {
      return refused('invalid_request', 'The redirect_uri is not whitelisted or the application is unknown')
    }
    const code = randomBytes(16).toString('hex')
    codes.set(code, (query.get('scope') ?? '').split(',').filter(Boolean))
    const to = new URL(redirect)
    const host = btoa(`admin.shopify.com/store/${domain.split('.')[0]}`).replaceAll('=', '')
    const state = query.get('state')
    const given = { code, host, shop: domain, timestamp: String(Math.floor(now() / 1000)), ...(state ? { state } : {}) }
    const hmac = client.signQuery(new URLSearchParams(given))
    for (const [name, value] of Object.entries({ ...given, hmac })) to.searchParams.set(name, value)
    return { status: 302, headers: { location: to.href }, body: '' }
  }

  const token = (form: Record<string, unknown>): Answer => {
    if (form.client_id !== client.id || !client.accepts(form.client_secret)) {
      return refused('invalid_client', 'The client credentials are invalid')
    }
    if (form.grant_type === 'client_credentials') {
      if (sameOrganization) return json(200, issue(scopes, DAY))
      return refused('shop_not_permitted', 'Client credentials cannot be performed on this shop.')
    }
    if (form.grant_type === 'refresh_token') return refresh(String(form.refresh_token))
    const granted = codes.get(String(form.code))
    codes.delete(String(form.code))
    if (granted === undefined)
      return refused('invalid_request', 'The authorization code was not found or was already used')
    return json(200, String(form.expiring) === '1' ? issueExpiring(granted) : issue(granted))
  }

  const refresh = (former: string): Answer => {
    const grant = refreshable.get(former)
    if (grant === undefined || grant.until <= now()) return refused('invalid_grant', 'The refresh token is invalid')
    const issued = issueExpiring(grant.scopes)
    ending.set(issued.access_token, former)
    return json(200, issued)
  }

  return {
    answer(call: Call, path: string, query: string): Answer | undefined {
      if (path === '/admin/oauth/authorize' && call.method === 'GET') return authorize(new URLSearchParams(query))
      if (path === '/admin/oauth/access_token' && call.method === 'POST') return token(readForm(call))
      return undefined
    },
    /** A token came in: with its first use the refresh token before it ends. */
    used(accessToken: string) {
      refreshable.delete(ending.get(accessToken) ?? '')
      ending.delete(accessToken)
    },
  }
}

/** How Shopify words these is written nowhere: match on the status. */
const refused = (error: string, text: string) =>
  json(400, { error, error_description: `Oauth error ${error}: ${text}` })

const readForm = (call: Call): Record<string, unknown> => {
  if (!(call.header('content-type') ?? '').includes('json')) return Object.fromEntries(new URLSearchParams(call.body))
  const read = parseJson(call.body)
  return isRecord(read) ? read : {}
}
