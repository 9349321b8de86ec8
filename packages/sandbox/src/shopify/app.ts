import { randomUUID } from 'node:crypto'
import { type Answer, type Call, splitTarget } from '../app.ts'
import { createFaults } from '../faults.ts'
import { fetchVia } from '../fetch.ts'
import { administer, type ShopifySummary } from './admin.ts'
import { answerApi } from './api.ts'
import type { Bend } from './bend.ts'
import { fileAnswer } from './bulk/file.ts'
import { createBulk } from './bulk/operations.ts'
import { createRows } from './bulk/rows.ts'
import { createClient, DEFAULT_CLIENT } from './client.ts'
import { notFound, type ShopifyFault, strike } from './faults.ts'
import { ALL_SCOPES, createGate, DEFAULT_TOKENS } from './gate.ts'
import { createBucket } from './graphql/bucket.ts'
import { gid } from './graphql/gid.ts'
import { createMetafields } from './graphql/metafields.ts'
import { createQuery, type Store } from './graphql/query.ts'
import { createOauth } from './oauth.ts'
import type { Shopify, ShopifyOptions } from './options.ts'
import { createCatalogue } from './orders/catalogue.ts'
import { createGenerator, DEFAULT_MIX } from './orders/generate.ts'
import { createLedger } from './orders/ledger.ts'
import { createLive } from './orders/live.ts'
import { createSubscriptionApi } from './webhooks/api.ts'
import { createCourier } from './webhooks/courier.ts'
import { createNotices } from './webhooks/notices.ts'
import { createPayloads } from './webhooks/payload.ts'
import { createSubscriptions } from './webhooks/subscriptions.ts'

const DAYS = 86_400_000

const openStore = (options: ShopifyOptions): Store => {
  const now = options.now ?? Date.now
  const to = options.to ?? now()
  const catalogue = createCatalogue(options.products ?? 24)
  const currency = options.currency ?? 'EUR'
  const generator = createGenerator({
    ...{ count: options.orders ?? 0, seed: options.seed ?? 1, from: options.from ?? to - 50 * DAYS, to },
    ...{ catalogue, currency, mix: { ...DEFAULT_MIX, ...options.mix } },
  })
  return {
    ...{ ledger: createLedger(generator), catalogue, now, currency, metafields: createMetafields(catalogue, now) },
    ...{ name: 'Maison Exemple', email: 'owner@boutique.example', storeUrl: 'https://www.boutique.example' },
    domain: options.domain ?? 'maison-exemple.myshopify.com',
    zone: options.timeZone ?? 'Europe/Paris',
  }
}

/** A Shopify shop: the GraphQL Admin API for readers of orders, as its documentation and measurements say it answers. */
export const createShopify = (options: ShopifyOptions = {}): Shopify => {
  const store = openStore(options)
  const { ledger, catalogue, metafields, domain, now } = store
  const { base } = ledger
  const version = options.webhookVersion ?? '2026-10'
  const client = createClient(options.client ?? DEFAULT_CLIENT, now)
  const gate = createGate(options.tokens ?? DEFAULT_TOKENS, now)
  const bucket = createBucket({ size: 4000, rate: 200, now, ...options.bucket })
  const sameOrganization = options.sameOrganization ?? true
  const oauth = createOauth({ client, gate, domain, now, scopes: ALL_SCOPES, sameOrganization })

  const subscriptions = createSubscriptions(now)
  const post = options.post ?? ((request: Request) => fetch(request))
  const courier = createCourier({ client, subscriptions, domain, version, now, post })
  const payload = createPayloads(store.zone, gate.approval)
  const live = createLive(ledger, catalogue, now, (topics, order) => {
    courier.tell(topics, (topic) => payload(topic, order))
  })
  const end = () => {
    gate.revoke()
    subscriptions.clear()
  }
  const notices = createNotices({ courier, domain, find: live.find, end })

  const subscriptionApi = createSubscriptionApi(subscriptions, version)
  const finished = (body: object) => courier.tell(['bulk_operations/finish'], () => body)
  const bulk = createBulk({ now, chunksOf: createRows(store), finished })
  const query = createQuery(store, { WebhookSubscription: subscriptionApi.find, BulkOperation: bulk.find })
  const root = {
    ...query,
    ...subscriptionApi.root,
    ...bulk.root,
    metafieldsSet: metafields.set,
    metafieldsDelete: metafields.remove,
  }

  const faults = createFaults<ShopifyFault, string>((plan, path) => path.includes(plan.path ?? ''))
  const bent = new Map<string, Bend>()
  const byPath = new Map<string, number>()
  const points = { requested: 0, actual: 0, throttled: 0 }
  let requests = 0

  const api = { gate, bucket, root, bent, points, used: oauth.used }
  const answer = (call: Call, path: string, search: string, endless: boolean): Answer =>
    answerApi(api, call, path, endless) ?? oauth.answer(call, path, search) ?? file(call, path) ?? notFound
  const file = (call: Call, path: string): Answer | undefined => {
    const pieces = bulk.fetch(path)
    return pieces && fileAnswer(pieces, call.header('range'))
  }
  const summary = (): ShopifySummary => ({
    ...{ orders: ledger.size(), requests, byPath: Object.fromEntries(byPath), points: { ...points } },
  })
  const desk = { live, summary, fault: faults.add, clearFaults: faults.clear, deliver: courier.deliver }

  const handle = (call: Call): Answer => {
    const { path, query: search } = splitTarget(call.target)
    if (path.startsWith('/_sandbox/')) return administer(desk, call)
    requests += 1
    byPath.set(path, (byPath.get(path) ?? 0) + 1)
    const fault = faults.next(path)
    if (fault?.kind === 'throttled') bucket.drain(fault.left ?? 0)
    const own = () => answer(call, path, search, fault?.kind === 'endless')
    const given = (fault && strike(fault, own)) ?? own()
    const headers = { date: new Date(now()).toUTCString(), 'x-request-id': randomUUID(), ...given.headers }
    return { ...given, headers }
  }

  return {
    ...live,
    ...notices,
    ...{ handle, fetch: fetchVia(handle), fault: faults.add, clearFaults: faults.clear, summary, now },
    ...{ approve: gate.approve, grant: gate.add, revoke: gate.revoke, rotateSecret: client.rotate },
    ...{ drain: bucket.drain, bulk: bulk.plan, deliverWebhooks: courier.deliver, metafields: metafields.all },
    ...{ all: ledger.all, idOf: base.idOf },
    configureWebhooks: (uri, topics = []) => subscriptions.configure(uri, topics),
    raw(id, mutate) {
      if (mutate) bent.set(gid('Order', id), mutate)
      else bent.delete(gid('Order', id))
    },
    get requests() {
      return requests
    },
  }
}
