import type { CallContext } from '../context.ts'
import { answerHead } from '../reply.ts'

/** What is done with reviews that the platform sends back. Answers the action's own `message`. */
export interface ReviewsTaker {
  /** `setProductsReviews`, its `data` as it came. */
  take(store: string, data: string): Promise<Record<string, unknown>>
  /** `truncateTables`. */
  empty(store: string): Promise<void>
}

/** Nobody takes reviews in: the platform is told so, and keeps them. */
export async function setReviews(call: CallContext, taker: ReviewsTaker | undefined): Promise<unknown> {
  const { data } = call.message
  if (taker === undefined) {
    return {
      ...answerHead(call),
      return: 2,
      debug: 'Recolte ne garde pas les avis produits de cette boutique',
      message: NONE,
    }
  }
  const message = await taker.take(call.runtime.name, typeof data === 'string' ? data : JSON.stringify(data ?? ''))
  return { ...answerHead(call), message }
}

export async function emptyReviews(call: CallContext, taker: ReviewsTaker | undefined): Promise<unknown> {
  await taker?.empty(call.runtime.name)
  return { ...answerHead(call), debug: call.dialect.truncated }
}

const NONE = { nb_new: 0, nb_update: 0, nb_update_new: 0, nb_delete: 0, nb_average: 0, nb_errors: 0 }
