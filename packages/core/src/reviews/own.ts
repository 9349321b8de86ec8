import type { StoreRuntime } from '../engine/runtime.ts'
import { RecolteError } from '../errors.ts'
import type { ShopReviewPage } from '../model/shop-review.ts'

export async function* ownReviews(
  { store, connector, context }: StoreRuntime,
  signal: AbortSignal = context.signal,
): AsyncIterable<ShopReviewPage> {
  if (store.ownReviews === undefined) {
    throw new RecolteError('no-own-reviews', 'config', { detail: { shop: connector.label } })
  }
  yield* store.ownReviews({ signal })
}
