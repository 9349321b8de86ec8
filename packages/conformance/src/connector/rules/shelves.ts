import type { ProductReview, Put, Shelf } from '@recolte/core'
import type { Bench } from '../bench.ts'
import { NotOffered, needs, type Rule } from '../rule.ts'
import { expect } from '../seen.ts'
import type { Trial } from '../trial.ts'

const HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> 5 < 6 & co'

interface Scene {
  shelf: Shelf<ProductReview>
  bench: Bench & Required<Pick<Bench, 'reviews'>>
  review(change?: Partial<ProductReview>): ProductReview
}

function scene({ bench, open }: Trial): Scene {
  const { reviews: shelf } = open().store
  if (shelf === undefined) throw new NotOffered(['store.reviews'])
  needs(bench, 'reviews')
  const { product } = bench.reviews
  const review = (change: Partial<ProductReview> = {}): ProductReview => ({
    ...{ id: '5d0c1f6e-3f5b-4b59-9a52-000000000001', product, rating: 4, text: 'Parfait', author: 'Léa D.' },
    ...{ media: [], exchanges: [], ...change },
  })
  return { shelf, bench, review }
}

function idOf(put: Put): string {
  expect(put.kind === 'shown', () => `put() answered ${JSON.stringify(put)}`)
  return put.shopId
}

export const shelfRules: Rule[] = [
  {
    point: 'shelves',
    name: 'reviews.put() shows a review once, though the answer with its id was lost',
    why: 'A process killed between the shop’s answer and the journal would show every such review twice.',
    fix: 'Put the review’s id somewhere the shop can find it by, and look there before making a new one.',
    orders: 1,
    async run(trial) {
      const { shelf, bench, review } = scene(trial)
      const ids = [idOf(await shelf.put(review(), undefined)), idOf(await shelf.put(review(), undefined))]
      const shown = await bench.reviews.shown()
      expect(
        shown.length === 1 && ids[0] === ids[1],
        () => `it stands there ${shown.length} times, as ${ids.join(' and ')}`,
      )
    },
  },
  {
    point: 'shelves',
    name: 'reviews.put() changes what it put before',
    why: 'A buyer who corrects their review goes on to see the old one.',
    fix: 'Write text and rating again where the review stands already.',
    orders: 1,
    async run(trial) {
      const { shelf, bench, review } = scene(trial)
      const id = idOf(await shelf.put(review(), undefined))
      await shelf.put(review({ text: 'Finalement moyen', rating: 2 }), id)
      const [one, ...others] = await bench.reviews.shown()
      const right = others.length === 0 && one?.rating === 2 && one.html.includes('Finalement moyen')
      expect(right, () => `after the change: ${JSON.stringify([one, ...others])}`)
    },
  },
  {
    point: 'shelves',
    name: 'reviews.put() lets no markup of an author into the page',
    why: 'Whoever buys once could run a script in every visitor’s browser.',
    fix: 'Escape text and author as the shop’s pages need it; a review is plain text.',
    orders: 1,
    async run(trial) {
      const { shelf, bench, review } = scene(trial)
      await shelf.put(review({ text: HOSTILE, author: `Zoé <b onclick='x()'>M.</b>` }), undefined)
      const [one] = await bench.reviews.shown()
      expect(one?.html.includes('alert(1)') === true, () => `the text is not there: ${one?.html}`)
      const markup = /<(script|img|b)\b/i.exec(one.html)
      expect(markup === null, () => `the page holds ${markup?.[0]}`)
    },
  },
  {
    point: 'shelves',
    name: 'reviews.put() says where the shop has no such product',
    why: 'It would be taken for shown, or stop the reviews behind it; products come later, and others are deleted.',
    fix: 'Answer `no-product`; throw for what concerns the shop as a whole.',
    orders: 1,
    async run(trial) {
      const { shelf, review } = scene(trial)
      for (const product of ['999999999', 'no number <']) {
        const put = await shelf.put(review({ product }), undefined)
        expect(put.kind === 'no-product', () => `for the product "${product}" it answered ${JSON.stringify(put)}`)
      }
    },
  },
  {
    point: 'shelves',
    name: 'reviews.remove() takes a review away, and one that is gone is none the worse',
    why: 'What the platform withdraws must go; a removal that fails the second time stops what comes after it.',
    fix: 'Delete it for good, and take "not found" for done.',
    orders: 1,
    async run(trial) {
      const { shelf, bench, review } = scene(trial)
      const { id } = review()
      const shopId = idOf(await shelf.put(review(), undefined))
      await shelf.remove(id, shopId)
      await shelf.remove(id, shopId)
      const shown = await bench.reviews.shown()
      expect(shown.length === 0, () => `it still stands there: ${JSON.stringify(shown)}`)
    },
  },
  {
    point: 'shelves',
    name: 'averages show as last put, and go when removed',
    why: 'Pages and search engines would show stars that the platform does not vouch for.',
    fix: 'Write average and count together, each time anew; where the product has no reviews any more, delete both.',
    orders: 1,
    async run({ bench, open }) {
      const { averages: shelf } = open().store
      if (shelf === undefined) throw new NotOffered(['store.averages'])
      needs(bench, 'averages')
      const { product, shown } = bench.averages
      for (const [average, count] of [
        [4.5, 2],
        [3.25, 4],
      ] as const) {
        const id = idOf(await shelf.put({ product, average, count }, undefined))
        const one = await shown()
        const right = one !== undefined && Math.abs(one.average - average) < 0.1 && one.count === count
        expect(right, () => `put ${average} of ${count} as ${id}, the shop shows ${JSON.stringify(one)}`)
      }
      const unknown = await shelf.put({ product: '999999999', average: 5, count: 1 }, undefined)
      expect(unknown.kind === 'no-product', () => `for an unknown product it answered ${JSON.stringify(unknown)}`)
      await shelf.remove(product, undefined)
      await shelf.remove(product, undefined)
      const left = await shown()
      expect(left === undefined, () => `after its removal the shop shows ${JSON.stringify(left)}`)
    },
  },
]
