import type { HistoricalAccount } from '../../config.ts'
import { failure, lookedAt } from '../../method/failure.ts'
import { PostClient } from '../../method/post.ts'
import type { ShopReview } from '../../model/shop-review.ts'
import { pushBody } from '../../protocol/message.ts'
import { type ReadReceipt, readReceipt } from '../../protocol/receipt.ts'
import { reviewMessage } from '../../protocol/reviews/push.ts'
import { USER_AGENT } from '../../user-agent.ts'

export interface ReviewSender {
  send(review: ShopReview): Promise<ReadReceipt>
  close(): Promise<void>
}

/** One review per request, in the form of an order and answered like one. */
export function reviewSender(account: HistoricalAccount, { url, query }: { url: URL; query: string }): ReviewSender {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': USER_AGENT }
  const client = new PostClient(url.origin, headers)
  return {
    async send(review) {
      const body = pushBody(account.webId, reviewMessage(review, query, account))
      try {
        const answer = await client.post(url.pathname + url.search, body)
        return readReceipt(answer.status, lookedAt(answer.headers), answer.body)
      } catch (error) {
        return failure(error)
      }
    },
    close: () => client.close(),
  }
}
