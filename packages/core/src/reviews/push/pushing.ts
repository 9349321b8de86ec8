import type { Account } from '../../config.ts'
import type { Engine, StoreRuntime } from '../../engine/runtime.ts'
import type { PushState, ReviewPush } from '../../journal/port.ts'
import { pushReviews, type ReviewPushResult } from './push.ts'

/** The shop's own reviews on their way to the platform. */
export interface ReviewPushing {
  /**
   * Gives the platform those that it does not have yet. Throws `reviews-push-off`, `reviews-push-account`,
   * `insecure-url`, `no-own-reviews` or what the shop says before any of them is sent; never for the platform's failure.
   */
  pushReviews(store: string, signal?: AbortSignal): Promise<ReviewPushResult>
  /** Where one of them stands; undefined for one that was never looked at. */
  reviewPush(store: string, id: string): Promise<ReviewPush | undefined>
  /** The first that stand so, by id. */
  reviewPushes(store: string, state: PushState, limit: number): Promise<ReviewPush[]>
  /** Lets the refused ones, or those that nobody knows of, leave again at the next push; with `id`, one. Answers how many. */
  retryReviewPushes(store: string, state: 'refused' | 'uncertain', actor: string, id?: string): Promise<number>
}

export function reviewPushing(
  engine: Engine,
  known: (store: string) => StoreRuntime,
  accounts: Record<string, Account>,
): ReviewPushing {
  const { journal, clock } = engine
  return {
    pushReviews: async (store, signal) => pushReviews(engine, known(store), accounts, signal),
    reviewPush: async (store, id) => journal.reviewPush(known(store).name, id),
    reviewPushes: async (store, state, limit) => journal.pushesIn(known(store).name, state, limit),
    retryReviewPushes: async (store, state, actor, id) =>
      journal.retryPushes({ store: known(store).name, state, id, actor, now: clock.now() }),
  }
}
