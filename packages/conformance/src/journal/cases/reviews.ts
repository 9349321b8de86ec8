import type { Journal, ProductReview, ReviewLine } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { NOW, SHOP } from '../scene.ts'

const review = (id: string, change: Partial<ProductReview> = {}): ProductReview => ({
  ...{ id, product: '11', rating: 5, text: 'Très bien', author: 'Léa D.', media: [], exchanges: [] },
  ...change,
})
const added = (id: string, change: Partial<ProductReview> = {}): ReviewLine => ({
  kind: 'new',
  review: review(id, change),
})
const take = (journal: Journal, ...lines: ReviewLine[]) =>
  journal.takeReviews({ store: SHOP, source: 'module', now: NOW, lines })

export const reviewCases = cases('reviews', {
  'are one by their id, however often they come': async ({ journal, sql }) => {
    expect(await take(journal, added('r1'), added('r1'))).toMatchObject({ added: 1, unchanged: 1 })
    expect(await take(journal, added('r1'))).toMatchObject({ unchanged: 1 })
    expect(await take(journal, added('r1', { rating: 2 }))).toMatchObject({ updated: 1 })
    expect(await sql('SELECT id FROM review')).toEqual([{ id: 'r1' }])
  },
  'lose their text when the platform removes them, and may come back': async ({ journal, sql }) => {
    await take(journal, added('r1'))
    expect(await take(journal, { kind: 'delete', id: 'r1' })).toMatchObject({ deleted: 1 })
    expect(await sql('SELECT body FROM review')).toEqual([{ body: null }])
    expect(await take(journal, { kind: 'delete', id: 'r1' })).toMatchObject({ unchanged: 1 })
    expect(await take(journal, added('r1'))).toMatchObject({ updated: 1 })
    expect(await journal.reviewAudit(SHOP)).toMatchObject({ reviews: 1, removed: 0 })
  },
  'sum to the lines received, the rejected ones by their problem': async ({ journal }) => {
    const bad: ReviewLine = { kind: 'rejected', problem: 'review-columns', what: 'new r2: 7' }
    const average: ReviewLine = { kind: 'average', average: { product: '11', average: 4.6, count: 12 } }
    for (let round = 0; round < 2; round++) await take(journal, added('r1'), bad, average)
    expect(await journal.reviewAudit(SHOP)).toEqual({
      ...{ received: 6, stored: 4, rejected: 2, orphans: 0, difference: 0, reviews: 1, removed: 0, notAsked: 1 },
      problems: [{ problem: 'review-columns', n: 2, example: 'new r2: 7' }],
      orphanProducts: [],
    })
    expect(await journal.reviewAudit('other')).toMatchObject({ received: 0, problems: [] })
  },
})
