import type { ProductReview } from '@recolte/core'
import { expect, it } from 'vitest'
import { emailOf, inert, reviewFields } from '../src/review-mapping.ts'
import { sandbox, thrown } from './shop.ts'

const review = (change: Partial<ProductReview> = {}): ProductReview => ({
  ...{ id: 'r-1', product: '23', rating: 4, text: 'Parfait', author: 'Léa D.', media: [], exchanges: [] },
  ...change,
})
const writing = { consumerKey: 'ck_test', consumerSecret: 'cs_test' }

function shop(settings: Record<string, unknown> = writing) {
  const { store, app, before } = sandbox({}, settings)
  if (store.reviews === undefined) throw new Error('WooCommerce shows reviews')
  return { shelf: store.reviews, app, before }
}

it('makes of every text one that no page can take for markup, a shortcode or a link', () => {
  expect(inert('<script>"x" & \'y\' [gallery] a@b.example')).toBe(
    '&#60;script&#62;&#34;x&#34; &#38; &#39;y&#39; &#91;gallery&#93; a&#64;b.example',
  )
  expect(inert('voir https://a.example ou WWW.b.example : oui.')).toBe(
    'voir https&#58;//a.example ou WWW&#46;b.example : oui.',
  )
})

it('keys a review by an address that holds its id, or a hash of one too long or in capitals, since case does not count', () => {
  expect(emailOf('5d0c1f6e-3f5b-4b59-9a52-c0ffee000001')).toBe(
    'review-5d0c1f6e-3f5b-4b59-9a52-c0ffee000001@reviews.invalid',
  )
  expect(emailOf('ABC')).not.toBe(emailOf('abc'))
  for (const id of ['ABC', 'é', 'x'.repeat(200)]) expect(emailOf(id)).toMatch(/^review-[0-9a-f]{40}@reviews\.invalid$/)
})

it('rounds to the stars that WooCommerce knows', () => {
  expect([4.6, 0, 9].map((rating) => reviewFields(review({ rating })).rating)).toEqual([5, 1, 5])
})

it('leaves somebody else’s review alone, should the shop give an id to another', async () => {
  const { shelf, app } = shop()
  const other = app.reviews.add({ productId: 23, text: 'À moi' })
  const put = await shelf.put(review(), String(other))
  expect(put).toMatchObject({ kind: 'shown' })
  await shelf.remove('r-1', String(other))
  expect(app.reviews.all()).toMatchObject([{ id: other, text: 'À moi' }])
})

it('finds what another process put there after it had looked', async () => {
  const { shelf, app, before } = shop()
  const asked: string[] = []
  before((url) => {
    asked.push(url.pathname.replace('/wp-json/wc/v3/products/reviews', ''))
    // The look-up came back empty, and this is the creation, which the shop then refuses as a duplicate.
    if (asked.length === 2)
      app.reviews.add({ productId: 23, text: 'Parfait', reviewer: 'Léa D.', email: emailOf('r-1'), rating: 1 })
  })
  expect(await shelf.put(review(), undefined)).toEqual({ kind: 'shown', shopId: '1' })
  expect(app.reviews.all()).toMatchObject([{ id: 1, rating: 4 }])
  expect(asked).toEqual(['', '', '', '/1', '/1'])
})

it('leaves on hold or in the trash what the shop’s owner put there', async () => {
  const { shelf, app } = shop()
  const put = await shelf.put(review(), undefined)
  const [mine] = app.reviews.all()
  if (mine === undefined || put.kind !== 'shown') throw new Error('nothing was put there')
  mine.status = 'trash'
  await shelf.put(review({ text: 'Changé' }), put.shopId)
  expect(app.reviews.all()).toMatchObject([{ status: 'trash', text: 'Changé' }])
})

it('says that a key which may only read cannot show reviews', async () => {
  const { shelf } = shop({ consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' })
  expect((await thrown(shelf.put(review(), undefined))).code).toBe('woocommerce.key-cannot-write')
})

it('does not give the platform’s reviews for the shop’s own', async () => {
  const { store, app } = sandbox({}, writing)
  app.reviews.add({ text: 'Celui de la boutique' })
  await store.reviews?.put(review(), undefined)
  const own: string[] = []
  for await (const page of store.ownReviews?.({}) ?? []) own.push(...page.reviews.map(({ text }) => text))
  expect(own).toEqual(['Celui de la boutique'])
})
