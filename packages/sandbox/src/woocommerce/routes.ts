import type { Args } from './args.ts'
import { invalidProduct } from './errors.ts'
import { namespaceIndex, ordersOptions, siteIndex } from './index-documents.ts'
import { listArgs } from './list.ts'
import type { Live } from './live.ts'
import { listOrders, listRefunds, orderStatuses, orderTotals, orderWrites, readOrder } from './orders.ts'
import { listOf } from './php.ts'
import { productDocument, variationDocument } from './products.ts'
import { reviewRoutes } from './reviews-routes.ts'
import type { Handler, Reply, Route } from './route.ts'
import { reviewMailEnabled, settingsGeneral, settingsGroups, systemStatus } from './settings.ts'
import { atLeast, type Shop } from './shop.ts'

const paged = <T>(items: T[], params: Map<string, unknown>, show: (item: T) => unknown): Reply => {
  const perPage = Number(params.get('per_page') ?? 10)
  const start = (Number(params.get('page') ?? 1) - 1) * perPage
  const pages = Math.ceil(items.length / perPage)
  return {
    body: items.slice(start, start + perPage).map(show),
    headers: { 'X-WP-Total': String(items.length), 'X-WP-TotalPages': String(pages) },
  }
}

/** Published, draft and private ones; never trashed ones, and variations only where SKUs are asked for (dossier §5). */
const listProducts: Handler = ({ shop, url, params, wanted }) => {
  const include = new Set(listOf(params.get('include') ?? []).map(Number))
  const skus = new Set(listOf(params.get('sku') ?? []))
  const listed = shop.catalogue.items
    .filter(({ id, type, status, sku }) => {
      if (include.size > 0 && !include.has(id)) return false
      if (skus.size > 0 && !skus.has(sku)) return false
      return (type !== 'variation' || skus.size > 0) && (status === 'publish' || status === 'draft')
    })
    .toSorted((a, b) => b.id - a.id)
  return paged(listed, params, (item) => wanted.pick(productDocument(shop, url, item)))
}

const readProduct: Handler = ({ shop, url, wanted, ids: [id = 0] }) => {
  const item = shop.catalogue.get(id)
  if (!item || item.status === 'deleted') return invalidProduct
  return { body: wanted.pick(productDocument(shop, url, item)) }
}

const listVariations: Handler = ({ shop, url, params, wanted, ids: [id = 0] }) => {
  const parent = shop.catalogue.get(id)
  if (!parent || parent.status === 'deleted') return invalidProduct
  const newestFirst = shop.catalogue.variations(id).toReversed()
  return paged(newestFirst, params, (item) => wanted.pick(variationDocument(shop, url, item)))
}

const COLLECTION = ['GET', 'POST']
const SINGLE = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
const paging: Args = {
  page: { type: 'integer', minimum: 1 },
  per_page: { type: 'integer', minimum: 1, maximum: 100 },
}

export const createRoutes = (shop: Shop, live: Live): Route[] => {
  const writes = orderWrites(live)
  const args = listArgs(shop)
  return [
    {
      pattern: /^\/$/,
      open: true,
      methods: { GET: ({ url, wanted }) => ({ body: wanted.pick(siteIndex(shop, url)) }) },
    },
    {
      pattern: /^\/wc\/v3\/?$/,
      open: true,
      methods: { GET: ({ url, wanted }) => ({ body: wanted.pick(namespaceIndex(shop, url)) }) },
    },
    {
      pattern: /^\/wc\/v[23]\/orders\/?$/,
      ...{ collection: true, args },
      methods: { GET: listOrders, POST: writes.create, OPTIONS: () => ({ body: ordersOptions(shop) }) },
    },
    // Open to anyone since PR #52455 of late 2024 (dossier §4); the release is by that date.
    ...(atLeast(shop.version, '9.6')
      ? [{ pattern: /^\/wc\/v3\/orders\/statuses$/, open: true, methods: { GET: orderStatuses } }]
      : []),
    {
      pattern: /^\/wc\/v3\/orders\/(\d+)$/,
      methods: { GET: readOrder, POST: writes.update, PUT: writes.update, PATCH: writes.update, DELETE: writes.remove },
    },
    {
      pattern: /^\/wc\/v3\/orders\/(\d+)\/refunds$/,
      collection: true,
      methods: { GET: listRefunds, POST: writes.refund },
    },
    ...(shop.reports
      ? [{ pattern: /^\/wc\/v3\/reports\/orders\/totals$/, collection: true, methods: { GET: orderTotals } }]
      : []),
    {
      pattern: /^\/wc\/v3\/products$/,
      ...{ collection: true, args: paging, allow: COLLECTION },
      methods: { GET: listProducts },
    },
    ...reviewRoutes(shop),
    { pattern: /^\/wc\/v3\/products\/(\d+)$/, allow: SINGLE, methods: { GET: readProduct } },
    {
      pattern: /^\/wc\/v3\/products\/(\d+)\/variations$/,
      ...{ collection: true, args: paging, allow: COLLECTION },
      methods: { GET: listVariations },
    },
    {
      pattern: /^\/wc\/v3\/settings\/general$/,
      collection: true,
      methods: { GET: ({ url, wanted }) => ({ body: wanted.pick(settingsGeneral(shop, url)) }) },
    },
    {
      pattern: /^\/wc\/v3\/settings$/,
      collection: true,
      methods: { GET: ({ wanted }) => ({ body: wanted.pick(settingsGroups(shop)) }) },
    },
    {
      pattern: /^\/wc\/v3\/settings\/email_customer_review_request\/enabled$/,
      methods: { GET: ({ wanted }) => ({ body: wanted.pick(reviewMailEnabled(shop)) }) },
    },
    {
      pattern: /^\/wc\/v3\/system_status$/,
      methods: { GET: ({ url, wanted, secure }) => ({ body: wanted.pick(systemStatus(shop, url, secure)) }) },
    },
  ]
}
