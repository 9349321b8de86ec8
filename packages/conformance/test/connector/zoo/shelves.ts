import { randomUUID } from 'node:crypto'
import type { ProductReview, Shelf } from '@recolte/core'
import { createClient } from '../toy/client.ts'
import { type Beast, withStore } from './beast.ts'

const withReviews = (alter: (toy: Shelf<ProductReview>) => Partial<Shelf<ProductReview>>) =>
  withStore(({ reviews }) => ({ reviews: { ...reviews, ...alter(reviews) } }))

export const shelfBeasts: Beast[] = [
  {
    name: 'makes a review anew where it does not know its id',
    breaks: ['reviews.put() shows a review once, though the answer with its id was lost'],
    connector: withReviews((toy) => ({
      put: (review, shopId = randomUUID()) => toy.put({ ...review, id: shopId }, shopId),
      remove: (id, shopId = id) => toy.remove(shopId, shopId),
    })),
  },
  {
    name: 'leaves a review as it was first put',
    breaks: ['reviews.put() changes what it put before'],
    connector: withReviews((toy) => ({
      put: async (review, shopId) => (shopId === undefined ? toy.put(review, shopId) : { kind: 'shown', shopId }),
    })),
  },
  {
    name: 'takes the text of a review for markup',
    breaks: ['reviews.put() lets no markup of an author into the page'],
    connector: withStore(({ reviews }, context, settings) => ({
      reviews: {
        ...reviews,
        async put({ id, product, rating, text }) {
          const path = `/reviews/${id}`
          const { status } = await createClient(settings, context).write('PUT', path, { product, rating, html: text })
          return status === 404 ? { kind: 'no-product' } : { kind: 'shown', shopId: id }
        },
      },
    })),
  },
  {
    name: 'believes a review to be shown whose product the shop does not have',
    breaks: ['reviews.put() says where the shop has no such product'],
    connector: withReviews((toy) => ({
      async put(review, shopId) {
        await toy.put(review, shopId)
        return { kind: 'shown', shopId: review.id }
      },
    })),
  },
  {
    name: 'takes no review away',
    breaks: ['reviews.remove() takes a review away, and one that is gone is none the worse'],
    connector: withReviews(() => ({ remove: async () => {} })),
  },
  {
    name: 'leaves stars where there are no reviews any more',
    breaks: ['averages show as last put, and go when removed'],
    connector: withStore(({ averages }) => ({ averages: { ...averages, remove: async () => {} } })),
  },
]
