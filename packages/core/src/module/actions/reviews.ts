import type { CallContext } from '../context.ts'
import { answerHead } from '../reply.ts'

/** What is done with reviews that the platform sends back. Answers the action's own `message`. */
export interface ReviewsTaker {
  /** `setProductsReviews`, its `data` as it came. */
  take(store: string, data: string): Promise<Record<string, unknown>>
  /** `truncateTables`. */
  empty(store: string): Promise<void>
}

export async function setReviews(call: CallContext, taker: ReviewsTaker): Promise<unknown> {
  const { data } = call.message
  const message = await taker.take(call.runtime.name, typeof data === 'string' ? data : JSON.stringify(data ?? ''))
  return { ...answerHead(call), message }
}

export async function emptyReviews(call: CallContext, taker: ReviewsTaker): Promise<unknown> {
  await taker.empty(call.runtime.name)
  return { ...answerHead(call), debug: call.dialect.truncated }
}
