import { isRecord } from '../app.ts'

export type PurchaseEvent = Record<string, unknown>

/** One website (a customer's brand) with the shops it has. */
export interface Website {
  websiteId: string
  /** The client whose token may write to it. */
  clientId: string
  /** Keys of its shops; absent, any `shop_id` and none will do. */
  shopIds?: string[]
}

const TYPES = new Set(['BRAND_AND_PRODUCT', 'PURCHASE_ONLY', 'PRODUCT_ONLY'])
const OLDEST_MS = 180 * 24 * 3_600_000

/** What makes a whole request a bad one: a field that is missing or of the wrong type. How the platform draws that line is not known. */
export const malformed = (event: unknown): string | undefined => {
  if (!isRecord(event)) return 'an event is not an object'
  const { consumer, solicitation_parameters: ask, sales_channel: sale, products } = event
  if (!isText(event.purchase_reference)) return missing('purchase_reference')
  if (!isText(event.purchase_date) || !isInstant(event.purchase_date))
    return 'purchase_date must be yyyy-MM-ddTHH:mm:ssZ'
  if (event.price !== undefined && !isNumber(event.price)) return 'price must be a number'
  if (!isRecord(consumer)) return missing('consumer')
  for (const name of ['first_name', 'last_name', 'email']) {
    if (!isText(consumer[name])) return missing(`consumer.${name}`)
  }
  if (!isRecord(ask)) return missing('solicitation_parameters')
  if (!TYPES.has(String(ask.purchase_event_type))) {
    return `purchase_event_type must be one of ${[...TYPES].join(', ')}`
  }
  for (const name of ['delay', 'delay_product']) {
    if (ask[name] !== undefined && !isDays(ask[name])) return `solicitation_parameters.${name} must be a number of days`
  }
  if (!isRecord(sale)) return missing('sales_channel')
  if (sale.channel !== 'online' && sale.channel !== 'offline') return 'sales_channel.channel must be online or offline'
  return products === undefined ? undefined : malformedProducts(products)
}

const malformedProducts = (products: unknown): string | undefined => {
  if (!Array.isArray(products)) return 'products must be an array'
  for (const product of products) {
    const reference: unknown =
      isRecord(product) && isRecord(product.product_ref) ? product.product_ref.reference : undefined
    if (!isText(reference)) return missing('products.product_ref.reference')
    if (!isRecord(product) || !isText(product.name)) return missing('products.name')
  }
  return undefined
}

/** Why one event alone is not taken, in an answer 206. */
export const refused = (event: PurchaseEvent, website: Website, now: number): string | undefined => {
  const { consumer, sales_channel: sale } = event
  const email = isRecord(consumer) ? String(consumer.email) : ''
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return 'consumer.email is not a valid e-mail address'
  const placed = Date.parse(String(event.purchase_date))
  if (now - placed > OLDEST_MS) return 'purchase_date is older than 6 months'
  if (!isRecord(sale)) return undefined
  if (sale.website_id !== undefined && sale.website_id !== website.websiteId)
    return 'sales_channel.website_id is unknown'
  const { shopIds } = website
  if (shopIds !== undefined && !shopIds.includes(String(sale.shop_id))) return 'sales_channel.shop_id is unknown'
  return undefined
}

const missing = (path: string): string => `${path} must not be empty`
const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value)
const isDays = (value: unknown): boolean => isNumber(value) && Number.isInteger(value) && Number(value) >= 0
const isInstant = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && !Number.isNaN(Date.parse(text))
