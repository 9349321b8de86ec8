import type { Instant } from '../clock.ts'
import type { Purchase } from '../model/purchase.ts'
import type { ShownState } from '../model/states.ts'
import type { OrderKey, OrderStory } from './orders.ts'

/** Buyers: what is held of them, and that they are left alone. */
export interface PrivacyJournal {
  /** Everything held of the buyer behind this hash, by orders that were read for sending: others carry no address. */
  person(emailHash: string): Promise<PersonRecord>
  /**
   * Keeps the buyer behind this hash from being asked from now on: `prepare` answers `suppressed`, and what is open
   * and not being sent right now is stopped as `erased` or `opted-out`. `erased` also forgets what was read of the
   * buyer, the platform's words about them, and which hand-overs were theirs. Doing it again does no harm; an
   * erasure stays one when the buyer opts out later. Journaled in `action`, without the hash.
   */
  suppress(what: Suppress): Promise<Suppressed>
  /** Hashes of the buyers of these orders, of those that were read for sending. */
  buyersOf(store: string, orderIds: readonly string[]): Promise<string[]>
  /**
   * Forgets what was read of at most `limit` buyers of a store and the platform's words about them, and stops what would
   * still leave; the buyers may be asked for by other stores. Answers how many hand-overs it concerned: 0 once all is done.
   */
  eraseStore(store: string, now: Instant, limit: number): Promise<number>
  /** Whether the buyer behind this hash was erased or is not to be asked. */
  suppressed(emailHash: string): Promise<SuppressionKind | undefined>
  /** Erases payloads whose time has come: at most `limit` a call. Answers how many. */
  erase(now: Instant, limit: number): Promise<number>
  /** Keyed hash of an e-mail (trimmed, lower case); the key never leaves the journal. */
  emailHash(email: string): Promise<string>
}

/** Why a buyer is not asked: what is known of them was erased, or they only want to be left alone. */
export type SuppressionKind = 'erased' | 'opted-out'

export interface PersonRecord {
  suppressed: { kind: SuppressionKind; at: Instant } | undefined
  /** Newest first, with the purchase as read, while it is there. */
  orders: (OrderStory & {
    payload: { purchase: Purchase; readAt: Instant; eraseAfter: Instant | undefined } | undefined
  })[]
}

export interface Suppress {
  emailHash: string
  kind: SuppressionKind
  actor: string
  now: Instant
}

export interface Suppressed {
  /** Orders found under the hash, newest first, with the state they had before. */
  orders: (OrderKey & { reference: string | undefined; state: ShownState })[]
  /** Hand-overs that would have left and do not. */
  stopped: number
  /** Hand-overs on their way to the platform at this very moment. */
  sending: number
  /** Purchases and platform's answers erased. */
  payloads: number
  answers: number
  /** False where another process kept traces in the journal's own log from being overwritten: doing it again tries again. */
  overwritten: boolean
}
