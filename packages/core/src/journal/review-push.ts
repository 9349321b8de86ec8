import type { Instant } from '../clock.ts'

/** Where a shop's own review stands on its way to the platform. Each that was ever looked at has exactly one. */
export const PUSH_STATES = ['pushed', 'sending', 'retrying', 'uncertain', 'refused', 'skipped'] as const
export type PushState = (typeof PUSH_STATES)[number]

/** Why a review is never sent. */
export const PUSH_SKIPS = ['no-rating'] as const
export type PushSkip = (typeof PUSH_SKIPS)[number]

/** What the journal keeps of reviews that go to the platform: their ids, and nothing of what they say. */
export interface ReviewPushJournal {
  /**
   * Takes those of these reviews that may leave now, for one process alone until `until`: new ones, and those to be
   * tried again whose time has come. They are `sending` from here on. What is to be skipped is noted as that.
   */
  takePushes(query: TakePushes): Promise<TakenPush[]>
  /** What became of reviews that the token has taken; one it has no longer is left as it is, unless it was pushed. */
  settlePushes(token: string, settled: SettledPush[], now: Instant): Promise<void>
  /** Reviews taken by a process that is dead: whether they left is not known. Answers how many. */
  recoverPushes(store: string, now: Instant): Promise<number>
  /** By hand: lets those that were refused, or of which nobody knows, leave again; with `id`, one. Journaled in `action`. */
  retryPushes(again: RetryPushes): Promise<number>
  reviewPush(store: string, id: string): Promise<ReviewPush | undefined>
  pushCounts(store: string): Promise<Record<PushState, number>>
  /** The first of a state, by id. */
  pushesIn(store: string, state: PushState, limit: number): Promise<ReviewPush[]>
}

export interface TakePushes {
  store: string
  token: string
  reviews: { id: string; skip?: PushSkip }[]
  now: Instant
  until: Instant
}

export interface TakenPush {
  id: string
  /** Before this one. */
  attempts: number
}

export interface SettledPush {
  store: string
  id: string
  state: Exclude<PushState, 'sending' | 'skipped'>
  attempts: number
  nextAt?: Instant
  code?: string
  /** The platform's words, redacted. */
  message?: string
}

export interface RetryPushes {
  store: string
  state: 'refused' | 'uncertain'
  id?: string | undefined
  actor: string
  now: Instant
}

export interface ReviewPush {
  id: string
  state: PushState
  skip: PushSkip | undefined
  attempts: number
  code: string | undefined
  message: string | undefined
  firstAt: Instant
  /** When it came to stand so. */
  at: Instant
  nextAt: Instant | undefined
}
