import type { HistoricalAccount } from '../config.ts'
import type { Product, Purchase } from '../model/purchase.ts'
import { signPush } from './signature.ts'
import { wallClock } from './wall-clock.ts'

const QUERY = 'pushCommandeSHA1'

/**
 * The text of the form field `message` (docs/protocol.md, message fields): plain JSON, signed over exactly the strings
 * it holds. Products, phone, channel, shop and extra data are not signed.
 */
export function pushMessage(purchase: Purchase, account: Pick<HistoricalAccount, 'secretKey' | 'timeZone'>): string {
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
  // JSON leaves out what is undefined, and an object written out costs a third of one that is put together.
  return JSON.stringify({
    ...extraData(purchase.extra),
    ...signed,
    delay_product: purchase.productDelayDays === undefined ? undefined : String(purchase.productDelayDays),
    phone: purchase.phone,
    canal: purchase.channel?.toWellFormed(),
    id_shop: purchase.shop?.toWellFormed(),
    name_shop: purchase.shopName?.toWellFormed(),
    PRODUCTS: purchase.products.length === 0 ? undefined : purchase.products.map(product),
    sign: signPush(signed, account.secretKey),
  })
}

/** The body of the push request. */
export function pushBody(webId: string, message: string): string {
  return `idWebsite=${form(webId)}&message=${form(message)}`
}

function product(item: Product): Record<string, string | undefined> {
  const image = some(item.image)
  return {
    id_product: some(item.id),
    name_product: some(item.name),
    url_product: some(item.url),
    // Renamed once, and both names are seen in use: unknown keys are tolerated, so both are sent (docs/protocol.md).
    url_product_image: image,
    url_image_product: image,
    GTIN_EAN: some(item.ean),
    GTIN_UPC: some(item.upc),
    GTIN_JAN: some(item.jan),
    GTIN_ISBN: some(item.isbn),
    MPN: some(item.mpn),
    sku: some(item.sku),
    brand_name: some(item.brand),
    category: some(item.category),
  }
}

/** What is empty is not sent. */
function some(value: string | undefined): string | undefined {
  return value === undefined || value === '' ? undefined : text(value)
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

/**
 * application/x-www-form-urlencoded as the WHATWG serialises it, byte by byte: 3 µs a message, where
 * `encodeURIComponent` and what it leaves to be put right take 8.
 */
function form(value: string): string {
  const bytes = Buffer.from(value)
  const encoded = Buffer.allocUnsafe(bytes.length * 3)
  let length = 0
  for (const byte of bytes) {
    const as = FORM[byte] ?? 0
    if (as !== 0) encoded[length++] = as
    else {
      encoded[length++] = PERCENT
      encoded[length++] = HEX[byte >> 4] ?? 0
      encoded[length++] = HEX[byte & 15] ?? 0
    }
  }
  return encoded.toString('latin1', 0, length)
}

const PERCENT = 37
const HEX = Buffer.from('0123456789ABCDEF')
/** What each byte is written as; 0 stands for its two digits. */
const FORM = new Uint8Array(256)
for (const byte of Buffer.from('*-._0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz')) FORM[byte] = byte
FORM[32] = 43
