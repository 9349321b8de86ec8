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

/** What a folder shows of a file: `waiting` where it was dropped, `gone` from everywhere. */
export type FileFate =
  | { kind: 'waiting' | 'gone' }
  | { kind: 'success'; at: Instant }
  /** `refused`: why, by reference, where the report is understood; `keepsGood`: the other orders were taken all the same. */
  | { kind: 'error'; at: Instant; report: string; refused?: ReadonlyMap<string, string>; keepsGood: boolean }

/** What a method that drops files does. Orders are kept ready until the next file leaves. */
export interface FileDrop {
  /** Lines a file holds at most; an order never stands in two. */
  maxLines: number
  /** When the file after one that left at `last` leaves. */
  next(last: Instant): Instant
  /** Lines the purchase takes. */
  lines(purchase: Purchase): number
  write(purchases: Purchase[]): string
  /**
   * Puts a file where the platform takes it, whole or not at all, and not once `until` has passed: others may have
   * looked for it by then. A repetition under the same name puts nothing twice.
   */
  put(name: string, text: string, until: Instant): Promise<Omit<Receipt, 'handoverId'>>
  /** What became of files, by name. Of one still being put, what is left is cleared away first: then it never comes.
   * Throws a `RecolteError` where nobody can look. */
  follow(files: readonly { name: string; sending: boolean }[]): Promise<Map<string, FileFate>>
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
  files?: FileDrop
  close?(): Promise<void>
}

export interface MethodContext {
  clock: Clock
  userAgent: string
  /** What a method must know again in another process, such as a server's key: kept in the journal. */
  memory: { get(key: string): Promise<string | undefined>; set(key: string, value: string): Promise<void> }
}

export interface MethodDefinition {
  name: string
  /** The generation of accounts it works with; absent, both. */
  generation?: Generation
  /** Days after the purchase from which the platform takes it no more by this way; absent, it says of no such limit. */
  purchaseDays?: number
  /** The platform comes and asks: nothing is delivered, and what is due is kept ready for its next call. */
  answers?: true
  /** What is due is kept ready and leaves together, in files. */
  drops?: true
  connect(account: Account, context: MethodContext): Method
}
