import { type Answer, MINUTE, RecolteError } from '@recolte/core'
import { clockOf, codeOf } from './answer.ts'
import type { Settings } from './settings.ts'

interface About {
  settings: Settings
  now: number
  /** Something was to be changed in the shop. */
  writes: boolean
  /** WooCommerce checks the secret, but no permission, of an OPTIONS request (seen). */
  keyIsKnown(): Promise<boolean>
  /** Whether the same key is taken when it stands in the address. `false` where that was not tried. */
  passesInAddress(): Promise<boolean>
}

/** OAuth 1.0a signatures older or younger than 15 minutes are refused: 10 passed and 20 did not (seen). */
const OAUTH_WINDOW = 15 * MINUTE

/** What a 4xx means, by status and code: docs/platforms/woocommerce.md, "Keys and answers". */
export async function refusal(answer: Answer, about: About): Promise<RecolteError> {
  const { settings } = about
  const url = new URL(settings.url)
  const { status } = answer
  const code = codeOf(answer.body)
  const fail = (name: string, more: Record<string, string | number> = {}) =>
    new RecolteError(name, 'config', {
      detail: { host: url.host, url: settings.url, status, key: settings.consumerKey.slice(-4), ...more },
    })

  if (status === 401) {
    if (code === undefined) return fail('woocommerce.password-page')
    if (code === 'woocommerce_rest_authentication_error') return fail(...(await badKey(answer, about)))
    if (await succeeds(about.passesInAddress)) return fail('woocommerce.header-dropped')
    return fail('woocommerce.key-or-header')
  }
  if (status === 403) return fail(code === undefined ? 'woocommerce.api-blocked' : 'woocommerce.user-may-not')
  if (status === 404) return fail(code === 'rest_no_route' ? 'woocommerce.not-active' : 'woocommerce.no-api')
  if (status === 400 && code === 'rest_invalid_param' && namesOurDates(answer.body)) return fail('woocommerce.too-old')
  return new RecolteError('shop-answer', 'retry', { detail: { host: url.host, why: code ?? `status ${status}` } })
}

/** Wrong secret, wrong permission, bad signature and wrong clock share one code; only their translated texts differ. */
async function badKey(answer: Answer, about: About): Promise<[string, Record<string, number>?]> {
  const overOAuth = about.settings.url.startsWith('http:')
  const off = clockOf(answer, about.now).getTime() - about.now
  if (overOAuth && Math.abs(off) > OAUTH_WINDOW)
    return ['woocommerce.clock-off', { minutes: Math.round(Math.abs(off) / MINUTE) }]
  if (await succeeds(about.keyIsKnown))
    return [about.writes ? 'woocommerce.key-cannot-write' : 'woocommerce.key-cannot-read']
  return [overOAuth ? 'woocommerce.key-or-secret' : 'woocommerce.wrong-secret']
}

/** A question asked on top that gets no answer leaves the first answer standing. */
const succeeds = (ask: () => Promise<boolean>): Promise<boolean> => ask().catch(() => false)

/** A shop from before 5.8 does not know `orderby=modified`. */
function namesOurDates(body: unknown): boolean {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined
  const params = typeof data === 'object' && data !== null && 'params' in data ? data.params : undefined
  const names = Object.keys(typeof params === 'object' && params !== null ? params : {})
  return names.some((name) => ['orderby', 'modified_after', 'dates_are_gmt'].includes(name))
}
