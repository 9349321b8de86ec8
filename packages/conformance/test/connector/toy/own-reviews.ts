import type { ShopReview, ShopReviewPage } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'

const LIMIT = 100

export const ownReview = z.object({ id: z.number(), author: z.string(), text: z.string(), rating: z.number() })
export type OwnReview = z.output<typeof ownReview>

/** What the toy shop's buyers left. `/own-reviews` gives a page of it: behind `after=ID`, or by `page` number. */
export function createOwnReviews() {
  const kept = new Map<number, OwnReview>()
  let last = 0
  return {
    leave(count: number): string[] {
      return Array.from({ length: count }, () => {
        last += 1
        kept.set(last, { id: last, author: 'Zoé M.', text: 'Bon thé', rating: 5 })
        return String(last)
      })
    },
    remove: (id: number) => void kept.delete(id),
    page(query: URLSearchParams): OwnReview[] {
      const skipped = LIMIT * (Number(query.get('page') ?? 1) - 1)
      const behind = [...kept.values()].filter(({ id }) => id > Number(query.get('after') ?? 0))
      return behind.slice(skipped, skipped + LIMIT)
    },
  }
}

export async function* ownReviews(client: Client, signal?: AbortSignal): AsyncGenerator<ShopReviewPage> {
  for (let after = 0; ; ) {
    const { items } = await client.list(`/own-reviews?after=${after}`, signal)
    const reviews = items.map((item) => toReview(ownReview.parse(item)))
    yield { reviews, unreadable: [] }
    if (items.length < LIMIT) return
    after = Number(reviews.at(-1)?.id)
  }
}

export const toReview = ({ id, ...rest }: OwnReview): ShopReview => ({
  ...{ id: String(id), product: 'p1', productName: 'Basket', email: '', writtenAt: 0 },
  ...rest,
})
