import type { ShopReview } from '../../model/shop-review.ts'
import { wallClock } from '../wall-clock.ts'

/** Names under which the platform's own feeds carry a review (docs/protocol.md, reviews). */
export const OWN_REVIEW_FIELDS = [
  'id_review_product',
  'id_product',
  'review_date',
  'rate',
  'review',
  'lastname',
  'firstname',
  'email',
] as const
export type OwnReviewFields = Record<(typeof OWN_REVIEW_FIELDS)[number], string>

/** A shop's own review as the platform names things; dates are of the account's zone, as in orders. */
export function ownReviewFields(review: ShopReview, timeZone: string): OwnReviewFields {
  const { firstName, lastName } = nameIn(review.author)
  return {
    id_review_product: review.id,
    id_product: review.product,
    review_date: wallClock(review.writtenAt, timeZone),
    rate: review.rating === undefined ? '' : String(review.rating),
    review: review.text.toWellFormed(),
    lastname: lastName.toWellFormed(),
    firstname: firstName.toWellFormed(),
    email: review.email.toWellFormed(),
  }
}

/** Shops show one name: its last word is taken for the family's. */
function nameIn(author: string): { firstName: string; lastName: string } {
  const words = author.split(' ')
  const lastName = words.length > 1 ? (words.pop() ?? '') : ''
  return { firstName: words.join(' '), lastName }
}
