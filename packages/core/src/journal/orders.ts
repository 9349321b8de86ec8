import type { Instant } from '../clock.ts'
import type { OrderRow } from '../model/order.ts'
import type { DecisionKind, HandoverState, Reason, ShownState } from '../model/states.ts'

/** Every order seen, what was decided of it, and what is known of it. */
export interface OrderJournal {
  /**
   * Records a page: each row's facts, its status history, `decide`'s decision and the new watermark, together.
   * A row already known with the same `changedAt` and statuses is free: not decided, not counted.
   * - `collect` or `hold` makes a hand-over (`due` at `notBefore` or now, or `held`) unless the order has one.
   * - an open hand-over (`due`, `held`, not leased) whose decision is now wait or skip is dissolved when it was never
   *   sent; one with attempts becomes `held` (wait) or `stopped` (skip) with the reason.
   * - a `held` hand-over whose own reason was a `wait` becomes due when the decision is `collect`.
   * - any change of an order with an open hand-over marks its payload as to be read again.
   * - final hand-overs (`collected`, `refused`, `stopped`, `expired`, `uncertain`, `handed`, `sent`) keep their state.
   */
  recordPage(page: PageRecord, decide: Decide): Promise<PageOutcome>
  /** Decides orders of the store again whose `rulesHash` differs and that wait or are skipped: at most `limit` a call. */
  redecide(again: Redecide, decide: Decide): Promise<{ decided: number; more: boolean }>
  /**
   * Opens what the store's pages took in with `awaitsPass`: due at its `notBefore` or now; or, where there are more of
   * them than `brake.limit`, all held together with that reason. Also opens what a pass that died left waiting.
   */
  closePass(close: ClosePass): Promise<{ opened: number; held: number }>
  /** Orders by the reference or number people know, by id, or by the keyed hash of an e-mail; newest first. */
  find(query: FindQuery): Promise<OrderKey[]>
  /** Everything the journal knows of one order. */
  story(key: OrderKey): Promise<OrderStory | undefined>
  /** How many orders of a store stand in each shown state; with `pass`, only those this pass looked at. */
  counts(store: string, pass?: number): Promise<Record<ShownState, number>>
  /** One page of orders in the given states, by (store, order id). */
  list(query: ListQuery): Promise<{ orders: OrderSummary[]; next: string | undefined }>
}

/** What the journal already knows of an order when it is decided again. */
export interface KnownOrder {
  decision: DecisionKind
  reason: Reason
  statuses: string[]
  createdAt: Instant
  changedAt: Instant
  firstSeenAt: Instant
  reachedAt: Instant | undefined
  reachedFrom: ReachedFrom | undefined
  handover: { id: number; state: HandoverState; attempts: number } | undefined
}

export type ReachedFrom = 'cms' | 'seen' | 'unknown'

export interface Decision {
  kind: 'wait' | 'skip' | 'collect' | 'hold'
  reason: Reason
  reachedAt?: Instant
  reachedFrom?: ReachedFrom
  /** The account, where the row already tells it. */
  account?: string
  /** `collect`: the hand-over does not leave before. */
  notBefore?: Instant
  /** Due only once `closePass` has seen how many this pass took in. */
  awaitsPass?: boolean
}

export interface ClosePass {
  store: string
  now: Instant
  /** `before`: those let go shortly before that count with this pass. */
  brake?: { limit: number; reason: Reason; before?: number }
}

/** Pure: decides one row. `known` is undefined for an order never seen. */
export type Decide = (row: OrderRow, known: KnownOrder | undefined) => Decision

export interface PageRecord {
  store: string
  method: string
  rulesHash: string
  pass: number
  now: Instant
  rows: OrderRow[]
  unreadable: { id: string; problem: string }[]
  /** Moves the watermark and the shop's clock; absent for a sweep, which moves neither. */
  through?: { watermark: Instant; shopClock: Instant; place?: string | undefined }
}

export interface PageOutcome {
  /** Rows that were new or changed. */
  looked: number
  /** Rows never seen before. */
  added: number
}

export interface Redecide {
  store: string
  method: string
  rulesHash: string
  pass: number
  now: Instant
  limit: number
}

export interface OrderKey {
  store: string
  orderId: string
}

export interface FindQuery {
  store?: string
  text?: string
  emailHash?: string
  limit: number
}

export interface OrderSummary extends OrderKey {
  reference: string | undefined
  state: ShownState
  reason: Reason
  createdAt: Instant
  changedAt: Instant
  reachedAt: Instant | undefined
  firstSeenAt: Instant
  decidedAt: Instant
  /** When the hand-over comes due or came due; undefined without one. */
  nextAt: Instant | undefined
  collectedAt: Instant | undefined
}

export interface OrderStory extends OrderSummary {
  statuses: string[]
  shop: string | undefined
  language: string | undefined
  reachedFrom: ReachedFrom | undefined
  statusHistory: { at: Instant; status: string; source: 'cms' | 'seen' }[]
  handover: HandoverStory | undefined
}

export interface HandoverStory {
  id: number
  account: string | undefined
  reference: string | undefined
  method: string
  state: HandoverState
  attempts: { n: number; at: Instant; method: string; outcome: string; message: string }[]
  nextAt: Instant
  settledAt: Instant | undefined
  collectedAt: Instant | undefined
  delayDays: number | undefined
  scheduledAt: Instant | undefined
  sentAt: Instant | undefined
  /** Other orders of the same purchase. */
  siblings: string[]
}

export interface ListQuery {
  store: string
  states: ShownState[]
  limit: number
  after?: string
}
