import type { NewAccount } from '../config.ts'
import type { Product, Purchase } from '../model/purchase.ts'

/** Which of the account's settings an event carries. */
export type EventAccount = Pick<NewAccount, 'websiteId' | 'shopId' | 'language'>

/** One element of the array the API takes (docs/protocol.md, event fields). */
export function purchaseEvent(purchase: Purchase, account: EventAccount): object {
  const { amount, products } = purchase
  return {
    purchase_reference: purchase.reference.toWellFormed(),
    purchase_date: utc(purchase.orderedAt),
    ...(amount === undefined ? {} : { price: Number(amount.amount) }),
    consumer: consumer(purchase, account.language),
    solicitation_parameters: {
      // Counted by the platform from when it got the event: an order's age is never added (docs/protocol.md, age and delay).
      ...(purchase.delayDays === undefined ? {} : { delay: purchase.delayDays }),
      ...(purchase.productDelayDays === undefined ? {} : { delay_product: purchase.productDelayDays }),
      // BRAND is no value of it, though one expects it to be (docs/protocol.md, event fields).
      purchase_event_type: products.length > 0 ? 'BRAND_AND_PRODUCT' : 'PURCHASE_ONLY',
    },
    sales_channel: {
      channel: isOffline(purchase.channel) ? 'offline' : 'online',
      website_id: account.websiteId,
      ...(account.shopId === undefined ? {} : { shop_id: account.shopId }),
    },
    ...(products.length === 0 ? {} : { products: products.map(product) }),
  }
}

function consumer({ firstName, lastName, email, language, country }: Purchase, fallback: string | undefined): object {
  const spoken = twoLetters(language) ?? fallback
  const lives = twoLetters(country)?.toUpperCase()
  return {
    // An integrator sends a stand-in for an empty name; ours is the one of the push API (docs/protocol.md, event fields).
    first_name: firstName.toWellFormed() || '-',
    last_name: lastName.toWellFormed() || '-',
    email: email.toWellFormed(),
    ...(spoken === undefined ? {} : { language: spoken }),
    ...(lives === undefined ? {} : { country: lives }),
    hide_personal_data: false,
  }
}

/** `fr_FR`, `fr-FR` and `FR` are `fr`; anything longer is no code of two letters. */
function twoLetters(written: string | undefined): string | undefined {
  const [first = ''] = written?.trim().split(/[-_]/) ?? []
  return /^[A-Za-z]{2}$/.test(first) ? first.toLowerCase() : undefined
}

/** Shops name their counters in many ways; whatever else it is, it was sold at a distance. */
function isOffline(channel: string | undefined): boolean {
  return channel !== undefined && /^(offline|pos|point[ _-]of[ _-]sale|in[ _-]?store|retail)$/i.test(channel.trim())
}

/** `yyyy-MM-ddTHH:mm:ssZ`: without fractions. */
function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

function product(item: Product): object {
  const { url, image, brand, category, mpn, isbn, upc, sku } = item
  // A Japanese number is an EAN-13 by another name, and has no field of its own here.
  const ean = item.ean ?? item.jan
  return {
    product_ref: { reference: item.id.toWellFormed(), ...texts({ sku, ean, upc, isbn, mpn }) },
    name: item.name.toWellFormed(),
    ...texts({ brand, product_url: url, image_url: image, category }),
  }
}

function texts(fields: Record<string, string | undefined>): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined && value !== '') kept[key] = value.toWellFormed()
  }
  return kept
}
