import type { Instant } from '../../clock.ts'
import type { ReasonCode } from '../../messages/reasons.ts'
import type { ProductDetail } from '../../model/purchase.ts'
import type { ShownState } from '../../model/states.ts'
import type { OrderSummary } from './orders.ts'

export interface ReportQuery {
  store: string
  states?: ShownState[] | undefined
  /** Placed at or after, and before. */
  from?: Instant | undefined
  to?: Instant | undefined
  limit: number
  /** The last order of the page before. */
  after?: { createdAt: Instant; orderId: string } | undefined
}

export interface ReportRow extends OrderSummary {
  account: string | undefined
  method: string | undefined
  delayDays: number | undefined
  scheduledAt: Instant | undefined
  sentAt: Instant | undefined
}

export interface TotalsQuery {
  store: string
  from: Instant
  to: Instant
  /** First and last day of the tallies (YYYY-MM-DD, UTC). */
  days: { first: string; last: string }
}

export interface TotalsRecord {
  orders: { state: ShownState; reason: ReasonCode; method: string | undefined; n: number }[]
  answers: { outcome: string; n: number }[]
}

export interface EvidenceQuery {
  store: string
  /** Orders placed from here on count for `reach`. */
  since: Instant
  /** First day of the tallies (YYYY-MM-DD, UTC). */
  days: string
}

/** Of the newest orders: 2,000 for `reach` and the last of each kind, 100 for `products`. */
export interface Evidence {
  lastChanged: { reference: string; at: Instant } | undefined
  lastCollected: { reference: string; at: Instant } | undefined
  /** What the platform answered, by day (UTC), oldest first. */
  days: { day: string; outcome: string; n: number }[]
  /** How many orders, and how many of them stand at or went through each status, most first. */
  reach: { orders: number; statuses: { status: string; n: number }[] }
  products: CarriedProducts
}

/** Of purchases whose content is still kept. */
export interface CarriedProducts {
  purchases: number
  /** Those with a product at all. */
  carrying: number
  /** Purchases with a product that lacks it, how many such products, and those of most purchases. */
  lacking: Record<ProductDetail, { purchases: number; products: number; most: { id: string; name: string }[] }>
}
