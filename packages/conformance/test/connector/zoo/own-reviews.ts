import type { ShopReview } from '@recolte/core'
import { createClient } from '../toy/client.ts'
import { ownReview, toReview } from '../toy/own-reviews.ts'
import { type Beast, withStore } from './beast.ts'

export const ownReviewBeasts: Beast[] = [
  {
    name: 'turns the pages of reviews by their number',
    breaks: ['ownReviews() gives each review once, though others are removed meanwhile'],
    connector: withStore((_, context, settings) => ({
      async *ownReviews() {
        for (let page = 1; ; page += 1) {
          const { items } = await createClient(settings, context).list(`/own-reviews?page=${page}`)
          yield { reviews: items.map((item) => toReview(ownReview.parse(item))), unreadable: [] }
          if (items.length === 0) return
        }
      },
    })),
  },
  {
    name: 'takes what it put in the shop for the shop’s own',
    breaks: ['ownReviews() leaves out what reviews.put() put there'],
    connector: withStore(({ reviews, ownReviews }) => {
      const put: ShopReview[] = []
      return {
        reviews: {
          ...reviews,
          put(review, shopId) {
            const { id, product, rating, text, author } = review
            put.push({ id, product, productName: 'Basket', rating, text, author, email: '', writtenAt: 0 })
            return reviews.put(review, shopId)
          },
        },
        async *ownReviews(query) {
          yield { reviews: put, unreadable: [] }
          yield* ownReviews(query)
        },
      }
    }),
  },
]
