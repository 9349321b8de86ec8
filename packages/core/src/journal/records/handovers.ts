import type { Instant } from '../../clock.ts'
import type { Purchase } from '../../model/purchase.ts'
import type { DecisionKind, Reason } from '../../model/states.ts'
import type { KnownOrder } from './orders.ts'
import type { StoreIdentity } from './stores.ts'

export interface LeaseQuery {
  stores: string[]
  excludeAccounts: string[]
  token: string
  now: Instant
  until: Instant
  limit: number
  /** Marks the orders as looked at by this pass of their store. */
  passes: Record<string, number>
  /** Only these hand-overs (a probe, one order by hand). */
  onlyAccount?: string
  /** What the caller takes the store for: one that was switched meanwhile gives it nothing. */
  as?: StoreIdentity
  /** Leaves `sent` ones without a live lease to `recover`: by a method that is not repeatable they must not go again. */
  onlyDue?: boolean
}

export interface LeasedOrder extends KnownOrder {
  orderId: string
}

export interface Sibling {
  orderId: string
  decision: DecisionKind
  /** Its own hand-over has left: the buyer is known at the platform by its reference. */
  left: boolean
}

export interface Leased {
  handoverId: number
  store: string
  account: string | undefined
  reference: string | undefined
  /** When the earliest of its orders reached the trigger. */
  reachedAt: Instant
  attempts: number
  /** Times in a row that `credentials` came back. */
  orders: LeasedOrder[]
  /** Other orders of the same purchase (`groupKey`) that are not in this hand-over. */
  siblings: Sibling[]
  /** The purchase as last read, unless a change was seen since; or as a person `corrected` it, whatever was seen. */
  payload: { purchase: Purchase; readAt: Instant; corrected: boolean } | undefined
  /** Why it waited: the reason of its last turn. */
  reason: Reason
}

interface Send {
  handoverId: number
  kind: 'send'
  account: string
  reference: string
  /** Present when it was read in this turn; absent when the stored payload goes again. */
  purchase?: Purchase
  emailHash?: string
  delayDays?: number
}

export type Prepared =
  | Send
  /** Dissolved (or, with attempts, held or stopped): the orders carry the reason. */
  | { handoverId: number; kind: 'wait' | 'skip'; reason: Reason }
  /** Ends here: `stopped` (refund, gone, erased) or `expired` (age limit). */
  | { handoverId: number; kind: 'stop' | 'expire'; reason: Reason }
  | { handoverId: number; kind: 'hold'; reason: Reason }
  /** On offer: stays `due` with its purchase at hand for the platform's next call, and is read again at `nextAt`. */
  | (Omit<Send, 'kind'> & { kind: 'ready'; reason: Reason; nextAt: Instant })
  /** Due again later, without an attempt (the shop could not be read). */
  | { handoverId: number; kind: 'later'; reason: Reason; nextAt: Instant }
  | { handoverId: number; kind: 'unreadable'; reason: Reason }

/** What is on offer of one store for one account. */
export interface OffersQuery {
  store: string
  account: string
  /** Absent is all of it. An order whose language nobody knows is of every language. */
  only?: OfferFilter | undefined
}

export interface OfferFilter {
  handoverIds?: number[] | undefined
  /** Of the order's date. */
  from?: Instant | undefined
  /** Excluded. */
  to?: Instant | undefined
  /** Reached one of these codes, whatever it stands at now. */
  statuses?: string[] | undefined
  /** By their two letters. */
  languages?: string[] | undefined
}

export interface OfferQuery extends OffersQuery {
  now: Instant
  limit: number
  after?: { reachedAt: Instant; handoverId: number } | undefined
  /** Absent only looks. */
  take?: { token: string; until: Instant } | undefined
}

/** One purchase that the platform may have now, with what its method says of the order beside it. */
export interface Offer extends Pick<Leased, 'handoverId' | 'reachedAt' | 'attempts' | 'reason'> {
  reference: string
  purchase: Purchase
  readAt: Instant
  orderId: string
  number: string | undefined
  statuses: string[]
  changedAt: Instant
  delayDays: number | undefined
}

export interface TakeOver {
  store: string
  orders: { orderId: string; verdict: 'collected' | 'perhaps'; evidence: string }[]
  actor: string
  now: Instant
}

export interface FlagOffers {
  store: string
  account: string
  from: Instant
  to: Instant
  /** The period as people read it. */
  first: string
  last: string
  flag: boolean
  actor: string
  now: Instant
  limit?: number
}

export type PrepareOutcome = 'done' | 'taken' | 'suppressed' | 'lost'

export interface Settlement {
  handoverId: number
  state: 'collected' | 'handed' | 'refused' | 'due' | 'uncertain' | 'expired'
  reason: Reason
  /** `due`: when to try again. */
  nextAt?: Instant
  attempt: { at: Instant; method: string; outcome: string; code?: string; message: string }
  collectedAt?: Instant
  scheduledAt?: Instant
  /** When the payload may be erased, for a final state. */
  eraseAfter?: Instant
}
