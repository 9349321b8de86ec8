import { randomBytes } from 'node:crypto'
import { type Answer, type ConnectorContext, RecolteError } from '@recolte/core'
import { type Keyed, keyed } from './keys.ts'
import { library } from './library.ts'
import { authorization, type Pair, queryOf } from './oauth.ts'
import { type About, type Fail, failFor, isBadSignature, refusal } from './refusal.ts'
import { criteria, type Search } from './search.ts'
import { credentialsOf, type Settings } from './settings.ts'

export interface GetOptions {
  signal?: AbortSignal | undefined
  /** The store view whose words are wanted; it never narrows which orders come (seen). */
  view?: string | undefined
  /** A 404 of the API itself is returned: the caller asked for one thing that may be gone. */
  bearNotFound?: boolean
}

export interface Found {
  entries: unknown[]
  /** How many the shop has for this question. */
  total: number
  answer: Answer
}

/** What the rest of the connector knows of the network: signed reads of `/rest/…/V1/…`. */
export interface Client {
  readonly host: string
  readonly url: string
  get(route: string, pairs?: readonly Pair[], options?: GetOptions): Promise<Answer>
  search(route: string, search: Search, options?: GetOptions): Promise<Found>
  /** A list the integration may do without; `undefined` where it may not read it. */
  optional(route: string, pairs?: readonly Pair[]): Promise<unknown>
  /** An error of this shop's, for its settings to be changed. */
  error: Fail
  /** The shop is asked over https, but PHP behind its proxy takes it for http. */
  readonly httpsHidden: boolean
}

export const isRightMissing = (error: unknown): boolean =>
  error instanceof RecolteError && error.code === 'magento.right-missing'

const isCode = (error: unknown, code: string): error is RecolteError =>
  error instanceof RecolteError && error.code === code

export function createClient(settings: Settings, context: ConnectorContext): Client {
  const { url } = settings
  const { host } = new URL(url)
  const error = failFor(settings)
  /** What this shop turned out to need; each is tried once, and kept where it worked. */
  let front = ''
  let scope: 'all' | '' = 'all'
  let httpsHidden = false
  let largestPage = Number.POSITIVE_INFINITY

  const addressOf = (route: string, view: string | undefined): string =>
    [`${url}${front}/rest`, view ?? scope, 'V1', route].filter((part) => part !== '').join('/')

  function signed(keys: Keyed, address: string, query: readonly Pair[], asHttp: boolean): string {
    const credentials = credentialsOf(keys)
    if (credentials === undefined) return `Bearer ${keys.token ?? ''}`
    const { accessToken: token, accessTokenSecret: tokenSecret, ...consumer } = credentials
    const seen = asHttp ? address.replace(/^https:/, 'http:') : address
    // Both fresh for every try: the shop refuses a nonce that it has seen (docs/platforms/magento.md, "Signatures").
    const nonce = randomBytes(16).toString('hex')
    const timestamp = Math.floor(context.clock.now() / 1_000)
    return authorization({ method: 'GET', address: seen, query, ...consumer, token, tokenSecret, nonce, timestamp })
  }

  async function call(route: string, pairs: readonly Pair[], options: GetOptions): Promise<Answer> {
    const { signal, view, bearNotFound = false } = options
    const address = addressOf(route, view)
    const keys = await keyed(settings, context)
    let last: Answer | undefined
    try {
      return await context.send(
        async (stop, fetch) => {
          const ask = (target: string, query: readonly Pair[], asHttp = httpsHidden) =>
            library({
              url: query.length === 0 ? target : `${target}?${queryOf(query)}`,
              method: 'GET',
              authorization: signed(keys, target, query, asHttp),
              signal: stop,
              fetch,
            })
          last = await ask(address, pairs)
          if (isBadSignature(last) && url.startsWith('https:') && !httpsHidden) {
            const other = await ask(address, pairs, true)
            if (!isBadSignature(other)) {
              httpsHidden = true
              last = other
            }
          }
          const about: About = {
            ...{ settings: keys, url: address, now: context.clock.now() },
            keyIsKnown: async () => (await ask(addressOf('modules', undefined), [])).status === 200,
          }
          const refused = await refusal(last, about)
          const gone = bearNotFound && last.status === 404 && refused?.code === 'magento.refused'
          if (refused !== undefined && !gone) throw refused
          return last
        },
        { method: 'GET', url: address, signal },
      )
    } catch (thrown) {
      throw maintenance(thrown, last, error) ?? thrown
    }
  }

  /** Once more in another way, kept where that is the one that works. */
  async function orElse(first: unknown, change: () => void, undo: () => void, again: () => Promise<Answer>) {
    change()
    try {
      return await again()
    } catch {
      undo()
      throw first
    }
  }

  async function get(route: string, pairs: readonly Pair[] = [], options: GetOptions = {}): Promise<Answer> {
    const again = () => call(route, pairs, options)
    try {
      return await again()
    } catch (thrown) {
      if (isCode(thrown, 'aborted')) throw thrown
      // Where bearer tokens are allowed on one website only, the default store answers and `all` does not (seen).
      if (isCode(thrown, 'magento.bearer-refused') && scope === 'all' && options.view === undefined)
        return orElse(
          thrown,
          () => (scope = ''),
          () => (scope = 'all'),
          again,
        )
      // Without URL rewriting the shop answers behind its own file alone.
      if (isCode(thrown, 'magento.no-api') && front === '')
        return orElse(
          thrown,
          () => (front = '/index.php'),
          () => (front = ''),
          again,
        )
      throw thrown
    }
  }

  async function search(route: string, wanted: Search, options: GetOptions = {}): Promise<Found> {
    const pageSize = Math.min(wanted.pageSize, largestPage)
    try {
      const answer = await get(route, criteria({ ...wanted, pageSize }), options)
      return { ...foundIn(answer, route, host), answer }
    } catch (thrown) {
      const max = isCode(thrown, 'magento.page-too-large') ? Number(thrown.detail.max) : 0
      if (max <= 0 || max >= pageSize) throw thrown
      largestPage = max
      return search(route, wanted, options)
    }
  }

  return {
    host,
    url,
    get,
    search,
    error,
    async optional(route, pairs = []) {
      try {
        return (await get(route, pairs)).body
      } catch (thrown) {
        if (isRightMissing(thrown)) return undefined
        throw thrown
      }
    },
    get httpsHidden() {
      return httpsHidden
    },
  }
}

/** With a wrong `fields` the shop answers 200 and `[]`; an empty list under a nested one is null (seen). */
function foundIn({ body }: Answer, route: string, host: string): Omit<Found, 'answer'> {
  if (typeof body === 'object' && body !== null && 'total_count' in body && 'items' in body) {
    const { items, total_count: total } = body
    if (typeof total === 'number' && items === null) return { entries: [], total }
    if (typeof total === 'number' && Array.isArray(items)) return { entries: items, total }
  }
  throw new RecolteError('shop-answer', 'retry', { detail: { host, why: `${route}: no list` } })
}

/** Maintenance mode answers with this page at every address, without saying for how long (seen). */
function maintenance(thrown: unknown, last: Answer | undefined, error: Fail): RecolteError | undefined {
  if (!isCode(thrown, 'shop-down') || last?.status !== 503) return undefined
  if (typeof last.body !== 'string' || !/<title>Error 503: Service Unavailable<\/title>/.test(last.body))
    return undefined
  const { retryAfterMs } = thrown
  const { detail } = error('magento.maintenance')
  return new RecolteError('magento.maintenance', 'retry', {
    detail: { ...detail, ...thrown.detail },
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}
