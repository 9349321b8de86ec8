import type { Ledger } from '../orders/ledger.ts'
import type { ShopifyOrder } from '../orders/order.ts'
import { offsetMinutes } from '../search/extension.ts'
import { type Rights, typeRefusal } from './access.ts'
import { productDocument, type Sources, variantDocument } from './catalogue-documents.ts'
import { type PageArgs, pageOf } from './connection.ts'
import type { Context } from './execute.ts'
import { gid, readGid } from './gid.ts'
import { orderDocument } from './order-documents.ts'
import { createOrderLists } from './order-lists.ts'
import { SCHEMA } from './schema/index.ts'

export interface Store extends Sources {
  ledger: Ledger
  now(): number
  name: string
  domain: string
  zone: string
  currency: string
  email: string
}

const DAYS_60 = 60 * 86_400_000

/** Orders older than 60 days do not exist for an app without `read_all_orders`. */
export const oldestOf = ({ scopes }: Rights, now: number): number =>
  scopes.includes('read_all_orders') ? Number.NEGATIVE_INFINITY : now - DAYS_60

/** How nodes are found by their id, kind by kind. */
export type Finders = Record<string, (id: number, context: Context) => object | null>

/** The root of what is read: shop, orders, catalogue, and any node. */
export const createQuery = (store: Store, others: Finders) => {
  const { ledger, catalogue } = store
  const render = (order: ShopifyOrder) => orderDocument(store, order)
  const order = (id: number, { rights }: Context) => {
    const found = ledger.get(id)
    return found && found.created >= oldestOf(rights, store.now()) ? render(found) : null
  }
  const product = (id: number) => {
    const found = catalogue.product(id)
    return found ? productDocument(store, found) : null
  }
  const variant = (id: number) => {
    const found = catalogue.variant(id)
    return found ? variantDocument(store, found) : null
  }
  const finders: Finders = {
    ...others,
    ...{ Order: order, Product: product, ProductVariant: variant },
  }
  const node = ({ id: text }: { id: string }, context: Context): unknown => {
    const { type = '', id = 0 } = readGid(text) ?? {}
    const found = finders[type]?.(id, context) ?? null
    const kind = SCHEMA.getType(type)
    // An error in a list is that element's own.
    return (found && kind && typeRefusal(context.rights, kind)) ?? found
  }
  const byId =
    (type: string) =>
    ({ id }: { id: string }, context: Context) => {
      const read = readGid(id)
      return read?.type === type ? finders[type]?.(read.id, context) : null
    }

  return {
    shop: () => shopDocument(store),
    shopLocales: () => [
      { locale: 'fr', name: 'French', primary: true, published: true },
      { locale: 'en', name: 'English', primary: false, published: true },
    ],
    currentAppInstallation: (_: unknown, { rights }: Context) => ({
      ...{ __typename: 'AppInstallation', id: gid('AppInstallation', 1) },
      accessScopes: rights.scopes.map((handle) => ({ handle, description: handle })),
    }),
    node,
    nodes: ({ ids }: { ids: string[] }, context: Context) => ids.map((id) => node({ id }, context)),
    ...createOrderLists(store, render),
    ...{ order: byId('Order'), product: byId('Product'), productVariant: byId('ProductVariant') },
    products: (args: PageArgs) =>
      pageOf(
        catalogue.products,
        ({ id }) => id,
        args,
        (one) => productDocument(store, one),
      ),
    productVariants: (args: PageArgs & { query?: string }) =>
      pageOf(
        withSkus(catalogue.variants, args.query),
        ({ id }) => id,
        args,
        (one) => variantDocument(store, one),
      ),
  }
}

/** Of the search, only SKUs in quotes are understood; a search that names none finds all. */
const withSkus = <T extends { sku: string | null }>(variants: readonly T[], query = ''): readonly T[] => {
  const skus = [...query.matchAll(/sku:"((?:[^"\\]|\\.)*)"/g)].map(([, sku = '']) => sku.replace(/\\(.)/g, '$1'))
  return skus.length === 0 ? variants : variants.filter(({ sku }) => sku !== null && skus.includes(sku))
}

const shopDocument = ({ name, domain, zone, currency, email, storeUrl, now }: Store) => {
  const minutes = offsetMinutes(now(), zone)
  const two = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, '0')
  return {
    ...{ __typename: 'Shop', id: gid('Shop', 60_000_000_001), name, email, contactEmail: email, url: storeUrl },
    ...{ myshopifyDomain: domain, currencyCode: currency, ianaTimezone: zone },
    primaryDomain: { __typename: 'Domain', id: gid('Domain', 1), host: new URL(storeUrl).host, url: storeUrl },
    ...{
      timezoneOffsetMinutes: minutes,
      timezoneOffset: `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}${two(minutes % 60)}`,
    },
    plan: { publicDisplayName: 'Advanced', partnerDevelopment: false, shopifyPlus: false },
  }
}
