import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Call } from '../app.ts'
import { splitTarget } from '../app.ts'
import { type MagentoError, magentoError } from './errors.ts'

export interface Integration {
  consumerKey: string
  consumerSecret: string
  accessToken: string
  accessTokenSecret: string
  /** Rights as `Magento_Sales::actions_view`; absent, every one. */
  rights?: readonly string[]
}

/** How far a timestamp may lie in the future; it may be as old as it likes (seen). */
const AHEAD_SECONDS = 600
const LENGTH = 32

/** Signatures as 2.4.7 and 2.4.8 check them; their arithmetic is not quite the RFC's (dossier §9). */
export const createOAuth = (integrations: readonly Integration[], seesHttp: boolean) => {
  const used = new Set<string>()

  const verify = (call: Call, header: string, now: number): Integration | MagentoError => {
    const sent = fromHeader(header)
    const said = (name: string) => sent.get(`oauth_${name}`) ?? ''
    const method = said('signature_method')
    if (method !== 'HMAC-SHA256') return magentoError(400, 'Signature method %1 is not supported', [method])
    if (said('consumer_key').length !== LENGTH) return magentoError(401, 'Consumer key is not the correct length')
    const index = integrations.findIndex(({ consumerKey }) => consumerKey === said('consumer_key'))
    const consumer = integrations[index]
    if (!consumer) return magentoError(401, 'A consumer having the specified key does not exist')
    const at = Number(said('timestamp'))
    if (!(at > 0) || at > now / 1000 + AHEAD_SECONDS) return magentoError(401, 'An error occurred validating the nonce')
    const mark = `${index} ${said('nonce')}`
    if (used.has(mark))
      return magentoError(401, 'The nonce is already being used by the consumer with ID %1', [String(index + 1)])
    used.add(mark)
    if (said('token').length !== LENGTH)
      return magentoError(400, 'The token length is invalid. Check the length and try again.')
    const owner = integrations.find(({ accessToken }) => accessToken === said('token'))
    if (!owner) return magentoError(401, 'Specified token does not exist')
    if (owner !== consumer) return magentoError(401, 'Token is not associated with the specified consumer')
    const { consumerSecret, accessTokenSecret: tokenSecret } = consumer
    if (isSignedWith(call, sent, { consumerSecret, tokenSecret, seesHttp })) return consumer
    return magentoError(401, 'The signature is invalid. Verify and try again.')
  }

  return { verify }
}

export const isSignedWith = (
  call: Call,
  sent: Map<string, string>,
  by: { consumerSecret: string; tokenSecret: string; seesHttp: boolean },
): boolean => {
  const expected = createHmac('sha256', `${percent(by.consumerSecret)}&${percent(by.tokenSecret)}`)
    .update(baseString(call, sent, by.seesHttp))
    .digest()
  const given = Buffer.from(sent.get('oauth_signature') ?? '', 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

export const fromHeader = (header: string): Map<string, string> =>
  new Map(
    [...header.matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, decodeURIComponent(value)]),
  )

const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const rawDecode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Names are sorted before they are encoded, a `+` is no space, and a value ends at its own `=` (all seen). */
const baseString = (call: Call, sent: Map<string, string>, seesHttp: boolean): string => {
  const { path, query } = splitTarget(call.target)
  // PHP takes the word of whatever ends TLS in front of it, where it gives one (seen).
  const told = call.header('x-forwarded-proto') === 'https' ? call.origin.replace(/^http:/, 'https:') : call.origin
  const origin = seesHttp ? call.origin.replace(/^https:/, 'http:') : told
  const pairs = query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => part.split('='))
    .map(([name = '', value = '']): [string, string] => [rawDecode(name), rawDecode(value)])
  const all = [...pairs, ...sent].filter(([name]) => name !== 'oauth_signature')
  const sorted = all.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const text = sorted.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&')
  // 2.4.7 cannot be asked for a path with an encoded slash in it: whatever is signed differs (dossier §8).
  const address = /%2F/i.test(path) ? `${origin}${rawDecode(path)}?` : origin + path
  return [call.method, percent(address), percent(text)].join('&')
}
