import type { PlatformFaultKind } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import type { Recolte } from '../../src/api.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import type { ShopReview } from '../../src/model/shop-review.ts'
import { type Scene, START, scene } from '../engine/bench.ts'

const review = (n: number, change: Partial<ShopReview> = {}): ShopReview => ({
  ...{
    id: `${n}`,
    product: '11',
    productName: 'Thé',
    rating: 5,
    text: `Bon thé n° ${n}`,
    author: 'Zoë Lefèvre-Ménard',
  },
  ...{ email: `zoe${n}@client.example`, writtenAt: START - HOUR },
  ...change,
})
const reviews = (n: number) => Array.from({ length: n }, (_, index) => review(index + 1))

/** A store whose reviews go to the sandbox's own call. */
async function agreed(n: number, change: { push?: object; account?: object } = {}) {
  const made = await scene()
  made.shop.reviews = reviews(n)
  const push = { url: `${made.url}/reviews`, query: 'pushProductReview', ...change.push }
  const recolte = await made.another({ store: { reviews: { push } }, account: { ...change.account } })
  return { ...made, recolte, push: () => recolte.pushReviews('boutique') }
}
const times = ({ platform }: Scene) => [...platform.reviews()].map(({ reference, times: n }) => [reference, n])
const onceEach = (n: number) => reviews(n).map(({ id }) => [id, 1])

