import type { ShopReview, Store } from '@recolte/core'
import { NotOffered, needs, type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'

/** More than one page of any shop, so that something may happen between two. */
const MANY = 600
const GONE = 20

type Reading = Required<Pick<Store, 'ownReviews'>>

function offered(store: Store): asserts store is Store & Reading {
  if (store.ownReviews === undefined) throw new NotOffered(['store.ownReviews'])
}

export const ownReviewRules: Rule[] = [
  {
    point: 'shelves',
    name: 'ownReviews() gives each review once, though others are removed meanwhile',
    why: 'A review that is left out never reaches the platform, and nobody would notice.',
    fix: 'Go on from the last review given, by its key; a page number skips what moves up when others go.',
    orders: 1,
    async run({ bench, open }) {
      const { store } = open()
      offered(store)
      needs(bench, 'ownReviews')
      const left = new Set(await bench.ownReviews.leave(MANY))
      const given: string[] = []
      for await (const { reviews } of store.ownReviews({})) {
        given.push(...reviews.map(({ id }) => id))
        if (left.size < MANY) continue
        const gone = given.slice(0, GONE)
        await bench.ownReviews.remove(gone)
        for (const id of gone) left.delete(id)
      }
      const missing = [...left].filter((id) => !given.includes(id))
      expect(missing.length === 0, () => `never came: ${some(missing)}`)
      const twice = given.filter((id, index) => given.indexOf(id) !== index)
      expect(twice.length === 0, () => `came twice: ${some(twice)}`)
    },
  },
  {
    point: 'shelves',
    name: 'ownReviews() leaves out what reviews.put() put there',
    why: 'The platform would get its own reviews back as new ones of the shop.',
    fix: 'Know them by what reviews.put() marks them with, and skip them.',
    orders: 1,
    async run({ bench, open }) {
      const { store } = open()
      offered(store)
      if (store.reviews === undefined) throw new NotOffered(['store.reviews'])
      needs(bench, 'ownReviews', 'reviews')
      const id = '5d0c1f6e-3f5b-4b59-9a52-000000000002'
      const { product } = bench.reviews
      await store.reviews.put(
        { id, product, rating: 4, text: 'Parfait', author: 'Léa D.', media: [], exchanges: [] },
        undefined,
      )
      const own = await bench.ownReviews.leave(1)
      const given: ShopReview[] = []
      for await (const { reviews } of store.ownReviews({})) given.push(...reviews)
      const ids = given.map((review) => review.id)
      expect(ids.join() === own.join(), () => `the shop has ${some(own)} of its own, given were ${some(ids)}`)
    },
  },
]
