import { type Answer, MINUTE, RecolteError } from '@recolte/core'
import { clockOf, complaintOf } from './answer.ts'
import type { Keyed } from './keys.ts'
import { credentialsOf, type Settings } from './settings.ts'

export interface About {
  settings: Keyed
  /** The address that was asked, without its query string. */
  url: string
  now: number
  /** The list of modules needs no right beyond any at all (seen), so it tells a missing right from an unknown key. */
  keyIsKnown(): Promise<boolean>
}

export type Fail = (name: string, more?: Record<string, string | number>) => RecolteError

/** The shop's own answers about signatures; in whatever store and language, they come in English (docs, "What answers mean"). */
const SIGNATURE = /^The signature is invalid/
const CONSUMER =
  /^(A consumer having the specified key does not exist|Consumer key is not the correct length|Consumer key has expired)/
const TOKEN =
  /^(Specified token does not exist|Token is not associated|The token length is invalid|Access token has been revoked)/

export const isBadSignature = ({ status, body }: Answer): boolean =>
  status === 401 && SIGNATURE.test(complaintOf(body)?.pattern ?? '')

export function failFor(settings: Settings): Fail {
  const { host } = new URL(settings.url)
  const key = settings.consumerKey ?? settings.token ?? ''
  return (name, more = {}) =>
    new RecolteError(name, 'config', { detail: { host, url: settings.url, key: key.slice(-4), ...more } })
}

/**
 * What an answer means that is not the data asked for; `undefined` for data, and for what the HTTP policy judges itself
 * (408, 429, a server's own 5xx).
 */
export async function refusal(answer: Answer, about: About): Promise<RecolteError | undefined> {
  const { status } = answer
  if (status < 300) return undefined
  const { settings } = about
  const fail: Fail = (name, more = {}) => failFor(settings)(name, { status, ...more })
  const complaint = complaintOf(answer.body)
  if (status < 400) return redirected(answer, about, fail)
  if (status === 500 && complaint !== undefined) return broken(complaint.text, settings)
  if (status >= 500 || status === 408 || status === 429) return undefined

  if (complaint === undefined) {
    if (status === 401) return fail('magento.password-page')
    if (status === 403) return fail('magento.api-blocked')
    return fail('magento.no-api')
  }
  const { pattern, text, resources, max } = complaint
  if (max !== undefined) return fail('magento.page-too-large', { max })
  if (SIGNATURE.test(pattern)) return fail('magento.wrong-signature')
  if (settings.handedOver && (CONSUMER.test(pattern) || TOKEN.test(pattern)))
    return fail('magento.activation-ended', { why: text })
  if (CONSUMER.test(pattern)) return fail('magento.unknown-consumer', { why: text })
  if (TOKEN.test(pattern)) return fail('magento.unknown-token', { why: text })
  if (/validating the nonce/.test(pattern)) return fail('magento.clock-off', { minutes: minutesOff(answer, about) })
  if (status === 401) return unauthorized(resources ?? text, about, fail)
  if (status === 400 && /^Specified request cannot be processed/.test(pattern)) return fail('magento.wrong-address')
  if (status === 404 && /does not match any route/.test(pattern)) return fail('magento.no-route')
  return fail('magento.refused', { why: text })
}

/** A missing right, an unknown token, bearer tokens switched off and no header at all get the same answer, byte for byte (seen). */
async function unauthorized(rights: string, about: About, fail: Fail): Promise<RecolteError> {
  if (await about.keyIsKnown().catch(() => false)) return fail('magento.right-missing', { rights })
  return fail(credentialsOf(about.settings) === undefined ? 'magento.bearer-refused' : 'magento.header-or-rights', {
    rights,
  })
}

/** The shop's own failure, written into its log. Asked again at once it fails again, so the policy is given no status. */
function broken(text: string, settings: Settings): RecolteError {
  const report = /webapi-\w+/.exec(text)?.[0] ?? '-'
  return new RecolteError('magento.internal-error', 'retry', { detail: { host: new URL(settings.url).host, report } })
}

const minutesOff = (answer: Answer, { now }: About): number =>
  Math.round(Math.abs(clockOf(answer, now).getTime() - now) / MINUTE)

/** A signature holds for one address only, so the shop's other one is named rather than followed. */
function redirected({ headers }: Answer, { url, settings }: About, fail: Fail): RecolteError | undefined {
  const { location } = headers
  if (location === undefined || !URL.canParse(location, url)) return undefined
  const to = new URL(location, url)
  const from = new URL(url)
  if (to.pathname !== from.pathname || to.origin === from.origin) return undefined
  return fail('magento.other-address', { to: to.origin + new URL(settings.url).pathname.replace(/\/$/, '') })
}
