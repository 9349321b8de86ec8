import { describe, expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/hooks/index.ts'
import type { ProductReview } from '../../src/model/review.ts'
import { reviewsJsonLd } from '../../src/reviews/json-ld.ts'
import type { ProductReviewsPage } from '../../src/reviews/product-page.ts'
import { serving } from '../engine/serving.ts'

const HOSTILE = '</script><script>alert(1)</script>\u2028<!-- & "quotes"'

const review = (n: number, change: Partial<ProductReview> = {}): ProductReview => ({
  ...{ id: `r${n}`, product: 'tea/42', rating: 5, text: `Avis ${n}`, author: 'Léa D.', media: [], exchanges: [] },
  writtenAt: Date.UTC(2026, 0, 1) + n,
  ...change,
})

/** A real port in front of two stores, one of which shows its reviews. */
async function shown(...reviews: ProductReview[]) {
  const store = { connector: 'memory', account: 'main' }
  const stores = { boutique: { ...store, reviews: { publish: true } }, quiet: store }
  const made = await serving({ stores })
  const { url, close } = await listen({ port: 0, host: '127.0.0.1', handle: () => made.recolte.handle })
  onTestFinished(close)
  for (const name of ['boutique', 'quiet']) {
    const lines = reviews.map((one) => ({ kind: 'new' as const, review: one }))
    await made.journal.takeReviews({ store: name, source: 'module', now: made.clock.now(), lines })
  }
  const page = (query = '', headers: Record<string, string> = {}) =>
    fetch(`${url}/reviews/boutique/tea%2F42.json${query}`, { headers })
  const read = async (query = ''): Promise<ProductReviewsPage> => JSON.parse(await (await page(query)).text())
  return { ...made, url, page, read }
}

describe('the reviews of a product, for the shop’s pages', () => {
  it('are public fields alone, newest first, with the average', async () => {
    const exchanges = [{ from: 'other' as const, text: 'Merci' }]
    const media = ['https://cdn.example/a.jpg', 'javascript:alert(1)']
    const { read } = await shown(review(1, { rating: 2 }), review(2, { exchanges, media, helpful: { yes: 3, no: 1 } }))
    expect(await read()).toEqual({
      ...{ product: 'tea/42', average: 3.5, count: 2, next: null },
      reviews: [
        {
          ...{ id: 'r2', rating: 5, text: 'Avis 2', author: 'Léa D.' },
          ...{ writtenAt: '2026-01-01T00:00:00.002Z', orderedAt: null, helpful: { yes: 3, no: 1 } },
          ...{ media: ['https://cdn.example/a.jpg'], exchanges: [{ at: null, from: 'other', text: 'Merci' }] },
        },
        expect.objectContaining({ id: 'r1', rating: 2, helpful: null }),
      ],
    })
  })

  it('come in pages, each review once', async () => {
    const { read } = await shown(...Array.from({ length: 45 }, (_, n) => review(n)))
    const ids: string[] = []
    let next: string | null = null
    do {
      const page: ProductReviewsPage = await read(next === null ? '' : `?after=${encodeURIComponent(next)}`)
      expect(page.reviews.length).toBeLessThanOrEqual(20)
      ids.push(...page.reviews.map(({ id }) => id))
      next = page.next
    } while (next !== null)
    expect(ids).toEqual(Array.from({ length: 45 }, (_, n) => `r${44 - n}`))
    expect((await read('?after=nonsense')).reviews[0]?.id).toBe('r44')
  })

  it('are kept by caches and any page’s scripts, and not sent again unchanged', async () => {
    const { page, journal, clock } = await shown(review(1))
    const first = await page()
    expect(Object.fromEntries(first.headers)).toMatchObject({
      ...{ 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
      ...{ 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' },
    })
    const tag = first.headers.get('etag') ?? ''
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await page('', { 'if-none-match': known })
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag])
    }
    const lines = [{ kind: 'update' as const, review: review(1, { text: 'Autre' }) }]
    await journal.takeReviews({ store: 'boutique', source: 'module', now: clock.now(), lines })
    expect((await page('', { 'if-none-match': tag })).status).toBe(200)
  })

  it('are given to a web handler as to a port', async () => {
    const { recolte } = await shown(review(1))
    const at = 'https://recolte.example/mounted/reviews/boutique/tea%2F42.json'
    const first = await recolte.fetch(new Request(at))
    expect(await first.json()).toEqual(await recolte.productReviews('boutique', 'tea/42'))
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await recolte.fetch(new Request(at, { headers }))).status).toBe(304)
    expect((await recolte.fetch(new Request(at, { method: 'HEAD' }))).status).toBe(200)
    expect((await recolte.fetch(new Request(at, { method: 'POST' }))).status).toBe(405)
  })

  it('are nobody’s business where the store does not show them', async () => {
    const { url } = await shown(review(1))
    for (const path of ['quiet/tea%2F42', 'nowhere/1', 'boutique/%E0%A4%A'])
      expect((await fetch(`${url}/reviews/${path}.json`)).status).toBe(404)
  })

  it('of a product without any are none', async () => {
    const { url } = await shown(review(1))
    const answer = await fetch(`${url}/reviews/boutique/43.json`)
    expect(await answer.json()).toEqual({ product: '43', average: null, count: 0, reviews: [], next: null })
  })

  it('cannot end the script that they are written into', async () => {
    const { page, read } = await shown(review(1, { text: HOSTILE, author: '</SCRIPT>' }))
    const text = await (await page()).text()
    expect(text).not.toMatch(/[<>&\u2028]/)
    expect((await read()).reviews[0]?.text).toBe(HOSTILE)
  })
})

describe('what search engines read', () => {
  const facts = { name: 'Thé </script>', url: 'https://shop.example/the' }

  it('is a product with its average and reviews, safe within a script', async () => {
    const { read } = await shown(review(1, { text: HOSTILE }), review(2, { text: '', rating: 4 }))
    const script = reviewsJsonLd(facts, await read()) ?? ''
    expect(script).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(script)).toEqual({
      ...{ '@context': 'https://schema.org', '@type': 'Product', ...facts },
      aggregateRating: { '@type': 'AggregateRating', ratingValue: 4.5, reviewCount: 2, bestRating: 5, worstRating: 1 },
      review: [
        {
          ...{ '@type': 'Review', author: { '@type': 'Person', name: 'Léa D.' }, datePublished: '2026-01-01' },
          reviewRating: { '@type': 'Rating', ratingValue: 4, bestRating: 5, worstRating: 1 },
        },
        expect.objectContaining({ reviewBody: HOSTILE }),
      ],
    })
  })

  it('is nothing where there are no reviews', async () => {
    const { recolte } = await shown()
    expect(reviewsJsonLd(facts, await recolte.productReviews('boutique', '42'))).toBeUndefined()
  })
})
