import type { Order, OrderRow, OrderStatus } from '../model/order.ts'
import type { ProductAverage, ProductReview, ReviewedProduct } from '../model/review.ts'
import type { Shelf } from '../model/shelf.ts'
import type { ShopReviewPage } from '../model/shop-review.ts'
import type { Webhooks } from './webhooks.ts'

export interface StoreInfo {
  /** "WooCommerce 11.0.1" */
  software: string
  version: string
  /** IANA name or UTC offset of the shop's wall clock. */
  timeZone: string
  /** The shop's own clock when it answered (its `Date` header). */
  clock: Date
  /** What the key may do: `read-orders`, `read-products`, `write-webhooks`… with `true`, `false` or `unknown`. */
  rights: Record<string, boolean | 'unknown'>
  /** Findings worth a warning, as message codes of the connector's namespace. */
  warnings?: { code: string; detail?: Record<string, string | number> }[]
  /** How many days back the key sees orders, by their creation, and the connector's message that says why; absent: all. */
  sight?: { days: number; code: string }
  /** Names of the shop's active extensions, where the key may see them: a new one is told by the check. */
  plugins?: string[]
  /** What in the shop writes to buyers for reviews besides the platform, and where it is switched off. */
  askers?: { name: string; where: Record<'en' | 'fr', string> }[]
}

export interface ChangesQuery {
  /** Rows changed at or after this instant; the caller has already subtracted its overlap. */
  since: Date
  /** Rows of one page at most. A connector may give fewer, never more. */
  pageSize?: number
  /** Where a reading that was broken off goes on: what its last page gave. */
  place?: string
  /** The shop's time zone as `describe` last told it: a shop of wall-clock times need not be asked for it again. */
  timeZone?: string
  signal?: AbortSignal
}

/** One page of light rows, oldest change first. */
export interface ChangePage {
  rows: OrderRow[]
  /** Entries that could not be understood: kept and shown, never dropped. */
  unreadable: { id: string; problem: string }[]
  /**
   * Everything changed before this instant has been shown by this page and those before it. On the last page it reaches
   * the shop's clock, or at least the last row.
   */
  through: Date
  /** The shop's own clock when it answered. */
  clock: Date
  /**
   * Where the next process goes on after this page, in the connector's own words, for a list that `through` alone does not
   * place. Kept with the page; a page without one forgets it.
   */
  place?: string
  /** A rough count of what is left, for progress only. */
  remaining?: number
}

export type ReadResult =
  | { id: string; kind: 'order'; order: Order }
  /** The shop says that the order does not exist any more (its 404, its trash). */
  | { id: string; kind: 'gone' }
  /** `problem`: what does not fit, or a code of the connector's own messages, which is then the reason people read. */
  | { id: string; kind: 'unreadable'; problem: string }
  /** Asked for among others and not in the answer: proves nothing. Asked for alone, a connector says which it is. */
  | { id: string; kind: 'absent' }

/** One connection to one shop. The first four are required; what is absent further down is not offered. */
export interface Store {
  describe(): Promise<StoreInfo>
  statuses(): Promise<OrderStatus[]>
  /** At least one page, even when nothing changed. An abort throws: a list cut short must not look complete. */
  changes(query: ChangesQuery): AsyncIterable<ChangePage>
  /** Complete orders, in any order, one result for each id; none for none. */
  read(ids: string[]): Promise<ReadResult[]>
  /** Rows by creation date for the daily sweep, where `changes` would not do: created at or after `since`. */
  created?(query: ChangesQuery): AsyncIterable<ChangePage>
  /**
   * All that `changes` gave in its last complete reading stands in the journal: a shop whose things are put away once
   * they are taken puts them away now, and throws what it could not take. A reading that only looks is not followed by this.
   */
  recorded?(): Promise<void>
  /** How many orders `created` would give from `from` up to `to`, by the shop's own count; absent where it has none. */
  count?(span: { from: Date; to: Date }): Promise<number>
  /** The reviews of products that the shop's own pages show, each once however the list changes meanwhile. */
  ownReviews?(query: { signal?: AbortSignal }): AsyncIterable<ShopReviewPage>
  /**
   * What the shop has under these references, by which reviews name products: at most 100, one answer for each, none
   * left out. A product that is there but not for sale is known.
   */
  products?(references: string[]): Promise<ReviewedProduct[]>
  /** Where the shop itself tells of changes: an order then leaves within seconds instead of at the next poll. */
  webhooks?: Webhooks
  /** Where the shop shows product reviews of its own: the platform's then stand among them. */
  reviews?: Shelf<ProductReview>
  /** Where the shop shows no more of reviews than a product's average. */
  averages?: Shelf<ProductAverage>
}
