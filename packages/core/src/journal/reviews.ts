import type { Instant } from '../clock.ts'
import type { ProductAverage, ProductReview, ReviewedProduct, ReviewLine, ReviewProblem } from '../model/review.ts'
import type { Detail } from '../model/states.ts'

/** What the journal keeps of reviews. */
export interface ReviewJournal {
  /**
   * Takes a delivery in, all of it or nothing, cursor included: each line is counted, and the last word on a review
   * stands. The same line again changes nothing but its count; what a word leaves out (a date, votes) stays as known.
   */
  takeReviews(delivery: ReviewDelivery): Promise<ReviewIntake>
  /** How far a source was read: what its last delivery under that key said. */
  reviewCursor(store: string, source: string, key: string): Promise<string | undefined>
  /** Keys under which a source keeps a cursor, in order: at most `limit` after this one. */
  reviewCursorKeys(query: { store: string; source: string; after: string; limit: number }): Promise<string[]>
  /** Why a source could not be read. Its next delivery ends it. */
  reviewSourceFailed(failed: {
    store: string
    source: string
    code: string
    detail: Detail
    now: Instant
  }): Promise<void>
  reviewSources(store: string): Promise<ReviewSource[]>

  /** Published reviews of one product, newest first: one page. */
  reviewsOf(query: ReviewsOfQuery): Promise<{ reviews: ProductReview[]; next: ReviewsOfQuery['after'] }>
  /** What the platform says of a product's reviews; where it says nothing, by those that are here. None without any. */
  reviewAverage(store: string, product: string): Promise<ProductAverage | undefined>
  /** One review with all that changed it, oldest first. */
  review(store: string, id: string): Promise<(StoredReview & { history: ReviewChange[] }) | undefined>

  /** Products that reviews name and of which the shop was not asked, or not since: those it knew, and those it did not. */
  productsToAsk(query: { store: string; known: Instant; unknown: Instant; limit: number }): Promise<string[]>
  /** What the shop said of products. Reviews of one it did not know before count as changed. */
  placeProducts(placed: { store: string; now: Instant; products: ReviewedProduct[] }): Promise<void>
  reviewAudit(store: string): Promise<ReviewAudit>
}

export interface ReviewDelivery {
  store: string
  /** The way it came, and for which account: `module`, `feed:main`. */
  source: string
  now: Instant
  lines: ReviewLine[]
  /** When what it says was so, where that is not now: a word older than the one that stands changes nothing. */
  asOf?: Instant
  cursor?: { key: string; value: string }
  /** The source tells all that is published again and again, so that what it stops telling is gone. */
  lists?: true
  /**
   * With these lines such a source has told all there is (of that product) since that instant: what it was the last to
   * tell, and does not tell again, is removed.
   */
  whole?: { since: Instant; product?: string }
}

/** What a delivery did. All but `withdrawn` sum to its lines. */
export interface ReviewIntake {
  added: number
  updated: number
  deleted: number
  averages: number
  /** Said what was known, or something older. */
  unchanged: number
  rejected: number
  /** Removed because the source, which tells all there is, tells them no more. */
  withdrawn: number
}

export interface ReviewSource {
  source: string
  received: number
  /** Of the last delivery, or of the last look that found nothing new. */
  lastAt: Instant | undefined
  failure: { code: string; detail: Detail; at: Instant } | undefined
}

export interface ReviewsOfQuery {
  store: string
  product: string
  limit: number
  after?: { writtenAt: Instant; id: string } | undefined
}

export interface StoredReview {
  id: string
  /** Undefined where only its removal was ever heard of. */
  product: string | undefined
  /** Undefined once it was removed. */
  review: ProductReview | undefined
  /** Whose word stands, or who lists it. */
  source: string
  receivedAt: Instant
  changedAt: Instant
  /** False: the shop does not know the product, so nothing can be shown there. Undefined: it was not asked yet. */
  productKnown: boolean | undefined
}

export const REVIEW_CHANGES = ['added', 'updated', 'removed', 'withdrawn', 'returned', 'product-found'] as const

export interface ReviewChange {
  at: Instant
  source: string
  what: (typeof REVIEW_CHANGES)[number]
  /** Names of what an update changed. */
  fields: string[]
}

export interface ReviewAudit {
  /** Lines ever received, by the count of their deliveries. */
  received: number
  stored: number
  rejected: number
  /** Stored as well, but of a product that the shop does not know. */
  orphans: number
  /** Received, and none of them: 0. */
  difference: number
  reviews: number
  removed: number
  /** Products of which the shop was not asked yet. */
  notAsked: number
  problems: { problem: ReviewProblem; n: number; example: string }[]
  /** The products behind the orphans, most lines first: at most 50. */
  orphanProducts: (ReviewedProduct & { n: number })[]
}
