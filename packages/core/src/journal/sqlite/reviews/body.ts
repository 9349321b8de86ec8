import type { ProductReview } from '../../../model/review.ts'

/** A review as `putReview` wrote it. */
export const parseReview = (body: string): ProductReview => JSON.parse(body)
