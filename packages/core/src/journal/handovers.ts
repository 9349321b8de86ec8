import type { Instant } from '../clock.ts'
import type { Purchase } from '../model/purchase.ts'
import type { DecisionKind, Reason } from '../model/states.ts'
import type { KnownOrder } from './orders.ts'
import type { StoreIdentity } from './stores.ts'

/** Purchases on their way: leased, prepared, sent, settled. */
export interface HandoverJournal {
  /**
   * Leases due hand-overs whose time has come, oldest trigger first, and answers them with what delivery needs.
   * A `sent` one whose lease ran out (its process died between sending and settling) is leased like a due one when
   * its method is `repeatable`; otherwise `recover` has made it `uncertain` before.
   */
  lease(query: LeaseQuery): Promise<Leased[]>
  /** Prolongs leases that the token still holds. */
  renew(token: string, handoverIds: number[], until: Instant): Promise<void>
  /** Takes back `send`s that did not happen: `sent` becomes `due` again and the attempt is not counted. */
  unsend(token: string, handoverIds: number[]): Promise<void>
  /** Gives leases back untouched: a `due` one is due as before, a `sent` one is left for `recover` or the next lease. */
  release(token: string, handoverIds: number[]): Promise<void>
  /** `sent` hand-overs of these stores without a live lease become `uncertain` (method not repeatable). Answers how many. */
  recover(stores: string[], now: Instant): Promise<number>
  /** When the next lease of somebody else's runs out among these stores' open hand-overs, if any. */
  nextForeignLease(stores: string[], token: string, now: Instant): Promise<Instant | undefined>
  /** How many of a store's due hand-overs wait for this account (or for one not known yet). */
  waitingFor(store: string, account: string): Promise<number>
  /** When the next due hand-over of these stores comes due, not counting paused accounts'. */
  nextDue(stores: string[], excludeAccounts: string[]): Promise<Instant | undefined>
  /**
   * Writes what reading and qualifying made of leased hand-overs. Answers, in order, what really happened: a `send`
   * becomes `taken` (UNIQUE (account, reference) is another's: the hand-over is held as `reference-taken`), `suppressed`
   * (the buyer was erased: stopped as `erased`) or `lost` (the token no longer holds the lease).
   * `send` freezes account and reference, stores the payload, counts the attempt and moves the state to `sent`.
   */
  prepare(token: string, prepared: Prepared[], now: Instant): Promise<PrepareOutcome[]>
  /** Writes receipts: the new state, one attempt row each, the day's tally. A settlement whose token is no longer the
   *  lease's is dropped, except that a late `collected` wins over everything. Answers how many were written. */
  settle(token: string, settlements: Settlement[], now: Instant): Promise<number>
}

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
  /** What the caller takes the store for: one that was switched or paused meanwhile gives it nothing. */
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
