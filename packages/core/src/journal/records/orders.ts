import type { Instant } from '../../clock.ts'
import type { OrderRow } from '../../model/order.ts'
import type { DecisionKind, HandoverState, Reason, ShownState } from '../../model/states.ts'

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
