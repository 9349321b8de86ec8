import type { Instant } from '../clock.ts'
import type { ShownState } from '../model/states.ts'

export type RecolteEvent =
  | { type: 'collecting'; store: string; seen: number; remaining?: number; first: boolean }
  | { type: 'delivering'; store: string; done: number; left: number }
  /** Reviews of the shop on their way to the platform. */
  | { type: 'pushing'; store: string; done: number; left: number }
  | { type: 'warning'; store?: string; code: string; detail: Record<string, string | number> }
  | {
      type: 'log'
      level: 'debug' | 'info' | 'warn'
      code: string
      store?: string
      detail?: Record<string, string | number>
    }
  /** While serving: one store had its turn, because its poll was due, webhooks came in, or orders came due. */
  | { type: 'turn'; store: string; why: 'poll' | 'hints' | 'due'; result: StoreSync }
  /** While serving: an account was paused or its platform stopped answering; without `problem`, it goes on. */
  | { type: 'account'; account: string; problem?: AccountProblem }
  /** While serving: reviews that the shop shows now, or shows no more, or would not take. */
  | { type: 'reviews'; store: string; published: Published }

export interface SyncOptions {
  stores?: string[]
  /** Starts nothing new after this many milliseconds; what is in flight is finished. */
  maxDurationMs?: number
  signal?: AbortSignal
}

export interface StoreSync {
  /** Orders this pass looked at; the counts by state below sum to it. */
  seen: number
  counts: Record<ShownState, number>
  /** What kept the pass from reading the shop. */
  failure?: { code: string; detail: Record<string, string | number> }
  /** The store was connected in this pass: nothing leaves for the past. `trigger` as the shop names these statuses. */
  first?: { baselineAt: Instant; followed: number; trigger: string[] }
  /** Paused by hand: collected, nothing delivered. */
  paused?: boolean
  /** Another process was reading the shop, so this pass only delivered. */
  busy?: boolean
  /** What is to be said although nothing failed. */
  warnings: StoreWarning[]
  /** What the shop shows now of the platform's reviews, where `reviews.publish` is on. */
  reviews?: Published
}

/** What one turn put into a shop, and took away there. */
export interface Published {
  shown: number
  removed: number
  /** Put off, each for a reason that the journal keeps. */
  putOff: number
  /** What kept the shop from being written to at all; the rest was not tried. */
  failure?: { code: string; detail: Record<string, string | number> }
}

/**
 * - `brake`: `held` orders of `count` that became ready at once, where `usual` a day or at most `limit` do.
 * - `held`: `held` more orders stay until somebody releases or cancels them.
 * - `rules-changed`: `left` orders had reached the new rules before those were there, and stay behind.
 * - `store-paused`: `since` an instant; `waiting` orders are ready.
 */
export interface StoreWarning {
  code: 'brake' | 'held' | 'rules-changed' | 'store-paused' | 'trigger-unknown'
  detail: Record<string, string | number>
}

export interface AccountProblem {
  state: 'paused' | 'unreachable'
  code: string
  message: string
  /** Orders that are ready and wait for this account. */
  waiting: number
}

export interface SyncResult {
  ok: boolean
  stores: Record<string, StoreSync>
  /** Accounts that are paused, or whose platform did not answer in this pass. */
  accounts: Record<string, AccountProblem>
  /** Accounts whose platform answers again after an hour or more: all that had waited for it leaves. */
  recovered: Record<string, { since: Instant }>
  /** `maxDurationMs` ended the pass before everything due had left. */
  cutShort: boolean
}