describe('a shop’s own reviews', () => {
  it('reach the platform once each, signed and under its names', async () => {
    const made = await agreed(250)
    expect(await made.push()).toMatchObject({ read: 250, pushed: 250, counts: { pushed: 250, retrying: 0 } })
    expect(times(made)).toEqual(onceEach(250))
    expect([...made.platform.reviews()][0]?.messages[0]).toMatchObject({
      ...{ query: 'pushProductReview', id_review_product: '1', id_product: '11', rate: '5', review: 'Bon thé n° 1' },
      ...{
        firstname: 'Zoë',
        lastname: 'Lefèvre-Ménard',
        email: 'zoe1@client.example',
        review_date: '2026-11-02 09:00:00',
      },
    })
    expect(await made.push()).toMatchObject({ read: 250, pushed: 0, counts: { pushed: 250 } })
    expect(times(made)).toEqual(onceEach(250))
  })

  it.each<PlatformFaultKind>(['429', 'code', 'redirect'])(
    'are tried again where the platform certainly did not take one (%s)',
    async (kind) => {
      const made = await agreed(40)
      made.platform.fault({ kind, every: 7, code: 99, times: 12 })
      const ended = await made.push()
      expect(ended).toMatchObject({ pushed: 40, counts: { pushed: 40, uncertain: 0 } })
      expect(ended.stopped).toBeUndefined()
      expect(times(made).every(([, n]) => n === 1)).toBe(true)
    },
  )

  it('are not sent a second time where the answer never came, until a person says so', async () => {
    const made = await agreed(20)
    made.platform.fault({ kind: 'accepted-then-reset', every: 10 })
    expect(await made.push()).toMatchObject({ pushed: 18, counts: { pushed: 18, uncertain: 2 } })
    made.platform.clearFaults()
    made.clock.time += 2 * HOUR
    expect(await made.push()).toMatchObject({ pushed: 0, counts: { uncertain: 2 } })
    const [first] = await made.recolte.reviewPushes('boutique', 'uncertain', 1)
    expect(first).toMatchObject({ attempts: 1, message: expect.stringContaining('ECONNRESET') })
    expect(await made.recolte.retryReviewPushes('boutique', 'uncertain', 'eve', first?.id)).toBe(1)
    expect(await made.push()).toMatchObject({ pushed: 1, counts: { pushed: 19, uncertain: 1 } })
  })

  it('that the platform refuses are kept with its words, and leave again by hand', async () => {
    const made = await agreed(3)
    made.platform.fault({ kind: 'code', code: 4, matching: ({ id_review_product }) => id_review_product === '2' })
    expect(await made.push()).toMatchObject({ pushed: 2, counts: { refused: 1 } })
    expect(await made.recolte.reviewPush('boutique', '2')).toMatchObject({ state: 'refused', code: '4', attempts: 1 })
    expect(await made.push()).toMatchObject({ pushed: 0, counts: { refused: 1 } })
    expect(await made.recolte.retryReviewPushes('boutique', 'refused', 'eve')).toBe(1)
    expect(await made.push()).toMatchObject({ pushed: 1, counts: { pushed: 3, refused: 0 } })
  })

  it('stop at once where the keys are refused, and go on where they left off', async () => {
    const made = await agreed(100)
    made.platform.setSecret('web-1', 'another')
    const ended = await made.push()
    expect(ended).toMatchObject({ pushed: 0, stopped: { code: '2' }, counts: { retrying: 1 } })
    expect(made.platform.requests).toBe(1)
    made.platform.setSecret('web-1', 'secret-1')
    expect(await made.push()).toMatchObject({ pushed: 100, counts: { pushed: 100 } })
    expect(times(made)).toHaveLength(100)
  })

  it('stop where the platform is away, and leave with back-off', async () => {
    const made = await agreed(100)
    made.platform.fault({ kind: '429', retryAfter: 600, rate: 1 })
    const ended = await made.push()
    expect(ended).toMatchObject({ read: 1, pushed: 0, stopped: { code: '429' }, counts: { retrying: 1 } })
    expect(await made.recolte.reviewPush('boutique', '1')).toMatchObject({ nextAt: made.clock.time + 10 * MINUTE })
    made.platform.clearFaults()
    made.clock.time += 10 * MINUTE
    expect(await made.push()).toMatchObject({ pushed: 100 })
  })

  it('do not leave into the dark: no answer, or one refusal after another, ends a push', async () => {
    const made = await agreed(100)
    made.platform.fault({ kind: '500', rate: 1 })
    expect(await made.push()).toMatchObject({ read: 1, stopped: { code: '500' }, counts: { uncertain: 1 } })
    made.platform.clearFaults()
    made.platform.fault({ kind: 'code', code: 4, rate: 1 })
    expect(await made.push()).toMatchObject({ stopped: { code: '4' }, counts: { refused: 5, uncertain: 1 } })
    made.platform.clearFaults()
    expect(await made.push()).toMatchObject({ pushed: 94 })
  })

  it('that meet a platform which goes away half way leave few in doubt', async () => {
    const made = await agreed(100)
    let taken = 0
    made.platform.fault({ kind: 'reset', rate: 1, matching: () => ++taken > 40 })
    const { counts, stopped } = await made.push()
    expect(stopped).toMatchObject({ code: 'ECONNRESET' })
    expect(counts.uncertain).toBeLessThanOrEqual(2 * 16)
    expect(counts.pushed).toBe(40)
  })

  it('without a rating stay where they are', async () => {
    const made = await agreed(2)
    const { rating: _, ...unrated } = review(3)
    made.shop.reviews.push(unrated)
    expect(await made.push()).toMatchObject({ read: 3, pushed: 2, counts: { skipped: 1 } })
    expect(await made.recolte.reviewPush('boutique', '3')).toMatchObject({ state: 'skipped', skip: 'no-rating' })
  })

  it('keep to the account’s rate', async () => {
    const made = await agreed(50, { account: { ratePerSecond: 5 } })
    const before = made.clock.time
    expect(await made.push()).toMatchObject({ pushed: 50 })
    expect(made.clock.time - before).toBeGreaterThanOrEqual(9_000)
  })

  it('of two processes at once leave once', async () => {
    const made = await agreed(120)
    const other = await made.another({
      store: { reviews: { push: { url: `${made.url}/reviews`, query: 'pushProductReview' } } },
    })
    const [one, two] = await Promise.all([made.push(), other.pushReviews('boutique')])
    expect(one.pushed + two.pushed).toBe(120)
    expect(times(made)).toHaveLength(120)
    expect(times(made).every(([, n]) => n === 1)).toBe(true)
  })

  it('leave only where it was agreed, and over TLS', async () => {
    const made = await agreed(3, { push: { url: 'http://shop.example/reviews' } })
    await expect(made.push()).rejects.toMatchObject({ code: 'insecure-url' })
    const off = (recolte: Recolte) => recolte.pushReviews('boutique')
    await expect(off((await scene()).recolte)).rejects.toMatchObject({ code: 'reviews-push-off' })
    const push = { url: `${made.url}/reviews`, query: 'pushProductReview' }
    const mapped = await made.another({ store: { account: { fr: 'main' }, reviews: { push } } })
    await expect(off(mapped)).rejects.toMatchObject({ code: 'reviews-push-account' })
    expect(made.platform.requests).toBe(0)
  })
})
