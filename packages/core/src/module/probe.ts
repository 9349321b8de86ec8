import type { Account } from '../config.ts'
import type { StoreRuntime } from '../engine/runtime.ts'
import { bodyOf } from '../hooks/web.ts'
import { decodeEnvelope, encodeEnvelope } from '../protocol/envelope.ts'
import { PROBE } from '../protocol/module/call.ts'
import { phpUnserialize } from '../protocol/module/php.ts'
import { signCall } from '../protocol/signature.ts'
import { plainHttpAllowed } from '../secure-url.ts'
import { USER_AGENT } from '../user-agent.ts'
import { dialectOf } from './routes.ts'

/** What came back of a call like the platform's, through everything that stands before the store. */
export interface ProbeAnswer {
  kind: 'ok' | 'noise' | Obstacle
  detail?: Record<string, string>
}

export type Obstacle =
  | ('insecure' | 'in-clear' | 'unreachable' | 'redirect' | 'basic-auth' | 'forbidden' | 'not-found')
  | ('maintenance' | 'cached' | 'page' | 'post-lost' | 'keys' | 'other-module')

const PATIENCE_MS = 20_000
const LONGEST = 1024 * 1024
const QUERY = 'getModuleAndSiteConfiguration'

/** Where the platform reaches a store. */
export function moduleUrl(name: string, publicUrl: string): string {
  return `${publicUrl.replace(/\/+$/, '')}/module/${encodeURIComponent(name)}`
}

/** Calls as the platform does; asks for what only Recolte can say. */
export async function callAsPlatform(url: string, runtime: StoreRuntime, account: Account): Promise<ProbeAnswer> {
  if (account.generation !== 'historical') return { kind: 'keys' }
  if (!plainHttpAllowed(new URL(url), account.allowInsecure)) return { kind: 'insecure' }
  const { webId: idWebsite, secretKey } = account
  const message = { query: QUERY, idWebsite, sign: signCall(QUERY, idWebsite, secretKey), [PROBE]: 1 }
  const fields = new URLSearchParams({ query: QUERY, message: encodeEnvelope(JSON.stringify(message)) })
  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      method: 'POST',
      body: fields,
      redirect: 'manual',
      headers: { 'user-agent': USER_AGENT },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    text = Buffer.from((await bodyOf(response, LONGEST)) ?? []).toString()
  } catch (error) {
    return { kind: 'unreachable', detail: { why: whyOf(error) } }
  }
  return judge(response, text, runtime)
}

function judge(response: Response, text: string, runtime: StoreRuntime): ProbeAnswer {
  const { status, headers } = response
  const detail = { status: String(status) }
  if (status >= 300 && status < 400)
    return { kind: 'redirect', detail: { ...detail, to: originOf(headers.get('location')) } }
  if (status === 401) return { kind: 'basic-auth', detail }
  if (status === 403 || status === 429) return { kind: 'forbidden', detail }
  if (status === 426) return { kind: 'in-clear', detail }
  if (status === 404 || status === 405) return { kind: 'not-found', detail }
  if (status === 503 || /maintenance/i.test(text.slice(0, 5_000))) return { kind: 'maintenance', detail }
  const cache = cacheOf(headers)
  if (cache !== undefined) return { kind: 'cached', detail: { cache } }
  const { markers } = dialectOf(runtime)
  const marked = /#netreviews-start#([\s\S]*?)#netreviews-end#/.exec(text)
  const answer = unpack((marked?.[1] ?? text).trim())
  if (answer === undefined) return { kind: 'page', detail }
  if (answer.query === 'checkSecurityData' || answer.query === 'check_data') {
    return Number(answer.return) === 2
      ? { kind: 'post-lost' }
      : { kind: 'keys', detail: { code: String(answer.return) } }
  }
  const { message } = answer
  const version =
    typeof message === 'object' && message !== null && 'Version_Module' in message ? message.Version_Module : '?'
  if (!String(version).startsWith('Recolte')) return { kind: 'other-module', detail: { version: String(version) } }
  const around = marked === null ? '' : text.replace(marked[0], '').replace(/^"|"$/g, '').trim()
  return markers && around !== '' ? { kind: 'noise', detail: { noise: around.slice(0, 80) } } : { kind: 'ok' }
}

function unpack(envelope: string): Record<string, unknown> | undefined {
  const bytes = decodeEnvelope(envelope)
  for (const read of [() => JSON.parse(bytes.toString()), () => phpUnserialize(bytes)]) {
    try {
      const value: unknown = read()
      if (typeof value === 'object' && value !== null) return { ...value }
    } catch {
      // Not this encoding.
    }
  }
  return undefined
}

/** Headers by which caches say that they, and not the program behind them, have answered. */
function cacheOf(headers: Headers): string | undefined {
  for (const name of ['cf-cache-status', 'x-cache', 'x-cache-status', 'x-litespeed-cache', 'x-varnish-cache']) {
    const value = headers.get(name)
    if (value !== null && /\bhit\b/i.test(value)) return `${name}: ${value}`
  }
  return Number(headers.get('age') ?? 0) > 0 ? `age: ${headers.get('age')}` : undefined
}

const originOf = (location: string | null): string => location?.split('?')[0] ?? '-'

function whyOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.name) : 'unknown'
}
