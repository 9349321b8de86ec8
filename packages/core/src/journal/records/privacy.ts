import type { Instant } from '../../clock.ts'
import type { Purchase } from '../../model/purchase.ts'
import type { ShownState } from '../../model/states.ts'
import type { OrderKey, OrderStory } from './orders.ts'

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
