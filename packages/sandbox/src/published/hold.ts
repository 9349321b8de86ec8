/** One review as the platform publishes it, by its own names (docs/protocol.md §3.16). */
export interface PublishedReview {
  review_id: string
  product: string
  rate: number
  review: string
  firstname: string
  lastname: string
  /** ISO instants. */
  review_date: string
  publish_date: string
}

export const createShelf = (clock: () => number) => {
  const reviews = new Map<string, PublishedReview>()
  /** When each product's file was last written. */
  const written = new Map<string, number>()
  const touch = ({ product }: PublishedReview) => written.set(product, clock())
  return {
    put(review: PublishedReview): void {
      reviews.set(review.review_id, review)
      touch(review)
    },
    remove(id: string): void {
      const known = reviews.get(id)
      if (known === undefined) return
      reviews.delete(id)
      touch(known)
    },
    of: (product: string): PublishedReview[] => [...reviews.values()].filter((one) => one.product === product),
    all: (): PublishedReview[] =>
      [...reviews.values()].sort(
        (a, b) => a.publish_date.localeCompare(b.publish_date) || a.review_id.localeCompare(b.review_id),
      ),
    products: (): string[] => [...new Set([...reviews.values()].map(({ product }) => product))],
    writtenAt: (product: string): number => written.get(product) ?? 0,
  }
}

export type Shelf = ReturnType<typeof createShelf>
