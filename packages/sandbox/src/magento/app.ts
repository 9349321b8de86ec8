import { type Answer, type App, type Call, json, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { written } from './accept.ts'
import { createActivation, type MagentoActivation } from './activation.ts'
import { createCatalogue } from './catalogue.ts'
import { isError, type MagentoError, noRoute, noStore, notFoundPage } from './errors.ts'
import { type MagentoFault, strike } from './faults.ts'
import { project, readFields } from './fields.ts'
import { createGate, type GateOptions } from './gate.ts'
import { createLedger, type MagentoMix } from './ledger.ts'
import { createLive, type MagentoLive } from './live.ts'
import type { Integration } from './oauth.ts'
import { ROUTES, type Shop } from './routes.ts'
import { type StoreView, VIEWS } from './stores.ts'

export interface MagentoOptions extends Partial<Omit<GateOptions, 'integrations'>> {
  /** Generated orders; they cost no memory. Their ids begin at 1. */
  orders?: number
  seed?: number
  /** Instants between which the generated orders lie; 90 days up to now. */
  from?: number
  to?: number
  /** Plain products, besides the curious ones. */
  products?: number
  now?: () => number
  /** Address of the shop in its own answers; else that of the request. */
  url?: string
  integrations?: Integration[]
  views?: readonly StoreView[]
  mix?: MagentoMix
  pastEnd?: 'empty' | 'last'
  pageLimit?: number
  /** Without it the shop answers behind `/index.php` alone. */
  rewrites?: boolean
}

export interface Magento extends App, MagentoLive, MagentoActivation {
  fault(plan: MagentoFault): void
  clearFaults(): void
  /** Bends the document of one order; `undefined` straightens it again. */
  raw(id: number, mutate: ((order: Record<string, unknown>) => Record<string, unknown>) | undefined): void
  /** Its orders stay, without it (seen). */
  deleteView(code: string): void
  readonly requests: number
}

export const TEST_INTEGRATION = {
  consumerKey: 'ck0000000000000000000000000000aa',
  consumerSecret: 'cs0000000000000000000000000000aa',
  accessToken: 'at0000000000000000000000000000aa',
  accessTokenSecret: 'as0000000000000000000000000000aa',
} satisfies Integration

const DAYS = 86_400_000

/** A Magento 2.4.7: REST as a real one answered it, signatures checked for real. */
export const createMagento = (options: MagentoOptions = {}): Magento => {
  // A list of its own: integrations come and go.
  const integrations = [...(options.integrations ?? [TEST_INTEGRATION])]
  const { bearer = false, seesHttp = false, dropAuthorization = false } = options
  const now = options.now ?? Date.now
  const to = options.to ?? now()
  let views = options.views ?? VIEWS
  const catalogue = createCatalogue(options.products ?? 24)
  const ledger = createLedger({
    ...{ count: options.orders ?? 0, seed: options.seed ?? 1, from: options.from ?? to - 90 * DAYS, to, catalogue },
    ...{ views: () => options.views ?? VIEWS, mix: options.mix },
  })
  const shop: Shop = {
    ...{ ledger, catalogue, views: () => views, pastEnd: options.pastEnd ?? 'empty', bent: new Map() },
    pageLimit: options.pageLimit,
  }
  const activation = createActivation(integrations, seesHttp, now)
  const gate = createGate({ integrations, bearer, seesHttp, dropAuthorization })
  const live = createLive(ledger, catalogue, now)
  const faults = createFaults<MagentoFault, string>((plan, path) => path.includes(plan.path ?? ''))
  const byPath = new Map<string, number>()
  let requests = 0

  const answer = (call: Call, endless: boolean): Answer => {
    const { path, query } = splitTarget(call.target)
    const date = { date: new Date(now()).toUTCString() }
    if (path === '/magento_version')
      return { status: 200, headers: { ...date, ...HTML }, body: 'Magento/2.4 (Community)' }
    const handshake = activation.answer(call)
    if (handshake !== undefined) return { ...handshake, headers: { ...date, ...handshake.headers } }
    const rest = restPath(path, options.rewrites ?? true)
    if (rest === undefined) return { ...notFoundPage, headers: { ...date, ...notFoundPage.headers } }
    const body = reply({ shop, gate, views, now: now(), endless, url: options.url ?? call.origin }, rest, query, call)
    const status = isError(body) ? body.status : 200
    const given = written(status, isError(body) ? errorBody(body) : body, call.header('accept'))
    return { ...given, headers: { ...date, ...given.headers } }
  }

  const handle = (call: Call): Answer => {
    const { path } = splitTarget(call.target)
    // No part of a real shop: what another process wants to know of this one.
    if (path === '/_sandbox/summary')
      return json(200, { orders: ledger.size(), requests, byPath: Object.fromEntries(byPath) })
    requests += 1
    byPath.set(path, (byPath.get(path) ?? 0) + 1)
    const fault = faults.next(path)
    const own = () => answer(call, fault?.kind === 'endless')
    const struck = fault && strike(fault, own)
    return struck === undefined
      ? own()
      : { ...struck, headers: { date: new Date(now()).toUTCString(), ...struck.headers } }
  }

  return {
    ...live,
    activate: activation.activate,
    handle,
    fetch: fetchVia(handle),
    fault: faults.add,
    clearFaults: faults.clear,
    raw(id, mutate) {
      if (mutate) shop.bent.set(id, mutate)
      else shop.bent.delete(id)
    },
    deleteView(code) {
      const gone = views.find((view) => view.code === code)
      views = views.filter((view) => view !== gone)
      for (let id = 1; id < ledger.nextId(); id += 1) {
        const order = ledger.get(id)
        if (order !== undefined && order.storeId === gone?.id) ledger.put({ ...order, storeId: null })
      }
    },
    get requests() {
      return requests
    },
  }
}

const HTML = { 'content-type': 'text/html; charset=UTF-8' }

const errorBody = ({ message, parameters }: MagentoError) => ({
  message,
  ...(parameters === undefined ? {} : { parameters }),
})

const restPath = (path: string, rewrites: boolean): string | undefined => {
  const plain = path.startsWith('/index.php/') ? path.slice('/index.php'.length) : rewrites ? path : undefined
  return plain !== undefined && /^\/rest(\/|$)/.test(plain) ? plain.slice('/rest'.length) : undefined
}

interface Desk {
  shop: Shop
  gate: ReturnType<typeof createGate>
  views: readonly StoreView[]
  now: number
  endless: boolean
  url: string
}

/** One REST request, in the order Magento takes it: which store, which route, may they, what do they ask. */
const reply = (desk: Desk, rest: string, query: string, call: Call): unknown => {
  const [, scope = '', path = ''] = /^(?:\/([a-z]\w*))?\/V1(\/.*)?$/.exec(rest) ?? [undefined, undefined, undefined]
  const known = scope === '' || scope === 'all' || desk.views.some(({ code }) => code === scope)
  if (!known || !/\/V1(\/|$)/.test(rest) || rest.includes('//')) return noStore
  const route = call.method === 'GET' ? ROUTES.find(({ pattern }) => pattern.test(path)) : undefined
  if (route === undefined) return noRoute
  const refused = desk.gate.refuse(call, scope, route.right, desk.now)
  if (refused) return refused
  const pairs = readPairs(query)
  const id = decodeURIComponent(route.pattern.exec(path)?.[1] ?? '')
  const { shop, url, endless } = desk
  const body = route.answer({ shop, url, pairs, id, endless })
  if (isError(body) || path === '/modules') return body
  return project(body, readFields(pairs.find(([name]) => name === 'fields')?.[1]))
}

const readPairs = (query: string): [string, string][] =>
  query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const mark = part.indexOf('=')
      const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))
      return mark < 0 ? [decode(part), ''] : [decode(part.slice(0, mark)), decode(part.slice(mark + 1))]
    })
