/** What became of showing one thing in a shop. */
export type Put =
  | { kind: 'shown'; shopId: string }
  /** The shop has no such product (any more): it is tried again later, since products come. */
  | { kind: 'no-product' }
  /** The shop will not have this one; `why` is its own code. */
  | { kind: 'refused'; why: string }

/**
 * Where a shop shows reviews, or averages where it knows nothing finer. `shopId` is what `put` answered before;
 * undefined also where an answer was lost, so both find by the thing itself what stands there. However often they are
 * called, it stands there once, as last put.
 */
export interface Shelf<Item> {
  put(item: Item, shopId: string | undefined): Promise<Put>
  /** What is not there any more is taken away already. `id` is the review's, or the product's of an average. */
  remove(id: string, shopId: string | undefined): Promise<void>
}
