import type { Shop } from './shop.ts'

export interface Review {
  id: number
  productId: number
  status: 'approved' | 'hold' | 'spam' | 'trash'
  reviewer: string
  email: string
  /** As its author typed it. */
  text: string
  /** 0 where the author gave none. */
  rating: number
  verified: boolean
  created: number
}

/** Comments share their counter with nothing else; ids only grow. */
export interface Reviews {
  all(): Review[]
  find(id: number): Review | undefined
  add(review?: Partial<Omit<Review, 'id'>>): number
  change(review: Review, change: Partial<Omit<Review, 'id'>>): void
  remove(id: number): void
  /** Whether the same author said the same of the same product already. */
  isThere(review: Omit<Review, 'id'>): boolean
  /** What the product shows: counted before a rating is written, so one writing behind (dossier §7). */
  ratingOf(productId: number): { average: string; count: number }
}

export const createReviews = ({ now }: Pick<Shop, 'now'>): Reviews => {
  const kept = new Map<number, Review>()
  const ratings = new Map<number, { average: string; count: number }>()
  let last = 0
  const recount = (product: number) => {
    const rated = [...kept.values()].filter(
      (one) => one.productId === product && one.status === 'approved' && one.rating,
    )
    const average = rated.reduce((sum, { rating }) => sum + rating, 0) / Math.max(1, rated.length)
    ratings.set(product, { average: average.toFixed(2), count: rated.length })
  }
  return {
    all: () => [...kept.values()],
    find: (id) => kept.get(id),
    add(given = {}) {
      last += 1
      const review: Review = {
        ...{ id: last, productId: 11, status: 'approved', reviewer: 'Inès Garcia', email: 'ines@client.example' },
        ...{ text: 'Très bon thé.', rating: 5, verified: false, created: now() },
        ...given,
      }
      recount(review.productId)
      kept.set(last, review)
      return last
    },
    change(review, { rating = 0, ...change }) {
      Object.assign(review, change)
      // A product that it leaves is not counted anew, and none of its rating is taken back.
      recount(review.productId)
      if (rating !== 0) review.rating = rating
    },
    remove(id) {
      const productId = kept.get(id)?.productId
      kept.delete(id)
      if (productId !== undefined) recount(productId)
    },
    isThere: ({ productId, text, reviewer, email }) =>
      [...kept.values()].some((one) => {
        const same = one.productId === productId && one.text === text
        return same && one.reviewer === reviewer && one.email === email && one.status !== 'trash'
      }),
    ratingOf: (productId) => ratings.get(productId) ?? { average: '0.00', count: 0 },
  }
}
