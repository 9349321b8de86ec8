import { type Answer, type App, type Call, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { createZone } from '../woocommerce/zone.ts'
import { administer, type PrestaShopSummary } from './admin.ts'
import { createCatalogue } from './catalogue.ts'
import { type Desk, dispatch } from './dispatch.ts'
import { type PrestaShopFault, strike } from './faults.ts'
import { createGate, DEFAULT_PRESTASHOP_KEYS, type PrestaShopKey } from './gate.ts'
import { createGenerator, DEFAULT_PRESTASHOP_MIX, type PrestaShopMix } from './generate.ts'
import { createLedger } from './ledger.ts'
import { createLive, type PrestaShopLive } from './live.ts'
import { wallText } from './order.ts'
import { type PrestaShopParts, STOCK_STATES, type State } from './shop.ts'

export interface PrestaShopOptions {
  /** Generated orders; they cost no memory. */
  orders?: number
  seed?: number
  mix?: Partial<PrestaShopMix>
  /** Instants between which the generated orders lie; 90 days up to now. */
  from?: number
  to?: number
  /** Plain products, besides the curious ones. */
  products?: number
  now?: () => number
  timeZone?: string
  /** Address of the shop in its own answers; else that of the request. */
  url?: string
  keys?: PrestaShopKey[]
  version?: string
  /** 1: a text is plain text, and no list of languages. */
  languages?: 1 | 2
  /** Friendly URLs: without them `/api` is the theme's 404. */
  rewriting?: boolean
  /** The web server swallows the `Authorization` header. */
  dropAuthorization?: boolean
  webservice?: boolean
  /** Front pages answer 503; the webservice does not care (seen). */
  maintenance?: boolean
  states?: State[]
}

export interface PrestaShop extends App, PrestaShopLive {
  fault(plan: PrestaShopFault): void
  clearFaults(): void
  /** Bends the fields of one order, to anything; `undefined` straightens them again. */
  raw(id: number, mutate: ((order: Record<string, unknown>) => Record<string, unknown>) | undefined): void
  /** What the shop itself knows of its orders: wall-clock times, as it writes them. */
  orders(): Iterable<{ id: number; state: number; date_add: string; date_upd: string }>
  now(): number
  setClock(clock: () => number): void
  /** Puts the shop's clock ahead (or behind) of the world's. */
  skew(milliseconds: number): void
  summary(): PrestaShopSummary
  readonly requests: number
}

const DAYS = 86_400_000
const SETTINGS = {
  ...{
    PS_LANG_DEFAULT: '1',
    PS_VERSION_DB: '9.1.4',
    PS_REWRITING_SETTINGS: '1',
    PS_SHOP_ENABLE: '1',
    PS_SSL_ENABLED: '0',
  },
  ...{
    PS_TIMEZONE: 'Europe/Paris',
    PS_OS_CHEQUE: '1',
    PS_OS_PAYMENT: '2',
    PS_OS_PREPARATION: '3',
    PS_OS_SHIPPING: '4',
  },
  ...{ PS_OS_DELIVERED: '5', PS_OS_CANCELED: '6', PS_OS_REFUND: '7', PS_OS_ERROR: '8', PS_OS_BANKWIRE: '10' },
  ...{ PS_OS_OUTOFSTOCK_UNPAID: '12', PS_OS_COD_VALIDATION: '13', PS_SHOP_NAME: 'Boutique Récolte' },
  PS_MULTISHOP_FEATURE_ACTIVE: '1',
}
const LANGUAGES = [
  { id: 1, iso: 'en', locale: 'en-US', name: 'English (English)' },
  { id: 2, iso: 'fr', locale: 'fr-FR', name: 'Français (French)' },
]
const SHOPS = [
  { id: 1, name: 'Boutique Récolte', path: '' },
  { id: 2, name: 'Boutique Pro', path: 'pro' },
]

/** A PrestaShop: the webservice as real ones (9.1.4, 8.2.0) answered it. */
export const createPrestaShop = (options: PrestaShopOptions = {}): PrestaShop => {
  let clock = options.now ?? Date.now
  let skewed = 0
  const now = () => clock() + skewed
  const zone = createZone(options.timeZone ?? 'Europe/Paris')
  const wallAt = (instant: number) => Math.floor((instant + zone.offsetAt(instant)) / 1_000) * 1_000
  const to = options.to ?? now()
  const from = options.from ?? to - 90 * DAYS
  const catalogue = createCatalogue(options.products ?? 24)
  const mix = { ...DEFAULT_PRESTASHOP_MIX, ...options.mix }
  const spread = { count: options.orders ?? 0, seed: options.seed ?? 1, from: wallAt(from), to: wallAt(to) }
  const base = createGenerator({ ...spread, mix, catalogue })
  let rows = base.free
  const shop: PrestaShopParts = {
    ...{ catalogue, ledger: createLedger(base), zone, version: options.version ?? '9.1.4', now },
    ...{ states: options.states ?? STOCK_STATES, languages: LANGUAGES.slice(0, options.languages ?? 2), shops: SHOPS },
    settings: new Map([...Object.entries(SETTINGS), ['PS_TIMEZONE', zone.name]]),
    ...{ customers: new Map(), bent: new Map(), wallNow: () => wallAt(now()) },
    nextRow() {
      rows += 1
      return rows
    },
  }
  if (options.maintenance) shop.settings.set('PS_SHOP_ENABLE', '0')
  const live = createLive(shop)
  const gate = createGate(options.keys ?? DEFAULT_PRESTASHOP_KEYS, options.dropAuthorization ?? false)
  const faults = createFaults<PrestaShopFault, string>(
    ({ resource }, asked) => resource === undefined || resource === asked,
  )
  const byPath = new Map<string, number>()
  let requests = 0

  const summary = () => ({ orders: shop.ledger.size(), requests, byPath: Object.fromEntries(byPath) })
  const skew = (milliseconds: number) => {
    skewed = milliseconds
  }
  const admin = { live, summary, skew, fault: faults.add, clearFaults: faults.clear }

  const handle = (call: Call): Answer => {
    const { path, query } = splitTarget(call.target)
    if (path.startsWith('/_sandbox/')) return administer(admin, call)
    requests += 1
    const params = new URLSearchParams(query)
    const way = wayIn(path, params, options.rewriting ?? true)
    const resource = way === undefined ? path : (way.path.split('/')[0] ?? '')
    byPath.set(resource, (byPath.get(resource) ?? 0) + 1)
    const fault = faults.next(resource)
    const bend = fault?.kind === 'endless' || fault?.kind === 'drops-brackets' ? fault.kind : undefined
    const own = (): Answer => {
      const url = options.url ?? call.origin
      if (way === undefined) return front({ url, maintenance: options.maintenance ?? false }, path, params)
      const desk: Desk = { shop, gate, enabled: options.webservice ?? true, url, context: way.shop, bend }
      return dispatch(desk, way.path, params, call)
    }
    const answer = (fault && strike(fault, own)) ?? own()
    return { ...answer, headers: { date: new Date(now()).toUTCString(), ...answer.headers } }
  }

  return {
    ...live,
    handle,
    fetch: fetchVia(handle),
    fault: faults.add,
    clearFaults: faults.clear,
    raw: (id, mutate) => void (mutate ? shop.bent.set(id, mutate) : shop.bent.delete(id)),
    *orders() {
      for (const { id, state, added, updated } of shop.ledger.all())
        yield { id, state, date_add: wallText(added), date_upd: wallText(updated) }
    },
    now,
    setClock(next) {
      clock = next
    },
    skew,
    summary,
    get requests() {
      return requests
    },
  }
}

/** The two ways to the webservice; anything else is the theme's. */
const wayIn = (path: string, params: URLSearchParams, rewriting: boolean) => {
  if (path === '/webservice/dispatcher.php') return { shop: 1, path: params.get('url') ?? '' }
  const [, virtual, rest = ''] = /^\/(?:(pro)\/)?api(?:\/(.*))?$/.exec(path) ?? []
  return rewriting && /^\/(pro\/)?api(\/|$)/.test(path)
    ? { shop: virtual === undefined ? 1 : 2, path: rest }
    : undefined
}

const front = (
  { url, maintenance }: { url: string; maintenance: boolean },
  path: string,
  params: URLSearchParams,
): Answer => {
  const html = { 'content-type': 'text/html; charset=utf-8' }
  const page = (status: number, text: string, more = {}) => ({
    status,
    headers: { ...html, ...more },
    body: `<!doctype html>\n<html lang="">\n<head><title>${text}</title></head></html>`,
  })
  if (maintenance) return page(503, 'Boutique Récolte', { 'retry-after': '3600' })
  if (path === '/index.php' && params.get('controller') === 'product')
    return { status: 302, headers: { ...html, location: `${url}/${params.get('id_product')}-product.html` }, body: '' }
  return path === '/' || path === '/index.php' ? page(200, 'Boutique Récolte') : page(404, '404')
}
