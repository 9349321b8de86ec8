/** What a status means, where the shop or its connector can tell. The order of this list is the order of an order's life. */
export const MEANINGS = [
  'draft',
  'unpaid',
  'paid',
  'shipped',
  'completed',
  'delivered',
  'cancelled',
  'refunded',
] as const
export type Meaning = (typeof MEANINGS)[number]

/** A status as the shop knows it. `code` is what configurations and rows hold; `label` is for people only. */
export interface OrderStatus {
  code: string
  label: string
  meaning?: Meaning
  /** How many orders stand there now, where the shop tells it in the same call. */
  count?: number
  /** The shop still has orders there but no longer offers it. */
  retired?: boolean
}

/**
 * What a list of changes says of one order: no personal data. `id` is the shop's own key and never changes.
 * Every instant is a `Date`; a connector converts wall-clock times itself.
 */
export interface OrderRow {
  id: string
  /** The number a buyer reads on the confirmation, where the list gives it. */
  number?: string
  /** Codes the order stands at now; most shops have exactly one. */
  statuses: string[]
  meaning?: Meaning
  /**
   * Statuses the order has reached and not left backwards, with the instant the shop gives for it.
   * A status the shop gives no instant for is left out: it counts only while it stands in `statuses`.
   */
  reached?: Record<string, Date>
  createdAt: Date
  changedAt: Date
  shop?: string
  language?: string
  /** Orders with one key are one purchase to the buyer. */
  groupKey?: string
}

/** One line of an order. Identifiers are given as the shop has them; core decides where a GTIN belongs by its length. */
export interface OrderLine {
  productId: string
  name: string
  quantity: number
  /** How many of them were given back or removed. A line with nothing left is not reviewed. */
  refundedQuantity: number
  url?: string
  image?: string
  sku?: string
  gtin?: string
  isbn?: string
  mpn?: string
  brand?: string
  category?: string
}

export interface Buyer {
  /** As typed in the shop; `''` where the shop has none. */
  email: string
  firstName: string
  lastName: string
  phone?: string
  /** ISO 3166 two-letter code of the billing address: makes a national phone number international. */
  country?: string
}

/** An order read complete: the truth of the moment it was read. */
export interface Order extends OrderRow {
  number: string
  buyer: Buyer
  lines: OrderLine[]
  /** Whether the shop's order ever had product lines; without any it still asks for a review of the shop. */
  hadLines: boolean
  /** Decimal text in the order's own currency (ISO 4217). */
  total?: { amount: string; currency: string }
  /** The buyer said no to being asked. */
  consentRefused?: boolean
  /** A test order of the shop's own. */
  test?: boolean
  channel?: string
  shopName?: string
  /** Days that the shop itself asks for with this order, in place of the account's; 0 is at once. */
  delayDays?: number
  productDelayDays?: number
  /** Free values for `extra`, by path: `meta.card` is read from `{ meta: { card } }`. */
  meta?: Record<string, unknown>
  /** Product details (url, image, identifiers) could not be read this time: the order can go without them later. */
  incomplete?: boolean
}
