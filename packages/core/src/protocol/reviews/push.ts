import type { HistoricalAccount } from '../../config.ts'
import type { ShopReview } from '../../model/shop-review.ts'
import { signCall } from '../signature.ts'
import { ownReviewFields } from './own.ts'

/**
 * The form field `message` of a review (docs/protocol.md, reviews of a shop): the signature covers who sends it, as in
 * the platform's own calls, and nothing of what it says.
 */
export function reviewMessage(
  review: ShopReview,
  query: string,
  account: Pick<HistoricalAccount, 'webId' | 'secretKey' | 'timeZone'>,
): string {
  return JSON.stringify({
    query,
    ...ownReviewFields(review, account.timeZone),
    sign: signCall(query, account.webId, account.secretKey),
  })
}
