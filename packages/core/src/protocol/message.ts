import type { Account } from '../config.ts'
import type { Product, Purchase } from '../model/purchase.ts'
import { signPush } from './signature.ts'
import { wallClock } from './wall-clock.ts'

const QUERY = 'pushCommandeSHA1'

/**
 * The text of the form field `message` (docs/protocol.md, message fields): plain JSON, signed over exactly the strings
 * it holds. Products, phone, channel, shop and extra data are not signed.
 */
export function pushMessage(purchase: Purchase, account: Pick<Account, 'secretKey' | 'timeZone'>): string {
  const signed = {
    query: QUERY,
    order_ref: text(purchase.reference),
    email: text(purchase.email),
    // The platform insists on both names; an integrator of its own sends "-" for an empty one (docs/protocol.md).
    lastname: text(purchase.lastName) || '-',
    firstname: text(purchase.firstName) || '-',
    order_date: wallClock(purchase.orderedAt, account.timeZone),
    // Absent lets the account's own delay apply; 0 means at once.
    ...(purchase.delayDays === undefined ? {} : { delay: String(purchase.delayDays) }),
  }
  return JSON.stringify({
    ...extraData(purchase.extra),
    ...signed,
    ...(purchase.productDelayDays === undefined ? {} : { delay_product: String(purchase.productDelayDays) }),
    ...(purchase.phone === undefined ? {} : { phone: purchase.phone }),
    ...(purchase.channel === undefined ? {} : { canal: text(purchase.channel) }),
    ...(purchase.shop === undefined ? {} : { id_shop: text(purchase.shop) }),
    ...(purchase.shopName === undefined ? {} : { name_shop: text(purchase.shopName) }),
    ...(purchase.products.length === 0 ? {} : { PRODUCTS: purchase.products.map(product) }),
    sign: signPush(signed, account.secretKey),
  })
}

/** The body of the push request. */
export function pushBody(webId: string, message: string): string {
  return `idWebsite=${form(webId)}&message=${form(message)}`
}

function product(item: Product): Record<string, string> {
  const fields: Record<string, string | undefined> = {
    id_product: item.id,
    name_product: item.name,
    url_product: item.url,
    // Renamed once, and both names are seen in use: unknown keys are tolerated, so both are sent (docs/protocol.md).
    url_product_image: item.image,
    url_image_product: item.image,
    GTIN_EAN: item.ean,
    GTIN_UPC: item.upc,
    GTIN_JAN: item.jan,
    GTIN_ISBN: item.isbn,
    MPN: item.mpn,
    sku: item.sku,
    brand_name: item.brand,
    category: item.category,
  }
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(fields)) if (value !== undefined && value !== '') kept[key] = text(value)
  return kept
}

function extraData(extra: Record<string, string> | undefined): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(extra ?? {})) kept[key] = text(value)
  return kept
}

/** A lone surrogate is written one way in JSON and hashed another: made whole, both see the same character. */
function text(value: string): string {
  return value.toWellFormed()
}

/** application/x-www-form-urlencoded as the WHATWG serialises it. */
function form(value: string): string {
  const encoded = encodeURIComponent(value).replaceAll('%20', '+')
  return /[!'()~]/.test(encoded) ? encoded.replace(/[!'()~]/g, escaped) : encoded
}

const escaped = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
