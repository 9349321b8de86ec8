import { checkEnum } from './args.ts'
import { invalidParams, type RestError, restError } from './errors.ts'
import type { Review } from './reviews.ts'
import type { Shop } from './shop.ts'

const noProduct = restError(404, 'woocommerce_rest_product_invalid_id', 'Invalid product ID.')
const STATUSES = ['approved', 'hold', 'spam', 'unspam', 'trash', 'untrash'] as const
const KEPT = ['approved', 'hold', 'spam', 'trash'] as const

/** What was given of a review, or what is wrong with it. */
export const readReviewInput = (
  shop: Shop,
  fields: Record<string, unknown>,
): Partial<Omit<Review, 'id'>> | RestError => {
  const { product_id, review, reviewer, reviewer_email, rating, status, verified, date_created, date_created_gmt } =
    fields
  for (const [param, value] of Object.entries({ product_id, rating })) {
    if (value !== undefined && !/^-?\d+$/.test(String(value)))
      return invalidParams([{ param, code: 'rest_invalid_type', message: `${param} is not of type integer.` }])
  }
  const fault = status === undefined ? undefined : checkEnum('status', STATUSES, String(status))
  if (fault) return invalidParams([{ param: 'status', ...fault }])
  // A variation is no product here.
  const item = shop.catalogue.get(Number(product_id))
  if (product_id !== undefined && (!item || item.status === 'deleted' || item.type === 'variation')) return noProduct
  const kept = KEPT.find((one) => one === status)
  return {
    ...(product_id === undefined ? {} : { productId: Number(product_id) }),
    ...(review === undefined ? {} : { text: String(review) }),
    // An author's markup is dropped.
    ...(reviewer === undefined ? {} : { reviewer: String(reviewer).replace(/<[^>]*>/g, '') }),
    ...(reviewer_email === undefined ? {} : { email: String(reviewer_email) }),
    ...(rating === undefined ? {} : { rating: Number(rating) }),
    ...(verified === true ? { verified } : {}),
    ...(kept === undefined ? {} : { status: kept }),
    ...(typeof date_created_gmt === 'string' ? { created: Date.parse(`${date_created_gmt}Z`) } : {}),
    ...(typeof date_created === 'string' ? { created: shop.zone.instantOf(date_created) } : {}),
  }
}
