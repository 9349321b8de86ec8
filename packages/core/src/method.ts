import type { Clock, Instant } from './clock.ts'
import type { Account, Generation } from './config.ts'
import type { Purchase } from './model/purchase.ts'

/** One purchase on its way, under the reference frozen for it. */
export interface Delivery {
  handoverId: number
  purchase: Purchase
}

/**
 * What became of one delivery.
 * - `collected`: the platform holds the order. `handed`: given, the outcome comes later.
 * - `refused`: this order, in the platform's words. `credentials`: the account, which says nothing of the order.
 * - `retry`: certainly not taken, try again. `unanswered`: perhaps taken, no complete answer came.
 */
export type ReceiptOutcome = 'collected' | 'handed' | 'refused' | 'credentials' | 'retry' | 'unanswered'

export interface Receipt {
  handoverId: number
  outcome: ReceiptOutcome
  /** The platform's own code, as text. */
  code?: string
  /** The platform's words, or ours for a failure on the way; without personal data or secrets. */
  message: string
  /** When the platform itself says to come back. */
  retryAfterMs?: number
  at: Instant
}

/** A way to the platform for one account. Optional members are capabilities. */
export interface Method {
  name: string
  /** Deliveries one call of `deliver` takes at most. */
  batch: number
  /**
   * Whether sending the same reference again is harmless, because the platform keys on it: declared only with evidence
   * (docs/protocol.md). Where it is not, an order whose answer never came is shown to a person instead.
   */
  repeatable: boolean
  deliver?(batch: Delivery[], signal: AbortSignal): Promise<Receipt[]>
  close?(): Promise<void>
}

export interface MethodContext {
  clock: Clock
  userAgent: string
}

export interface MethodDefinition {
  name: string
  /** The generation of accounts it works with; absent, both. */
  generation?: Generation
  /** Days after the purchase from which the platform takes it no more by this way; absent, it says of no such limit. */
  purchaseDays?: number
  /** The platform comes and asks: nothing is delivered, and what is due is kept ready for its next call. */
  answers?: true
  connect(account: Account, context: MethodContext): Method
}
