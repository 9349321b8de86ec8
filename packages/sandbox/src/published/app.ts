import { type Answer, type App, type Call, json, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { strike } from '../new-platform/faults.ts'
import { type Client, createTokens, TOKEN_PATHS } from '../new-platform/tokens.ts'
import { apiPage } from './api.ts'
import { concerns, type PublishedFault, type PublishedPlace } from './faults.ts'
import { feedFile } from './feed.ts'
import { createShelf, type PublishedReview } from './hold.ts'
import { createLimits } from './limits.ts'

export interface PublishedOptions {
  webId: string
  clients?: Client[]
  clock?: () => number
  /** Whether the list of files is published beside them; default true. */
  filesList?: boolean
  limits?: { perSecond?: number; perMinute?: number }
}

export interface Published extends App {
  put(...reviews: PublishedReview[]): void
  remove(...ids: string[]): void
  fault(plan: PublishedFault): void
  clearFaults(): void
  /** Ends every token given so far. */
  expireTokens(): void
  /** What was asked for, in its order: paths and query strings. */
  readonly asked: string[]
}

const FEED = /^\/[a-z]{2}\/cache\/(.)\/(.)\/(.)\/([^/]+)\/AWS\/PRODUCT_API\/(.+)$/
const API = '/verified-reviews/v1/published/products/reviews'

/** What the platform publishes of product reviews: the files of the historical one, the API of the new (docs/protocol.md §3.16). */
export const createPublished = (options: PublishedOptions): Published => {
  const { webId, clients = [], clock = Date.now, filesList = true } = options
  const shelf = createShelf(clock)
  const limits = createLimits(clock, options.limits)
  const tokens = createTokens(clients, 300, clock)
  const faults = createFaults<PublishedFault, PublishedPlace>(concerns)
  const asked: string[] = []

  const feed = (parts: string[]): Answer => {
    const [one, two, three, account = '', path = ''] = parts
    const right = account === webId && webId.startsWith(`${one}${two}${three}`)
    return right ? feedFile(shelf, path, filesList) : json(404, {})
  }

  const api = (call: Call, query: string): Answer => {
    const wait = limits.wait()
    if (wait > 0) return json(429, { message: 'Rate limit exceeded' }, { 'retry-after': String(wait) })
    const holder = tokens.holder(call.header('authorization'))
    return 'problem' in holder
      ? json(401, { message: holder.problem })
      : apiPage(shelf, call, new URLSearchParams(query))
  }

  const token = (call: Call): Answer =>
    new URLSearchParams(call.body).get('audience') === 'verified-reviews'
      ? tokens.grant(call)
      : json(400, { error: 'invalid_request', error_description: 'Missing audience' })

  const handle = (call: Call): Answer => {
    const { path, query } = splitTarget(call.target)
    asked.push(call.target)
    const parts = FEED.exec(path)
    const place = parts !== null ? placeOf(parts[5] ?? '') : path === API ? 'api' : 'token'
    const fault = faults.next(place)
    if (fault !== undefined) return struck(fault)
    if (parts !== null) return feed(parts.slice(1))
    if (path === API) return api(call, query)
    return TOKEN_PATHS.has(path) ? token(call) : json(404, { message: 'no Route matched' })
  }

  return {
    handle,
    fetch: fetchVia(handle),
    put: (...reviews) => reviews.forEach(shelf.put),
    remove: (...ids) => ids.forEach(shelf.remove),
    fault: faults.add,
    clearFaults: faults.clear,
    expireTokens: tokens.expireAll,
    asked,
  }
}

const struck = ({ kind, retryAfter }: PublishedFault): Answer => {
  if (kind === '404') return json(404, {})
  if (kind === 'elsewhere') return json(200, [], { link: `<https://elsewhere.example${API}?cursor=1>; rel="next"` })
  return strike({ kind, ...(retryAfter === undefined ? {} : { retryAfter }) })
}

const placeOf = (path: string): PublishedPlace =>
  path.startsWith('AVERAGE/') ? 'averages' : path.endsWith('files_list.txt') ? 'list' : 'product'
