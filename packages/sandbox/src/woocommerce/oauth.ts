import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Call } from '../app.ts'
import { splitTarget } from '../app.ts'
import { authentication, type RestError, restError } from './errors.ts'
import type { Key } from './keys.ts'
import { decode, pairs } from './php.ts'

const NAMES = [
  'oauth_consumer_key',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_signature',
  'oauth_signature_method',
] as const
const DIGESTS = new Map([
  ['HMAC-SHA256', 'sha256'],
  ['HMAC-SHA1', 'sha1'],
])
/** The shop takes signatures of a quarter of an hour, either way. */
const WINDOW_SECONDS = 15 * 60

export interface OAuth {
  /** Undefined: the request is not signed at all. */
  verify(call: Call, now: number): Key | RestError | undefined
}

/** OAuth 1.0a, one-legged, as the shop demands it where it sees no TLS (dossier §2). */
export const createOAuth = (find: (key: string) => Key | undefined): OAuth => {
  const used = new Map<string, Set<string>>()

  return {
    verify(call, now) {
      const { path, query } = splitTarget(call.target)
      const sent = lastWins([...pairs(query), ...fromHeader(call.header('authorization'))])
      const missing = NAMES.filter((name) => !sent.get(name))
      if (missing.length === NAMES.length) return undefined
      if (missing.length > 0) {
        const code = 'woocommerce_rest_authentication_missing_parameter'
        return restError(
          401,
          code,
          `Missing OAuth ${missing.length > 1 ? 'parameters' : 'parameter'} ${missing.join(', ')}`,
        )
      }
      const key = find(sent.get('oauth_consumer_key') ?? '')
      if (!key) return authentication('Consumer key is invalid.')
      const digest = DIGESTS.get(sent.get('oauth_signature_method') ?? '')
      if (digest === undefined) return authentication('Invalid signature - signature method is invalid.')
      const base = baseString(call.method, call.origin + path, sent)
      const expected = createHmac(digest, `${key.secret}&`).update(base).digest()
      const given = Buffer.from(sent.get('oauth_signature') ?? '', 'base64')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        return authentication('Invalid signature - provided signature does not match.')
      }
      const timestamp = sent.get('oauth_timestamp') ?? ''
      if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW_SECONDS) return authentication('Invalid timestamp.')
      return once(used, key, timestamp, sent.get('oauth_nonce') ?? '', now) ?? key
    },
  }
}

/** A nonce counts once; those of timestamps that would be refused anyway are forgotten. */
const once = (used: Map<string, Set<string>>, key: Key, timestamp: string, nonce: string, now: number) => {
  for (const at of used.keys()) {
    if (now / 1000 - Number(at) <= WINDOW_SECONDS) break
    used.delete(at)
  }
  const seen = used.get(timestamp) ?? new Set<string>()
  used.set(timestamp, seen)
  const mark = `${key.key} ${nonce}`
  if (seen.has(mark)) return authentication('Invalid nonce - nonce has already been used.')
  seen.add(mark)
  return undefined
}

const lastWins = (sent: [string, string][]) => new Map(sent)

const fromHeader = (header: string | undefined): [string, string][] => {
  if (!header?.startsWith('OAuth ')) return []
  return [...header.slice(6).matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decode(value)])
}

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const baseString = (method: string, address: string, sent: Map<string, string>): string => {
  const sorted = [...sent]
    .filter(([name]) => name !== 'oauth_signature')
    .map(([name, value]) => [percent(name), percent(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
  return [method.toUpperCase(), percent(address), percent(sorted.join('&'))].join('&')
}
