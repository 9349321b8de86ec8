import { type Answer, RecolteError } from '@recolte/core'
import { codesOf, isWebservice } from './answer.ts'
import type { Settings } from './settings.ts'

export interface Asked {
  settings: Settings
  resource: string
  /** The address without its query string. */
  url: string
}

/**
 * Perhaps an answer of the theme where the webservice should be: its 404, a page, or its own failure. Nothing else tells
 * that friendly URLs are off.
 */
export const isOfTheTheme = (error: unknown): boolean =>
  error instanceof RecolteError &&
  (['prestashop.no-api', 'shop-html'].includes(error.code) ||
    (error.code === 'shop-down' && error.detail.status === 500))

/**
 * What an answer means that is not the data asked for; `undefined` for data, and for what the HTTP policy judges itself
 * (408, 429, a server's own 5xx). docs/platforms/prestashop.md, "What answers mean".
 */
export function refusal(answer: Answer, asked: Asked): RecolteError | undefined {
  const { status } = answer
  if (status < 300) return undefined
  const { settings, resource } = asked
  const { host } = new URL(settings.url)
  const codes = codesOf(answer.body)
  const has = (...wanted: number[]) => wanted.some((code) => codes.includes(code))
  const fail = (name: string, more: Record<string, string | number> = {}) =>
    new RecolteError(`prestashop.${name}`, 'config', {
      // As text: a number among those of a passing weakness would have it tried again.
      detail: { host, url: settings.url, status: String(status), key: settings.key.slice(-4), ...more },
    })

  if (status < 400) return redirected(answer, asked, fail)
  // These 500s say the same each time, so they must not be tried again (the product means them as 400).
  if (status === 500 && codes.some((code) => code >= 27 && code <= 39))
    return fail('query-refused', { code: codes[0] ?? 0 })
  if (status === 503 && has(22)) return fail('webservice-off')
  if (status >= 500 || status === 408 || status === 429) return undefined
  if (has(26, 25)) return fail('missing-permission', { rights: resource })
  if (status === 401) {
    if (has(18, 20)) return fail('wrong-key')
    if (has(21)) return fail('no-permission-at-all')
    return fail(isPlain(answer.body) ? 'no-key-arrived' : 'password-page')
  }
  if (has(132)) return fail('shop-not-allowed', { shop: settings.shops?.join(', ') ?? '-' })
  if (status === 403) return fail('api-blocked')
  if (status === 404 && !isWebservice(answer)) return fail('no-api')
  return new RecolteError('shop-answer', 'retry', { detail: { host, why: `${resource}: ${codes[0] ?? status}` } })
}

/** PrestaShop's only answer in plain text: no key reached it at all. */
const isPlain = (body: unknown): boolean => typeof body === 'string' && /^\s*401 Unauthorized\s*$/.test(body)

/** A shop that does not exist is answered with a redirect to the home page; any other redirect is the host's own. */
function redirected(
  { headers, status }: Answer,
  { settings, url }: Asked,
  fail: (name: string, more: Record<string, string>) => RecolteError,
): RecolteError | undefined {
  const location = headers.location
  if (location === undefined || !URL.canParse(location, url)) return undefined
  const from = new URL(url)
  const to = new URL(location, url)
  const home = /^(\/index\.php)?\/?$/.test(to.pathname.slice(new URL(settings.url).pathname.replace(/\/$/, '').length))
  // The home page's address keeps the question, and may name another scheme where the shop stands behind a proxy.
  if (status === 302 && home && to.searchParams.has('url') && settings.shops !== undefined)
    return fail('wrong-shop', { shop: settings.shops.join(', ') })
  if (to.pathname === from.pathname && to.origin !== from.origin)
    return fail('other-address', { to: baseOf(to, settings) })
  return undefined
}

const baseOf = (to: URL, settings: Settings): string => to.origin + new URL(settings.url).pathname.replace(/\/$/, '')
