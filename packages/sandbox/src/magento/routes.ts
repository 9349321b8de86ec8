import type { Catalogue } from './catalogue.ts'
import { productDocument } from './catalogue.ts'
import { type Criteria, holds, readCriteria } from './criteria.ts'
import { isError, type MagentoError, magentoError, noEntity, noProduct } from './errors.ts'
import { ANY_RIGHT } from './gate.ts'
import type { Ledger } from './ledger.ts'
import { historyDocument, type MagentoOrder, orderDocument } from './order.ts'
import { COLUMNS, select } from './select.ts'
import { type StoreView, storeConfig, storeName, storeViews, websites } from './stores.ts'

export interface Shop {
  ledger: Ledger
  catalogue: Catalogue
  views(): readonly StoreView[]
  /** Releases up to 2.3 give the last page again, later ones nothing (dossier §3). */
  pastEnd: 'empty' | 'last'
  /** The optional limit of a page. */
  pageLimit: number | undefined
  /** Test hooks that bend one order's document. */
  bent: Map<number, (order: Record<string, unknown>) => Record<string, unknown>>
}

export interface Visit {
  shop: Shop
  url: string
  pairs: readonly [string, string][]
  /** The variable part of the path, decoded. */
  id: string
  endless: boolean
}

export interface Route {
  pattern: RegExp
  right: string
  answer(visit: Visit): unknown
}

const EVERYTHING = Number.MAX_SAFE_INTEGER
const PRODUCT_COLUMNS = new Set(['entity_id', 'sku', 'name', 'status', 'visibility', 'type_id'])

const documentOf = ({ shop }: Visit, order: MagentoOrder) => {
  const document = orderDocument(order, storeName(shop.views(), order.storeId))
  return shop.bent.get(order.id)?.(document) ?? document
}

const paged = (shop: Shop, { page, pageSize }: Criteria, total: number) => {
  const size = pageSize > 0 ? pageSize : EVERYTHING
  const last = Math.max(1, Math.ceil(total / size))
  const at = shop.pastEnd === 'last' ? Math.min(page, last) : page
  return { skip: (at - 1) * Math.min(size, total + 1), take: size === EVERYTHING ? total : size }
}

const listed = (items: unknown[], criteria: Criteria, total: number) => {
  const filter_groups = criteria.groups.map((group) => ({
    filters: group.map(({ field, value, condition }) => ({ field, value, condition_type: condition })),
  }))
  return { items, search_criteria: { filter_groups }, total_count: total }
}

const listOrders = (visit: Visit): unknown => {
  const { shop, pairs, endless } = visit
  const asked = readCriteria(pairs, COLUMNS, shop.pageLimit)
  if (isError(asked)) return asked
  const criteria = endless ? { ...asked, groups: [], page: 1 } : asked
  const { total } = select(shop.ledger, criteria, 0, 0)
  const { skip, take } = paged(shop, criteria, total)
  const { orders } = select(shop.ledger, criteria, skip, take)
  const items = orders.map((order) => documentOf(visit, order))
  return listed(items, criteria, endless ? total + 1_000_000 : total)
}

const orderOf = ({ shop, id }: Visit): MagentoOrder | MagentoError => {
  if (!/^\d+$/.test(id))
    return magentoError(400, `The "${id}" value's type is invalid. The "int" type was expected. Verify and try again.`)
  return shop.ledger.get(Number(id)) ?? noEntity
}

const ofOrder =
  (show: (order: MagentoOrder, visit: Visit) => unknown) =>
  (visit: Visit): unknown => {
    const order = orderOf(visit)
    return isError(order) ? order : show(order, visit)
  }

const listProducts = ({ shop, pairs }: Visit): unknown => {
  const criteria = readCriteria(pairs, PRODUCT_COLUMNS, shop.pageLimit)
  if (isError(criteria)) return criteria
  const found = [...shop.catalogue.products.values()].filter((product) => {
    const own: Record<string, string | number> = { entity_id: product.id, sku: product.sku, name: product.name }
    return criteria.groups.every((group) => group.some((filter) => holds(filter, own[filter.field] ?? 1)))
  })
  const { skip, take } = paged(shop, criteria, found.length)
  return listed(found.slice(skip, skip + take).map(productDocument), criteria, found.length)
}

const oneProduct = ({ shop, id }: Visit): unknown => {
  const found = [...shop.catalogue.products.values()].find(({ sku }) => sku === id)
  return found === undefined ? noProduct : productDocument(found)
}

const MODULES = ['Magento_Store', 'Magento_Config', 'Magento_Backend', 'Magento_Catalog', 'Magento_Sales']
const ORDERS = 'Magento_Sales::actions_view'
const PRODUCTS = 'Magento_Catalog::products'
const STORES = 'Magento_Backend::store'

/** Below `/rest/<store>/V1`. */
export const ROUTES: Route[] = [
  { pattern: /^\/orders\/?$/, right: ORDERS, answer: listOrders },
  { pattern: /^\/orders\/([^/]+)$/, right: ORDERS, answer: ofOrder((order, visit) => documentOf(visit, order)) },
  { pattern: /^\/orders\/([^/]+)\/statuses$/, right: ORDERS, answer: ofOrder(({ status }) => status) },
  {
    pattern: /^\/orders\/([^/]+)\/comments$/,
    right: ORDERS,
    answer: ofOrder((order) => ({
      items: order.history.map((row) => historyDocument(order, row)),
      total_count: order.history.length,
    })),
  },
  { pattern: /^\/products$/, right: PRODUCTS, answer: listProducts },
  { pattern: /^\/products\/([^/]+)$/, right: PRODUCTS, answer: oneProduct },
  {
    pattern: /^\/store\/storeConfigs$/,
    right: STORES,
    answer: ({ shop, url }) => shop.views().map((view) => storeConfig(view, url)),
  },
  { pattern: /^\/store\/storeViews$/, right: STORES, answer: ({ shop }) => storeViews(shop.views()) },
  { pattern: /^\/store\/websites$/, right: STORES, answer: ({ shop }) => websites(shop.views()) },
  { pattern: /^\/modules$/, right: ANY_RIGHT, answer: () => MODULES },
]
