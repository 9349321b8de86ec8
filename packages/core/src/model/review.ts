import type { Instant } from '../clock.ts'

/** One review of a product as the platform publishes it. Of its author only what it shows: first name and initial. */
export interface ProductReview {
  /** The platform's own key; what is taken in twice is one review. */
  id: string
  /** The product's id as its order carried it. */
  product: string
  /** 0 to 5. */
  rating: number
  /** As typed: never markup, and to be escaped wherever it is shown. */
  text: string
  author: string
  writtenAt?: Instant
  orderedAt?: Instant
  publishedAt?: Instant
  helpful?: { yes: number; no: number }
  /** Addresses of pictures and films. Undefined, as exchanges are, where the way it came by does not tell them. */
  media?: string[]
  exchanges?: ReviewExchange[]
}

/** A word said under a review while it was moderated. */
export interface ReviewExchange {
  at?: Instant
  /** `other` is the shop or the platform: which code stands for which is not known (docs/protocol.md, reviews). */
  from: 'customer' | 'other'
  text: string
}

/** What the platform says of all reviews of one product. */
export interface ProductAverage {
  product: string
  average: number
  count: number
}

export const PRODUCT_HINTS = ['sku', 'variant'] as const

/** What the shop says of a reference under which reviews came. */
export interface ReviewedProduct {
  reference: string
  /** It is the id of a product there. */
  known: boolean
  /** What of a product the reference is, where it is not its id: its SKU, or one of its variants. */
  hint?: (typeof PRODUCT_HINTS)[number] | undefined
  /** That product's id. */
  product?: string | undefined
}

export const REVIEW_PROBLEMS = [
  'review-no-verb',
  'review-columns',
  'review-no-id',
  'review-no-product',
  'review-rating',
  'review-not-json',
  'review-file-broken',
] as const
export type ReviewProblem = (typeof REVIEW_PROBLEMS)[number]

/** What one line received says, whichever way it came. Each line makes exactly one of these. */
export type ReviewLine =
  | { kind: 'new' | 'update'; review: ProductReview }
  | { kind: 'delete'; id: string }
  | { kind: 'average'; average: ProductAverage }
  /** Kept and shown: `what` is the line's beginning, without names. */
  | { kind: 'rejected'; problem: ReviewProblem; what: string }

export const isRead = ({ kind }: ReviewLine): boolean => kind !== 'rejected'
