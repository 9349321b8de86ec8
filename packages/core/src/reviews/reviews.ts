import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import type { ReviewAudit } from '../journal/port.ts'
import type { ShopReviewPage } from '../model/shop-review.ts'
import { ownReviews } from './own.ts'

/** Reviews of products: those that the platform gave back, and those that the shop has. */
export interface Reviews {
  /** Every line ever received against what became of it. Reads the journal only. */
  auditReviews(store: string): Promise<ReviewAudit>
  /** The reviews that the shop's own pages show, page by page. Throws `no-own-reviews` where its interface gives none. */
  ownReviews(store: string, signal?: AbortSignal): AsyncIterable<ShopReviewPage>
}

export function reviews({ journal }: Engine, known: (store: string) => StoreRuntime): Reviews {
  return {
    auditReviews: async (store) => journal.reviewAudit(known(store).name),
    ownReviews: (store, signal) => ownReviews(known(store), signal),
  }
}
