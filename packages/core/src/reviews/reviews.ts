import type { Published } from '../api/passes.ts'
import type { Engine } from '../engine/runtime.ts'
import type { ReviewAudit, ShelfCounts, ShelfKind } from '../journal/port.ts'
import type { ShopReviewPage } from '../model/shop-review.ts'
import { type InWork, type ReviewsIn, reviewsIn } from './in/index.ts'
import { ownReviews } from './own.ts'
import { type ProductReviewsPage, productPage } from './product-page.ts'
import { publish, shelvesOf } from './publish.ts'
import { type ReviewPushing, reviewPushing } from './push/pushing.ts'

/** Reviews of products: those that the platform gave back, and those that the shop has. */
export interface Reviews extends ReviewsIn, ReviewPushing {
  /** Every line ever received against what became of it. Reads the journal only. */
  auditReviews(store: string): Promise<ReviewAudit>
  /** The reviews that the shop's own pages show, page by page. Throws `no-own-reviews` where its interface gives none. */
  ownReviews(store: string, signal?: AbortSignal): AsyncIterable<ShopReviewPage>
  /** What visitors may see of a product's reviews, 20 at a time: what `…/reviews/STORE/PRODUCT.json` answers. */
  productReviews(store: string, product: string, after?: string): Promise<ProductReviewsPage>
  /** Shows in the shop what changed, whatever `reviews.publish` says: `sync` and `serve` do it where that is on. */
  publishReviews(store: string, options?: { signal?: AbortSignal }): Promise<Published>
  /** What the shop shows, and what it is yet to show: none unless `reviews.publish`, and where its API takes neither reviews nor averages. */
  shelves(store: string): Promise<(ShelfCounts & { kind: ShelfKind })[]>
}

export function reviews(engine: Engine, work: InWork): Reviews {
  const { journal } = engine
  const { known } = work
  return {
    ...reviewsIn(engine, work),
    ...reviewPushing(engine, known, work.accounts),
    auditReviews: async (store) => journal.reviewAudit(known(store).name),
    ownReviews: (store, signal) => ownReviews(known(store), signal),
    productReviews: async (store, product, after) => productPage(journal, { store: known(store).name, product, after }),
    publishReviews: async (store, { signal = new AbortController().signal } = {}) =>
      publish(engine, known(store), { deadline: Number.POSITIVE_INFINITY, signal }),
    async shelves(store) {
      const kinds = shelvesOf(known(store))
      return Promise.all(kinds.map(async (kind) => ({ kind, ...(await journal.shelfCounts(store, kind)) })))
    },
  }
}
