import type { Instant } from '../clock.ts'
import type { ReasonCode } from '../messages/reasons.ts'
import type { ProductDetail } from '../model/purchase.ts'
import type { ShownState } from '../model/states.ts'
import type { OrderSummary } from './orders.ts'

/** What reports and checks read. */
export interface ReportJournal {
  /** One page of a store's orders by the date they were placed, newest first, in the given states or in any. */
  report(query: ReportQuery): Promise<{ orders: ReportRow[]; next: ReportQuery['after'] }>
  /** How many orders placed in a period stand where and why, and what the platform answered on its days. */
  totals(query: TotalsQuery): Promise<TotalsRecord>
  /** What the check judges a store's collecting by: its newest orders, so that a large journal takes no longer. Reads only. */
  evidence(query: EvidenceQuery): Promise<Evidence>
  /** How many of a store's newest 2,000 orders changed in the shop after `from` and no later than `to`. */
  changedBetween(store: string, from: Instant, to: Instant): Promise<number>
  /** When the due hand-over that waits longest reached its trigger. */
  oldestDue(store: string): Promise<Instant | undefined>
  /** How many orders were collected on days from `since` (YYYY-MM-DD, UTC) on, and on how many days the store has a tally. */
  collectedSince(store: string, since: string): Promise<{ collected: number; days: number }>
}

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
