import type { Journal, ReviewsOfQuery } from '../journal/port.ts'
import type { ProductReview } from '../model/review.ts'

/** Reviews of one page. */
const LIMIT = 20

/** What a shop's visitors may see of one product's reviews: plain text throughout, to be escaped where it is shown. */
export interface ProductReviewsPage {
  product: string
  /** From 0 to 5, to two decimals; null where there are none. */
  average: number | null
  count: number
  /** Newest first. */
  reviews: PublicReview[]
  /** What to ask for the next page with (`?after=`); null on the last one. */
  next: string | null
}

export interface PublicReview {
  id: string
  rating: number
  text: string
  /** First name and initial. */
  author: string
  /** ISO instants. */
  writtenAt: string | null
  orderedAt: string | null
  helpful: { yes: number; no: number } | null
  /** Addresses of pictures and films. */
  media: string[]
  exchanges: { at: string | null; from: 'customer' | 'other'; text: string }[]
}

export async function productPage(
  journal: Pick<Journal, 'reviewsOf' | 'reviewAverage'>,
  { store, product, after }: { store: string; product: string; after: string | undefined },
): Promise<ProductReviewsPage> {
  const { reviews, next } = await journal.reviewsOf({ store, product, limit: LIMIT, after: placeOf(after) })
  const average = await journal.reviewAverage(store, product)
  return {
    product,
    average: average === undefined ? null : Math.round(average.average * 100) / 100,
    count: average?.count ?? 0,
    reviews: reviews.map(publicReview),
    next: next === undefined ? null : `${next.writtenAt}_${next.id}`,
  }
}

/** Field by field, so that what comes to be known of a review is not public by itself. */
function publicReview(review: ProductReview): PublicReview {
  return {
    ...{ id: review.id, rating: review.rating, text: review.text, author: review.author },
    writtenAt: iso(review.writtenAt),
    orderedAt: iso(review.orderedAt),
    helpful: review.helpful === undefined ? null : { yes: review.helpful.yes, no: review.helpful.no },
    media: (review.media ?? []).filter((address) => /^https?:\/\//i.test(address)),
    exchanges: (review.exchanges ?? []).map(({ at, from, text }) => ({ at: iso(at), from, text })),
  }
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

/** Anything else than what a page gave begins from the first. */
function placeOf(after: string | undefined): ReviewsOfQuery['after'] {
  const [, writtenAt, id] = /^(-?\d{1,15})_(.{1,100})$/s.exec(after ?? '') ?? []
  return writtenAt === undefined || id === undefined ? undefined : { writtenAt: Number(writtenAt), id }
}
