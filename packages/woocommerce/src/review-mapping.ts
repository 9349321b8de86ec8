import { hash } from 'node:crypto'
import type { ProductReview } from '@recolte/core'
import { bareUtc } from './walk.ts'

/**
 * The shop keeps no id of ours, but finds a review by its author's address: so that is the key. Nobody is written to at
 * `.invalid` (RFC 2606). An address holds 100 characters here, and its letters' case does not count.
 */
export function emailOf(id: string): string {
  const plain = /^[a-z0-9-]{1,60}$/.test(id) ? id : hash('sha256', id).slice(0, 40)
  return `review-${plain}@reviews.invalid`
}

export const isOurs = (email: string): boolean => /^review-[a-z0-9-]+@reviews\.invalid$/.test(email)

/** What `products/reviews` takes. A review of stars alone shows them: the shop takes none without a text. */
export function reviewFields(review: ProductReview): Record<string, unknown> {
  const rating = Math.min(5, Math.max(1, Math.round(review.rating)))
  const stars = '★'.repeat(rating) + '☆'.repeat(5 - rating)
  return {
    product_id: Number(review.product),
    reviewer: inert(review.author),
    reviewer_email: emailOf(review.id),
    review: inert(review.text.trim() || stars),
    rating,
    verified: true,
    ...(review.writtenAt === undefined ? {} : { date_created_gmt: bareUtc(review.writtenAt) }),
  }
}

/** As typed, whatever the page does with it: no markup, shortcode or e-mail address, and nothing WordPress makes a link of. */
export function inert(text: string): string {
  return text.replace(/[&<>"'[\]@]|:(?=\/\/)|(?<=\b(?:www|ftp))\./gi, (sign) => `&#${sign.charCodeAt(0)};`)
}
