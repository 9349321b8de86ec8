import { createHmac } from 'node:crypto'

/** Percent-encoding of RFC 3986, which RFC 5849 §3.6 asks for: everything but letters, digits and `-._~`. */
export const percent = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** Name and value as they are, not encoded. */
export type Pair = readonly [name: string, value: string]

/** A query string whose every octet is as the signature expects it: a `+` for a space would break it (seen). */
export const queryOf = (pairs: readonly Pair[]): string =>
  pairs.map(([name, value]) => `${percent(name)}=${percent(value)}`).join('&')

/** What is signed (RFC 5849 §3.4.1). `address` has scheme, host and path, and neither query nor default port. */
export function baseString(method: string, address: string, pairs: readonly Pair[]): string {
  const sorted = pairs
    .map(([name, value]): Pair => [percent(name), percent(value)])
    .sort(([a, x], [b, y]) => (a === b ? compare(x, y) : compare(a, b)))
    .map(([name, value]) => `${name}=${value}`)
  return [method.toUpperCase(), percent(address), percent(sorted.join('&'))].join('&')
}

/** By code unit, which for encoded text is by octet (RFC 5849 §3.4.1.3.2). */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export interface Signed {
  method: string
  address: string
  query: readonly Pair[]
  consumerKey: string
  consumerSecret: string
  /** Absent in the first step of the activation handshake. */
  token?: string | undefined
  tokenSecret?: string | undefined
  verifier?: string | undefined
  nonce: string
  /** Seconds. */
  timestamp: number
}

/** HMAC-SHA256, the only method that every supported release takes: 2.4.4 stopped taking SHA-1. */
export function authorization(signed: Signed): string {
  const oauth: Pair[] = [
    ['oauth_consumer_key', signed.consumerKey],
    ['oauth_nonce', signed.nonce],
    ['oauth_signature_method', 'HMAC-SHA256'],
    ['oauth_timestamp', String(signed.timestamp)],
    ...(signed.token === undefined ? [] : [['oauth_token', signed.token] as const]),
    ...(signed.verifier === undefined ? [] : [['oauth_verifier', signed.verifier] as const]),
    ['oauth_version', '1.0'],
  ]
  const base = baseString(signed.method, signed.address, [...signed.query, ...oauth])
  const key = `${percent(signed.consumerSecret)}&${percent(signed.tokenSecret ?? '')}`
  const signature = createHmac('sha256', key).update(base).digest('base64')
  const parts = [...oauth, ['oauth_signature', signature] as const]
  return `OAuth ${parts.map(([name, value]) => `${name}="${percent(value)}"`).join(', ')}`
}
