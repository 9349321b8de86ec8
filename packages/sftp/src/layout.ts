import type { Product, Purchase } from '@recolte/core'

/** What a file needs to know of the account. */
export interface Wanted {
  layout: 'historical' | 'new'
  /** `YYYY-MM-DD` in the account's zone. */
  day(instant: number): string
  /** The platform's key of the shop, and the language of buyers whose order tells none. */
  shopId?: string | undefined
  language?: string | undefined
}

export type Row = Record<string, string | undefined>

/** One row per product with the order's data repeated, one without any (docs/protocol.md, files of orders). */
export function rowsOf(purchase: Purchase, wanted: Wanted): Row[] {
  const order = wanted.layout === 'new' ? newOrder(purchase, wanted) : historicalOrder(purchase, wanted)
  const product = wanted.layout === 'new' ? newProduct : historicalProduct
  if (purchase.products.length === 0) return [order]
  return purchase.products.map((item) => ({ ...order, ...product(item) }))
}

/** Columns that stand in every file; the others only where an order fills them. */
export const REQUIRED = {
  historical: ['order_ref', 'email', 'lastname', 'firstname', 'order_date'],
  new: ['channel', 'purchase_date', 'purchase_reference', 'first_name', 'last_name', 'email', 'language'],
} as const

/** Columns that differ between the lines of an order; all others repeat its data. */
export const OF_PRODUCT: readonly string[] = [
  ...['id_product', 'name_product', 'url_product', 'url_image_product', 'gtin_ean', 'sku', 'product_ref'],
]

export const REFERENCE = { historical: 'order_ref', new: 'purchase_reference' } as const

function historicalOrder(purchase: Purchase, { day }: Wanted): Row {
  return {
    order_ref: purchase.reference,
    email: purchase.email,
    lastname: purchase.lastName || '-',
    firstname: purchase.firstName || '-',
    order_date: day(purchase.orderedAt),
    ...delays(purchase),
    channel: purchase.channel,
    id_shop: purchase.shop,
    name_shop: purchase.shopName,
    ...purchase.extra,
  }
}

function historicalProduct(item: Product): Row {
  return {
    id_product: item.id,
    name_product: item.name,
    url_product: item.url,
    url_image_product: item.image,
    gtin_ean: item.ean,
    sku: item.sku,
  }
}

/** Which shop an order was placed in is said under the platform's own key, so that of the shop's software is not sent. */
function newOrder(purchase: Purchase, { day, shopId, language }: Wanted): Row {
  return {
    channel: purchase.channel === 'offline' && shopId !== undefined ? 'offline' : 'online',
    shop_id: shopId,
    purchase_date: day(purchase.orderedAt),
    purchase_reference: purchase.reference,
    first_name: purchase.firstName || '-',
    last_name: purchase.lastName || '-',
    email: purchase.email,
    // Two letters; the platform writes in English to whom it knows no other.
    language: /^[a-z]{2}/i.exec(purchase.language ?? '')?.[0].toLowerCase() ?? language ?? 'en',
    ...delays(purchase),
  }
}

/** No other product column of this layout is known (docs/protocol.md, files of orders). */
function newProduct(item: Product): Row {
  return { product_ref: item.id }
}

/** Empty is not 0: it lets the account's own delay apply. */
function delays({ delayDays, productDelayDays }: Purchase): Row {
  return { delay: delayDays?.toString(), delay_product: productDelayDays?.toString() }
}
