import { expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { reading, review } from './scene.ts'

const files = (asked: string[]) => asked.filter((path) => /REVIEWS\/\w+\.json/.test(path)).length

it('brings each review once, and asks again only for the products that changed', async () => {
  const { published, read, ids, journal, clock } = await reading('feed')
  published.put(review('r1'), review('r2', { rate: 4 }), review('r3', { product: 'a b/c' }))
  expect((await read())?.intake).toMatchObject({ added: 3, averages: 2, rejected: 0 })
  expect(await journal.review('boutique', 'r1')).toMatchObject({
    ...{ source: 'feed:main', product: '11' },
    review: { author: 'Léa M.', rating: 5, text: 'Très bon r1', writtenAt: Date.UTC(2026, 9, 1, 8) },
  })
  expect(await journal.reviewAverage('boutique', '11')).toEqual({ product: '11', average: 4.5, count: 2 })
  expect(JSON.stringify(await journal.review('boutique', 'r1'))).not.toContain('example.com')

  clock.time += HOUR
  const before = files(published.asked)
  expect((await read())?.intake).toMatchObject({ added: 0, unchanged: 0 })
  expect(files(published.asked)).toBe(before)
  published.put(review('r4', { product: '12' }))
  expect((await read())?.intake).toMatchObject({ added: 1 })
  expect(files(published.asked)).toBe(before + 1)
  expect(await ids()).toEqual(['r1', 'r2', 'r3', 'r4'])
})

it.each([true, false])('changes what changed and removes what went, with a list of files: %s', async (filesList) => {
  const { published, read, ids, journal, clock } = await reading('feed', { filesList })
  published.put(review('r1'), review('r2'), review('r3', { product: '12' }))
  await read()
  clock.time += HOUR
  published.put(review('r1', { rate: 1, review: 'Cassé' }))
  published.remove('r2', 'r3')
  expect((await read())?.intake).toMatchObject({ updated: 1, withdrawn: 2 })
  expect(await ids()).toEqual(['r1'])
  expect((await journal.review('boutique', 'r1'))?.review?.text).toBe('Cassé')
  expect(await journal.reviewAverage('boutique', '12')).toBeUndefined()
  expect(await journal.reviewAudit('boutique')).toMatchObject({ difference: 0, reviews: 1, removed: 2 })
})

it('removes nothing where all of it has vanished at once', async () => {
  const { published, read, ids, clock } = await reading('feed')
  published.put(review('r1'))
  await read()
  clock.time += HOUR
  published.remove('r1')
  expect((await read())?.failure?.code).toBe('reviews-empty')
  expect(await ids()).toEqual(['r1'])
})

it('asks again for a file that is listed and not there', async () => {
  const { published, read, ids, clock } = await reading('feed')
  published.put(review('r1'))
  published.fault({ kind: '404', on: 'product' })
  await read()
  expect(await ids()).toEqual([])
  clock.time += HOUR
  expect((await read())?.intake).toMatchObject({ added: 1 })
})

it('reads every other product where the file of one cannot be read, and says so', async () => {
  const { published, read, ids } = await reading('feed')
  for (let n = 0; n < 12; n++) published.put(review(`r${n}`, { product: `p${n}` }))
  published.fault({ kind: 'html', on: 'product' })
  expect((await read())?.failure).toMatchObject({ code: 'reviews-answer' })
  expect(await ids()).toHaveLength(11)
})

it('does not take a review for gone whose line cannot be read', async () => {
  const { published, read, ids, clock } = await reading('feed')
  published.put(review('r1', { rate: 1 }), review('r2'))
  await read()
  clock.time += HOUR
  published.put(review('r2', { rate: 9 }))
  expect((await read())?.intake).toMatchObject({ rejected: 1, withdrawn: 0 })
  expect(await ids()).toEqual(['r1', 'r2'])
})

it('takes a product for gone where its file is gone too', async () => {
  const { published, read, ids, journal, clock } = await reading('feed')
  published.put(review('r1'), review('r2', { product: '12' }))
  await read()
  const { handle } = published
  published.handle = (call) => {
    const answer = handle(call)
    if (call.target.endsWith('files_list.txt')) return { ...answer, body: '11;2026-11-02' }
    if (!call.target.endsWith('all_products.json')) return answer
    return { ...answer, body: JSON.stringify([{ id_product: '11', rate: '5', nb_reviews: '1' }]) }
  }
  clock.time += HOUR
  expect((await read())?.intake).toMatchObject({ withdrawn: 0 })
  expect(await ids()).toEqual(['r1', 'r2'])
  expect(await journal.reviewAverage('boutique', '12')).toMatchObject({ count: 1 })
  published.remove('r2')
  clock.time += HOUR
  expect((await read())?.intake).toMatchObject({ withdrawn: 1 })
  expect(await journal.reviewAverage('boutique', '12')).toBeUndefined()
})

it('removes nothing because a file that is listed is not there for once', async () => {
  const { published, read, ids, clock } = await reading('feed')
  published.put(review('r1'), review('r2'))
  await read()
  clock.time += HOUR
  published.put(review('r1', { rate: 1 }))
  published.fault({ kind: '404', on: 'product' })
  published.fault({ kind: '404', on: 'averages' })
  expect((await read())?.failure).toBeUndefined()
  expect(await ids()).toEqual(['r1', 'r2'])
})

it('does not bring back what was removed since the files were written', async () => {
  const { published, read, ids, journal, clock } = await reading('feed')
  published.put(review('r1'))
  clock.time += HOUR
  const lines = [{ kind: 'delete' as const, id: 'r1' }]
  await journal.takeReviews({ store: 'boutique', source: 'module', now: clock.now(), lines })
  clock.time += MINUTE
  expect((await read())?.intake).toMatchObject({ added: 0, updated: 0, unchanged: 1 })
  expect(await ids()).toEqual([])
})

it.each([
  ['500', 'reviews-down'],
  ['503', 'reviews-down'],
  ['429', 'reviews-down'],
  ['html', 'reviews-answer'],
  ['truncated', 'reviews-unreachable'],
  ['reset', 'reviews-unreachable'],
  ['empty', 'reviews-answer'],
  ['403', 'reviews-refused'],
  ['redirect', 'redirect'],
] as const)('says what is wrong when a file is answered with %s, and loses nothing', async (kind, code) => {
  const { published, read, ids, recolte, journal } = await reading('feed')
  published.put(review('r1'), review('r2', { product: '12' }))
  published.fault({ kind, on: 'averages', times: 4 })
  expect((await read())?.failure).toMatchObject({ code })
  expect(await recolte.reviewWays('boutique')).toMatchObject([{ configured: true, failure: { code } }])
  published.clearFaults()
  expect((await read())?.failure).toBeUndefined()
  expect(await ids()).toEqual(['r1', 'r2'])
  expect(await journal.reviewSources('boutique')).toMatchObject([{ failure: undefined }])
})

it('keeps the products that came before the one that failed, and goes on behind them', async () => {
  const { published, read, ids, journal } = await reading('feed')
  for (let n = 0; n < 30; n++) published.put(review(`r${n}`, { product: `p${n}` }))
  published.fault({ kind: 'reset', on: 'product', every: 10, times: 30 })
  for (let tries = 0; (await read())?.failure !== undefined; tries++) expect(tries).toBeLessThan(30)
  expect(await ids()).toHaveLength(30)
  expect(await journal.reviewAudit('boutique')).toMatchObject({ received: 60, stored: 60, difference: 0 })
})

it('says where to ask when the platform publishes no files for the account', async () => {
  const { published, read } = await reading('feed', { filesList: false })
  published.fault({ kind: '404', on: 'averages' })
  expect((await read())?.failure).toMatchObject({ code: 'reviews-no-feed', detail: { webId: 'web-1' } })
})

it('is read by sync every six hours, beside the orders', async () => {
  const { published, recolte, clock, ids } = await reading('feed')
  published.put(review('r1'))
  await recolte.sync()
  expect(await ids()).toEqual(['r1'])
  const asked = published.asked.length
  await recolte.sync()
  expect(published.asked).toHaveLength(asked)
  clock.time += 6 * HOUR
  await recolte.sync()
  expect(published.asked.length).toBeGreaterThan(asked)
})
