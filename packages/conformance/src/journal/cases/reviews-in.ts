import type { Journal, ProductReview, ReviewDelivery, ReviewLine } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { NOW, SHOP } from '../scene.ts'

const review = (id: string, change: Partial<ProductReview> = {}): ReviewLine => ({
  kind: 'new',
  review: {
    ...{ id, product: '11', rating: 4, text: 'Très bien', author: 'Léa D.', media: [], exchanges: [] },
    ...change,
  },
})
const average = (average: number, count: number): ReviewLine => ({
  kind: 'average',
  average: { product: '11', average, count },
})
const deliver = (journal: Journal, lines: ReviewLine[], change: Partial<ReviewDelivery> = {}) =>
  journal.takeReviews({ store: SHOP, source: 'feed:main', now: NOW, lines, ...change })
/** Those of these that are published. */
async function there(journal: Journal, ...ids: string[]): Promise<string[]> {
  const found = await Promise.all(ids.map((id) => journal.review(SHOP, id)))
  return found.flatMap((one) => (one?.review === undefined ? [] : [one.id]))
}

export const reviewsInCases = cases('reviews coming in', {
  'are read by product, newest first and page by page, without the removed ones': async ({ journal }) => {
    const lines = [1, 2, 2, 3].map((day, index) => review(`r${index}`, { writtenAt: NOW + day }))
    await deliver(journal, [...lines, review('other', { product: '12' }), { kind: 'delete', id: 'r3' }])
    const query = { store: SHOP, product: '11', limit: 2 }
    const first = await journal.reviewsOf(query)
    expect(first.reviews.map(({ id }) => id)).toEqual(['r2', 'r1'])
    const rest = await journal.reviewsOf({ ...query, after: first.next })
    expect(rest).toMatchObject({ reviews: [{ id: 'r0' }], next: undefined })
  },
  'have the average that the platform told, or else their own': async ({ journal }) => {
    expect(await journal.reviewAverage(SHOP, '11')).toBeUndefined()
    await deliver(journal, [review('r1', { rating: 5 }), review('r2', { rating: 2 })])
    expect(await journal.reviewAverage(SHOP, '11')).toEqual({ product: '11', average: 3.5, count: 2 })
    await deliver(journal, [average(4.6, 128)])
    expect(await journal.reviewAverage(SHOP, '11')).toEqual({ product: '11', average: 4.6, count: 128 })
    await deliver(journal, [average(0, 0)])
    expect(await journal.reviewAverage(SHOP, '11')).toBeUndefined()
  },
  'tell each word that changed them, and whose it was': async ({ journal }) => {
    await deliver(journal, [review('r1')])
    await deliver(journal, [review('r1', { rating: 2, text: 'Cassé' })], { source: 'module', now: NOW + 1 })
    await deliver(journal, [{ kind: 'delete', id: 'r1' }], { source: 'module', now: NOW + 2 })
    await deliver(journal, [review('r1')], { now: NOW + 3 })
    const found = await journal.review(SHOP, 'r1')
    expect(found).toMatchObject({ id: 'r1', source: 'feed:main', receivedAt: NOW, changedAt: NOW + 3 })
    expect(found?.history).toEqual([
      { at: NOW, source: 'feed:main', what: 'added', fields: [] },
      { at: NOW + 1, source: 'module', what: 'updated', fields: ['rating', 'text'] },
      { at: NOW + 2, source: 'module', what: 'removed', fields: [] },
      { at: NOW + 3, source: 'feed:main', what: 'returned', fields: [] },
    ])
    expect(await journal.review(SHOP, 'r9')).toBeUndefined()
  },
  'keep what a way that tells less leaves out': async ({ journal }) => {
    await deliver(journal, [review('r1', { publishedAt: NOW, helpful: { yes: 2, no: 0 } })])
    expect(await deliver(journal, [review('r1')], { source: 'module' })).toMatchObject({ unchanged: 1 })
    expect((await journal.review(SHOP, 'r1'))?.review).toMatchObject({ publishedAt: NOW, helpful: { yes: 2 } })
    const media = ['https://cdn.example/a.jpg']
    await deliver(journal, [review('r1', { media, writtenAt: NOW - 1 }), review('r2')])
    // Without pictures, answers and dates: it is still the one written first.
    const less = ['r1', 'r2'].map((id): ReviewLine => {
      return { kind: 'update', review: { id, product: '11', rating: 2, text: 'Cassé', author: 'Léa D.' } }
    })
    await deliver(journal, less, { source: 'module', now: NOW + 5 })
    await deliver(journal, [review('r3')], { now: NOW + 1 })
    const { reviews } = await journal.reviewsOf({ store: SHOP, product: '11', limit: 3 })
    expect(reviews.map(({ id }) => id)).toEqual(['r3', 'r2', 'r1'])
    expect(reviews[2]).toMatchObject({ rating: 2, media, exchanges: [] })
  },
  'are not undone by a word that is older than the one that stands': async ({ journal }) => {
    await deliver(journal, [review('r1'), review('r2')])
    await deliver(journal, [review('r1', { text: 'Neuf' }), { kind: 'delete', id: 'r2' }], { now: NOW + 10 })
    const lastNight = { now: NOW + 20, asOf: NOW + 5 }
    expect(await deliver(journal, [review('r1'), review('r2')], lastNight)).toMatchObject({ unchanged: 2 })
    expect(await deliver(journal, [{ kind: 'delete', id: 'r1' }], lastNight)).toMatchObject({ unchanged: 1 })
    expect(await there(journal, 'r1', 'r2')).toEqual(['r1'])
    expect((await journal.review(SHOP, 'r1'))?.review?.text).toBe('Neuf')
    expect(await deliver(journal, [review('r1')], { now: NOW + 30, asOf: NOW + 25 })).toMatchObject({ updated: 1 })
  },
  'go when the way that told them last tells all but them': async ({ journal }) => {
    await deliver(journal, [review('r1'), review('r2'), review('r3', { product: '12' })], { lists: true })
    await deliver(journal, [review('r4'), review('r5')], { source: 'module' })
    await deliver(journal, [review('r5')], { lists: true })
    const now = NOW + 10
    const rest = { now, lists: true, whole: { since: now, product: '11' } } as const
    expect(await deliver(journal, [review('r1')], rest)).toMatchObject({ unchanged: 1, withdrawn: 2 })
    const ids = ['r1', 'r2', 'r3', 'r4', 'r5']
    expect(await there(journal, ...ids)).toEqual(['r1', 'r3', 'r4'])
    expect((await journal.review(SHOP, 'r2'))?.history.at(-1)).toMatchObject({ what: 'withdrawn' })
    await deliver(journal, [], { now: now + 1, whole: { since: now } })
    expect(await there(journal, ...ids)).toEqual(['r1', 'r4'])
    expect(await journal.reviewAudit(SHOP)).toMatchObject({ received: 7, stored: 7, difference: 0 })
  },
  'are read on from the cursor that came with them': async ({ journal }) => {
    expect(await journal.reviewCursor(SHOP, 'feed:main', '11')).toBeUndefined()
    for (const key of ['11', '12', '11']) {
      await deliver(journal, [review(key)], { cursor: { key, value: `${key} read` } })
    }
    expect(await journal.reviewCursor(SHOP, 'feed:main', '11')).toBe('11 read')
    const keys = (after: string) => journal.reviewCursorKeys({ store: SHOP, source: 'feed:main', after, limit: 1 })
    expect([await keys(''), await keys('11'), await keys('12')]).toEqual([['11'], ['12'], []])
  },
  'know by which way they came, and what is wrong with it until it works again': async ({ journal }) => {
    const failed = { store: SHOP, source: 'api:main', code: 'reviews-down', detail: { status: 503 }, now: NOW }
    await journal.reviewSourceFailed(failed)
    await deliver(journal, [review('r1')])
    expect(await journal.reviewSources(SHOP)).toEqual([
      {
        ...{ source: 'api:main', received: 0, lastAt: undefined },
        failure: { code: 'reviews-down', detail: { status: 503 }, at: NOW },
      },
      { source: 'feed:main', received: 1, lastAt: NOW, failure: undefined },
    ])
    await deliver(journal, [], { source: 'api:main', now: NOW + 1 })
    expect(await journal.reviewSources(SHOP)).toMatchObject([{ failure: undefined, lastAt: NOW + 1 }, {}])
  },
  'are orphans where the shop does not know their product, until it does': async ({ journal }) => {
    const lines = [review('r1'), review('r2', { product: 'TEE-1' }), { kind: 'delete', id: 'r0' } as const]
    await deliver(journal, [...lines, average(4, 1)])
    const ask = (unknown: number, known = 0) => journal.productsToAsk({ store: SHOP, known, unknown, limit: 5 })
    expect(await ask(0)).toEqual(['11', 'TEE-1'])
    const sku = { reference: 'TEE-1', known: false, hint: 'sku', product: '7' } as const
    await journal.placeProducts({ store: SHOP, now: NOW, products: [{ reference: '11', known: false }, sku] })
    expect([await ask(NOW), await ask(NOW + 1)]).toEqual([[], ['11', 'TEE-1']])
    expect(await journal.reviewAudit(SHOP)).toMatchObject({
      ...{ received: 4, stored: 1, orphans: 3, difference: 0, notAsked: 0 },
      orphanProducts: [
        { reference: '11', n: 2 },
        { reference: 'TEE-1', n: 1, hint: 'sku', product: '7' },
      ],
    })
    await journal.placeProducts({ store: SHOP, now: NOW + 1, products: [{ reference: '11', known: true }] })
    expect(await journal.reviewAudit(SHOP)).toMatchObject({ stored: 3, orphans: 1, difference: 0 })
    expect(await journal.review(SHOP, 'r1')).toMatchObject({
      ...{ productKnown: true, history: [{ what: 'added' }, { source: 'shop', what: 'product-found' }] },
    })
    expect([await ask(NOW + 9), await ask(0, NOW + 9)]).toEqual([['TEE-1'], ['11']])
  },
})
