import type { Journal, ProductReview, ReviewLine, SettledShelving } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { MINUTE, NOW, SHOP } from '../scene.ts'

const review = (id: string, change: Partial<ProductReview> = {}): ProductReview => ({
  ...{ id, product: '11', rating: 5, text: 'Très bien', author: 'Léa D.', media: [], exchanges: [] },
  ...change,
})
const told = (id: string, change: Partial<ProductReview> = {}): ReviewLine => ({
  kind: 'new',
  review: review(id, change),
})
const hear = (journal: Journal, ...lines: ReviewLine[]) =>
  journal.takeReviews({ store: SHOP, source: 'module', now: NOW, lines })
const take = (journal: Journal, now = NOW) =>
  journal.takeShelving({ store: SHOP, kind: 'review', now, until: now + MINUTE })
const takeAverage = (journal: Journal) =>
  journal.takeShelving({ store: SHOP, kind: 'average', now: NOW, until: NOW + MINUTE })
const settle = (journal: Journal, { id, version }: { id: string; version: number }, end: SettledShelving['end']) =>
  journal.settleShelving({ key: { store: SHOP, kind: 'review', id }, version, now: NOW, end })

async function taken(journal: Journal, now = NOW) {
  const next = await take(journal, now)
  if (next === undefined) throw new Error('nothing is to be shown')
  return next
}

export const shelfCases = cases('the shelf', {
  'gives a review to one process alone, as the journal has it, until its time is over': async ({ journal, reopen }) => {
    await hear(journal, told('r1'))
    expect(await taken(journal)).toMatchObject({ id: 'r1', item: { text: 'Très bien' }, shopId: undefined })
    const other = await reopen()
    expect(await take(other)).toBeUndefined()
    expect(await take(other, NOW + MINUTE)).toMatchObject({ id: 'r1' })
    await other.close()
  },
  'gives nothing once it is shown, and again what changed, with its id in the shop': async ({ journal }) => {
    await hear(journal, told('r1'))
    await settle(journal, await taken(journal), { kind: 'shown', shopId: '900' })
    expect(await take(journal)).toBeUndefined()
    await hear(journal, told('r1'))
    expect(await take(journal)).toBeUndefined()
    await hear(journal, told('r1', { text: 'Moyen' }))
    expect(await taken(journal)).toMatchObject({ item: { text: 'Moyen' }, shopId: '900' })
  },
  'gives again what changed on its way, and keeps the id it got there': async ({ journal }) => {
    await hear(journal, told('r1'))
    const first = await taken(journal)
    await hear(journal, told('r1', { rating: 1 }))
    expect(await take(journal)).toBeUndefined()
    await settle(journal, first, { kind: 'shown', shopId: '900' })
    expect(await taken(journal)).toMatchObject({ item: { rating: 1 }, shopId: '900' })
  },
  'gives what the platform removed without a text, to be taken away': async ({ journal }) => {
    await hear(journal, told('r1'))
    await settle(journal, await taken(journal), { kind: 'shown', shopId: '900' })
    await hear(journal, { kind: 'delete', id: 'r1' })
    const gone = await taken(journal)
    expect(gone).toMatchObject({ id: 'r1', item: undefined, shopId: '900' })
    await settle(journal, gone, { kind: 'shown', shopId: undefined })
    expect(await journal.shelved({ store: SHOP, kind: 'review', id: 'r1' })).toMatchObject({ shopId: undefined })
    expect(await journal.shelfCounts(SHOP, 'review')).toEqual({ shown: 0, due: 0, problems: [] })
  },
  'puts off what a shop would not take, with the reason, until it changes': async ({ journal }) => {
    await hear(journal, told('r1'))
    const problem = 'review-no-such-product'
    const put = async () =>
      settle(journal, await taken(journal), { kind: 'again', after: MINUTE, problem, detail: { n: 1 } })
    await put()
    expect(await take(journal)).toBeUndefined()
    expect(await journal.shelved({ store: SHOP, kind: 'review', id: 'r1' })).toEqual({
      ...{ shopId: undefined, shownAt: undefined, dueAt: NOW + MINUTE, tries: 1 },
      problem: { code: problem, detail: { n: 1 } },
    })
    const problems = [{ problem, n: 1, example: 'r1', detail: { n: 1 } }]
    expect(await journal.shelfCounts(SHOP, 'review')).toEqual({ shown: 0, due: 1, problems })
    expect(await taken(journal, NOW + MINUTE)).toMatchObject({ id: 'r1', tries: 1 })
    await hear(journal, told('r1', { text: 'Moyen' }))
    expect(await take(journal)).toBeUndefined()
    expect(await taken(journal, NOW + 2 * MINUTE)).toMatchObject({ id: 'r1', tries: 0 })
  },
  'gives again what waited for a product as soon as the shop has it': async ({ journal }) => {
    await hear(journal, told('r1'))
    const place = (known: boolean) =>
      journal.placeProducts({ store: SHOP, now: NOW, products: [{ reference: '11', known }] })
    await place(false)
    const end = { kind: 'again', after: 100 * MINUTE, problem: 'review-no-such-product', detail: {} } as const
    await settle(journal, await taken(journal), end)
    expect(await take(journal)).toBeUndefined()
    await place(true)
    expect(await taken(journal)).toMatchObject({ id: 'r1' })
  },
  'gives the average of each product a review changed, by the platform’s word where it gave one': async ({
    journal,
  }) => {
    await hear(journal, told('r1'), told('r2', { rating: 2 }))
    expect(await takeAverage(journal)).toMatchObject({ id: '11', item: { average: 3.5, count: 2 } })
    expect(await takeAverage(journal)).toBeUndefined()
    await hear(journal, { kind: 'average', average: { product: '12', average: 4.6, count: 12 } })
    await hear(journal, told('r3', { product: '12', rating: 1 }))
    expect(await takeAverage(journal)).toMatchObject({ id: '12', item: { average: 4.6, count: 12 } })
    expect(await take(journal)).toMatchObject({ id: 'r1' })
  },
  'gives the averages of both products where a review moves, and none where nothing is left': async ({ journal }) => {
    await hear(journal, told('r1'))
    await takeAverage(journal)
    const settled = { key: { store: SHOP, kind: 'average', id: '11' }, version: 1, now: NOW } as const
    await journal.settleShelving({ ...settled, end: { kind: 'shown', shopId: '11' } })
    await hear(journal, told('r1', { product: '12' }))
    const both = [await takeAverage(journal), await takeAverage(journal)]
    expect(both.sort((a, b) => Number(a?.id) - Number(b?.id))).toMatchObject([
      { id: '11', item: undefined, shopId: '11' },
      { id: '12', item: { count: 1 } },
    ])
  },
})
