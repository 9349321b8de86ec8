import { randomUUID } from 'node:crypto'
import { type Answer, type App, type Call, isRecord, json, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { administer, type ShopifySummary } from './admin.ts'
import { type Bend, bendNodes } from './bend.ts'
import { notFound, type ShopifyFault, strike, unknownToken } from './faults.ts'
import { createGate, DEFAULT_TOKENS, type ShopifyToken } from './gate.ts'
import type { Approval } from './graphql/access.ts'
import { createBucket } from './graphql/bucket.ts'
import { type Asked, type Executed, execute } from './graphql/execute.ts'
import { gid, readGid } from './graphql/gid.ts'
import { createMetafields, type Metafield } from './graphql/metafields.ts'
import { createQuery, type Store } from './graphql/query.ts'
import { createCatalogue } from './orders/catalogue.ts'
import { createGenerator, DEFAULT_MIX, type ShopifyMix } from './orders/generate.ts'
import { createLedger } from './orders/ledger.ts'
import { createLive, type ShopifyLive } from './orders/live.ts'
import type { ShopifyOrder } from './orders/order.ts'

export interface ShopifyOptions {
  /** Generated orders; they cost no memory. */
  orders?: number
  seed?: number
  mix?: Partial<ShopifyMix>
  /** Instants between which the generated orders lie; 50 days up to now. */
  from?: number
  to?: number
  /** Plain products, besides the curious ones. */
  products?: number
  now?: () => number
  tokens?: ShopifyToken[]
  /** The `.myshopify.com` domain. */
  domain?: string
  timeZone?: string
  currency?: string
  /** Points; 4,000 restored at 200 a second unless told otherwise. Its clock is the shop's, unless it has its own. */
  bucket?: { size?: number; rate?: number; now?: () => number }
}

export interface Shopify extends App, ShopifyLive {
  fault(plan: ShopifyFault): void
  clearFaults(): void
  /** Bends the answered node of one order; `undefined` straightens it again. */
  raw(id: number, mutate: Bend | undefined): void
  /** What Shopify approved the app for: protected customer data. */
  approve(approval: Approval): void
  /** A token more, or the same one with other scopes. */
  grant(token: ShopifyToken): void
  /** Ends one token, or all. */
  revoke(token?: string): void
  /** Leaves so many points in the bucket. */
  drain(left: number): void
  /** Every order as the shop keeps it, past the API and its costs. */
  all(): Iterable<ShopifyOrder>
  /** Id of the i-th generated order. */
  idOf(index: number): number
  metafields(): Metafield[]
  summary(): ShopifySummary
  readonly requests: number
}

const DAYS = 86_400_000
const VERSIONS = ['2025-10', '2026-01', '2026-04', '2026-07', '2026-10', 'unstable']
const PATH = /^\/admin\/api\/(\d{4}-\d\d|unstable)\/graphql\.json$/

/** A Shopify shop: the GraphQL Admin API for readers of orders, as its documentation and measurements say it answers. */
export const createShopify = (options: ShopifyOptions = {}): Shopify => {
  const now = options.now ?? Date.now
  const to = options.to ?? now()
  const catalogue = createCatalogue(options.products ?? 24)
  const currency = options.currency ?? 'EUR'
  const generator = createGenerator({
    ...{ count: options.orders ?? 0, seed: options.seed ?? 1, from: options.from ?? to - 50 * DAYS, to },
    ...{ catalogue, currency, mix: { ...DEFAULT_MIX, ...options.mix } },
  })
  const ledger = createLedger(generator)
  const exists = (ownerId: string) => catalogue.product(readGid(ownerId)?.id ?? 0) !== undefined
  const metafields = createMetafields(exists, now)
  const store: Store = {
    ...{ ledger, catalogue, metafields, now, currency, name: 'Maison Exemple', email: 'owner@boutique.example' },
    ...{ domain: options.domain ?? 'maison-exemple.myshopify.com', storeUrl: 'https://www.boutique.example' },
    zone: options.timeZone ?? 'Europe/Paris',
  }
  const gate = createGate(options.tokens ?? DEFAULT_TOKENS, now)
  const bucket = createBucket({ size: 4000, rate: 200, now, ...options.bucket })
  const query = createQuery(store)
  const root = { ...query.root, metafieldsSet: (given: { metafields: [] }) => metafields.set(given.metafields) }
  const live = createLive(ledger, catalogue, now, () => {})
  const faults = createFaults<ShopifyFault, string>((plan, path) => path.includes(plan.path ?? ''))
  const bent = new Map<string, Bend>()
  const byPath = new Map<string, number>()
  const points = { requested: 0, actual: 0, throttled: 0 }
  let requests = 0

  const graphql = (call: Call, version: string, endless: boolean): Answer => {
    const rights = gate.rightsOf(call.header('x-shopify-access-token'))
    if (rights === undefined) return unknownToken
    const asked = readAsked(call.body)
    if (asked === undefined) return json(400, { errors: { query: 'Required parameter missing or invalid' } })
    const executed = execute(asked, root, { rights, search: [], endless }, bucket)
    count(executed)
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-shopify-api-version': answering(version) },
      body: JSON.stringify({ ...executed.body, ...bentData(executed.body) }),
    }
  }
  const bentData = ({ data }: Record<string, unknown>) => (data === undefined ? {} : { data: bendNodes(data, bent) })
  const count = ({ outcome, requested, actual }: Executed) => {
    points.throttled += Number(outcome === 'throttled')
    points.requested += requested
    points.actual += actual
  }

  const answer = (call: Call, path: string, endless: boolean): Answer => {
    const [, version] = PATH.exec(path) ?? []
    return version !== undefined && call.method === 'POST' ? graphql(call, version, endless) : notFound
  }

  const summary = (): ShopifySummary => ({
    ...{ orders: ledger.size(), requests, byPath: Object.fromEntries(byPath), points: { ...points } },
  })
  const desk = { live, summary, fault: faults.add, clearFaults: faults.clear }

  const handle = (call: Call): Answer => {
    const { path } = splitTarget(call.target)
    if (path.startsWith('/_sandbox/')) return administer(desk, call)
    requests += 1
    byPath.set(path, (byPath.get(path) ?? 0) + 1)
    const fault = faults.next(path)
    if (fault?.kind === 'throttled') bucket.drain(fault.left ?? 0)
    const own = () => answer(call, path, fault?.kind === 'endless')
    const given = (fault && strike(fault, own)) ?? own()
    const headers = { date: new Date(now()).toUTCString(), 'x-request-id': randomUUID(), ...given.headers }
    return { ...given, headers }
  }

  return {
    ...live,
    handle,
    fetch: fetchVia(handle),
    ...{ fault: faults.add, clearFaults: faults.clear, approve: gate.approve, grant: gate.add, revoke: gate.revoke },
    raw(id, mutate) {
      if (mutate) bent.set(gid('Order', id), mutate)
      else bent.delete(gid('Order', id))
    },
    drain: bucket.drain,
    *all() {
      for (let index = 0; index < generator.count; index += 1) {
        if (!ledger.covered.has(index)) yield generator.stateOf(index)
      }
      yield* ledger.layer()
    },
    idOf: generator.idOf,
    metafields: metafields.all,
    summary,
    get requests() {
      return requests
    },
  }
}

/** A version that is no longer supported falls forward, silently, to the oldest that is. */
const answering = (version: string): string => VERSIONS.find((known) => known >= version) ?? 'unstable'

const readAsked = (body: string): Asked | undefined => {
  let read: unknown
  try {
    read = JSON.parse(body)
  } catch {
    return undefined
  }
  if (!isRecord(read) || typeof read.query !== 'string') return undefined
  const { query, variables, operationName } = read
  return {
    query,
    variables: isRecord(variables) ? variables : {},
    ...(typeof operationName === 'string' ? { operationName } : {}),
  }
}
