import { type Answer, type App, type Call, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { administer, type ShopSummary } from './admin.ts'
import { createCatalogue } from './catalogue.ts'
import { dispatch } from './dispatch.ts'
import { type ShopFault, strike } from './faults.ts'
import { createGenerator, DEFAULT_MIX, type Mix } from './generate.ts'
import { createGate, DEFAULT_KEYS, type Key } from './keys.ts'
import { createLedger } from './ledger.ts'
import { createLive, type Live } from './live.ts'
import { createReviews, type Reviews } from './reviews.ts'
import type { Visit } from './route.ts'
import { createRoutes } from './routes.ts'
import type { Shop } from './shop.ts'
import { page, restPath } from './site.ts'
import { createWebhooks, telling } from './webhooks.ts'
import { createCourier, type Delivered, type DeliverOptions, type Post } from './webhooks-delivery.ts'
import { webhookRoutes } from './webhooks-routes.ts'
import { createZone } from './zone.ts'

export interface WooCommerceOptions {
  /** Generated orders; they cost no memory. */
  orders?: number
  seed?: number
  mix?: Partial<Mix>
  /** Instants between which the generated orders lie; 90 days up to now. */
  from?: number
  to?: number
  /** Plain products, besides the curious ones. */
  products?: number
  now?: () => number
  timeZone?: string
  /** Address of the shop in its own answers; else that of the request. */
  url?: string
  keys?: Key[]
  /** Whether the shop sees TLS. Without it only OAuth 1.0a opens. Else told from the request's address. */
  tls?: boolean
  permalinks?: 'pretty' | 'plain'
  version?: string
  /** The web server swallows the `Authorization` header. */
  dropAuthorization?: boolean
  /** A plugin closes the REST tree to strangers. */
  membersOnly?: boolean
  hpos?: boolean
  currency?: string
  /** Whether `/reports/orders/totals` exists. */
  reports?: boolean
  customStatuses?: { slug: string; name: string }[]
  /** Active plugins; the list may grow while the shop runs. */
  plugins?: Shop['plugins']
  reviewMail?: 'yes' | 'no'
  /** How webhooks leave; the global `fetch` unless told otherwise. */
  post?: Post
}

export interface WooCommerce extends App, Live {
  fault(plan: ShopFault): void
  clearFaults(): void
  /** Bends the document of one order, to anything; `undefined` straightens it again. */
  raw(id: number, mutate: ((order: Record<string, unknown>) => unknown) | undefined): void
  now(): number
  setClock(clock: () => number): void
  /** Puts the shop's clock ahead (or behind) of the world's. */
  skew(milliseconds: number): void
  summary(): ShopSummary
  readonly requests: number
  readonly reviews: Reviews
  /** Id of the i-th generated order. */
  idOf(index: number): number
  /** Sends the webhooks that are queued: a real shop does it within a minute of a visit, and never without one. */
  deliver(options?: DeliverOptions): Promise<Delivered[]>
}

const STATUSES = [
  { slug: 'pending', name: 'Pending payment' },
  { slug: 'processing', name: 'Processing' },
  { slug: 'on-hold', name: 'On hold' },
  { slug: 'completed', name: 'Completed' },
  { slug: 'cancelled', name: 'Cancelled' },
  { slug: 'refunded', name: 'Refunded' },
  { slug: 'failed', name: 'Failed' },
]
const DRAFT = { slug: 'checkout-draft', name: 'Draft' }
const SHIPPED = { slug: 'shipped', name: 'Expédiée' }
const DAYS = 86_400_000

/** A WooCommerce shop: REST wc/v3 as a real one answered it. */
export const createWooCommerce = (options: WooCommerceOptions = {}): WooCommerce => {
  const { keys = DEFAULT_KEYS, dropAuthorization = false, customStatuses = [SHIPPED] } = options
  let clock = options.now ?? Date.now
  let skewed = 0
  const now = () => clock() + skewed
  const to = options.to ?? now()
  const catalogue = createCatalogue(options.products ?? 24)
  const generator = createGenerator({
    ...{ count: options.orders ?? 0, seed: options.seed ?? 1, from: options.from ?? to - 90 * DAYS, to, catalogue },
    mix: { ...DEFAULT_MIX, ...options.mix },
  })
  const shop: Shop = {
    ...{ catalogue, ledger: createLedger(generator), zone: createZone(options.timeZone ?? 'Europe/Paris'), now },
    ...{ version: options.version ?? '11.0.1', hpos: options.hpos ?? true, plain: options.permalinks === 'plain' },
    ...{ reports: options.reports ?? true, currency: options.currency ?? 'EUR', bent: new Map() },
    ...{ plugins: options.plugins ?? [], reviewMail: options.reviewMail, reviews: createReviews({ now }) },
    statuses: [...STATUSES, ...customStatuses, DRAFT],
  }
  let origin = options.url ?? 'https://shop.example'
  const webhooks = createWebhooks(shop)
  const live = telling(createLive(shop), shop, webhooks)
  const courier = createCourier(
    shop,
    webhooks,
    () => options.url ?? origin,
    options.post ?? ((request) => fetch(request)),
  )
  const gate = createGate(keys, dropAuthorization)
  const routes = [...createRoutes(shop, live), ...webhookRoutes(shop, webhooks, courier.ping)]
  const faults = createFaults<ShopFault, string>((plan, path) => path.startsWith(plan.path ?? ''))
  const byPath = new Map<string, number>()
  let requests = 0

  const answer = (call: Call, path: string, query: string, bend: Visit['bend']): Answer => {
    origin = call.origin
    const url = options.url ?? call.origin
    const secure = options.tls ?? call.origin.startsWith('https:')
    const rest = restPath(shop.plain, path, query)
    if (rest === undefined) return page(shop, url, path, query)
    const { membersOnly = false } = options
    return dispatch({ shop, gate, routes, url, secure, membersOnly, bend }, rest, call)
  }

  const summary = (): ShopSummary => ({ orders: shop.ledger.size(), requests, byPath: Object.fromEntries(byPath) })
  const skew = (milliseconds: number) => {
    skewed = milliseconds
  }
  const desk = { live, summary, skew, fault: faults.add, clearFaults: faults.clear, deliver: courier.deliver }

  const handle = (call: Call): Answer => {
    const { path, query } = splitTarget(call.target)
    if (path.startsWith('/_sandbox/')) return administer(desk, call)
    requests += 1
    byPath.set(path, (byPath.get(path) ?? 0) + 1)
    const fault = faults.next(path)
    const bend = fault?.kind === 'endless' || fault?.kind === 'ignores-modified-after' ? fault.kind : undefined
    const own = () => answer(call, path, query, bend)
    return (fault && strike(fault, own)) ?? own()
  }

  return {
    ...live,
    handle,
    fetch: fetchVia(handle),
    fault: faults.add,
    clearFaults: faults.clear,
    raw(id, mutate) {
      if (mutate) shop.bent.set(id, mutate)
      else shop.bent.delete(id)
    },
    now,
    reviews: shop.reviews,
    setClock(next) {
      clock = next
    },
    skew,
    summary,
    get requests() {
      return requests
    },
    idOf: generator.idOf,
    deliver: courier.deliver,
  }
}
