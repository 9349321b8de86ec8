import type { ProductReview } from '@recolte/core'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { woocommerce } from '../src/index.ts'
import { library } from '../src/library.ts'
import { emailOf } from '../src/review-mapping.ts'
import { testContext } from './context.ts'

const {
  RECOLTE_LIVE_WOOCOMMERCE_URL: url = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY: consumerKey = '',
  RECOLTE_LIVE_WOOCOMMERCE_WRITE_SECRET: consumerSecret = '',
} = process.env
const given = url !== '' && consumerKey !== '' && consumerSecret !== ''
if (!given)
  console.log(
    'WooCommerce reviews skipped: set RECOLTE_LIVE_WOOCOMMERCE_WRITE_KEY and _WRITE_SECRET (a read/write key).',
  )

const settings = { url, consumerKey, consumerSecret, allowInsecure: true }
const ID = 'c0ffee00-live-4000-8000-000000000001'

const productSchema = z.object({
  id: z.number(),
  permalink: z.string(),
  average_rating: z.string(),
  rating_count: z.number(),
})
const reviewSchema = z.object({
  ...{ id: z.number(), product_id: z.number(), status: z.string(), reviewer: z.string(), review: z.string() },
  ...{ rating: z.number(), verified: z.boolean(), date_created_gmt: z.string() },
})

/** The shop itself, past the connector. */
async function ask<T>(
  schema: z.ZodType<T>,
  endpoint: string,
  params: Record<string, string | number> = {},
): Promise<T> {
  const signal = new AbortController().signal
  const call = { ...settings, queryStringAuth: false, signal, fetch: globalThis.fetch }
  return schema.parse((await library(call, { method: 'get', endpoint, params })).body)
}
const standing = () => ask(z.array(reviewSchema), 'products/reviews', { reviewer_email: emailOf(ID), status: 'all' })
const product = (id: number) => ask(productSchema, `products/${id}`)
/** Nobody else's reviews in the average. */
async function unrated(): Promise<[number, number]> {
  const all = await ask(z.array(productSchema), 'products', { per_page: 100, status: 'publish' })
  const [one, two] = all.filter(({ rating_count }) => rating_count === 0)
  if (one === undefined || two === undefined) throw new Error('this needs two products without reviews')
  return [one.id, two.id]
}

describe.skipIf(!given)('the reviews of a real WooCommerce shop', () => {
  const { reviews: shelf } = woocommerce.connect(settings, testContext({ allowInsecure: true }))
  if (shelf === undefined) throw new Error('a WooCommerce shop shows reviews')
  const review = (product: number, change: Partial<ProductReview> = {}): ProductReview => ({
    ...{
      id: ID,
      product: String(product),
      rating: 4,
      text: 'Très bon thé',
      author: 'Léa D.',
      media: [],
      exchanges: [],
    },
    writtenAt: Date.UTC(2026, 0, 2, 3, 4, 5),
    ...change,
  })
  const idOf = async (put: ReturnType<typeof shelf.put>) => {
    const result = await put
    if (result.kind !== 'shown') throw new Error(JSON.stringify(result))
    return result.shopId
  }
  afterEach(() => shelf.remove(ID, undefined))

  test('stand there once, verified, of their day, though the shop’s answer was lost; the average is right at once', async () => {
    const [one] = await unrated()
    const shopId = await idOf(shelf.put(review(one), undefined))
    expect(await idOf(shelf.put(review(one), undefined))).toBe(shopId)
    expect(await standing()).toEqual([
      expect.objectContaining({
        id: Number(shopId),
        status: 'approved',
        rating: 4,
        verified: true,
        reviewer: 'Léa D.',
      }),
    ])
    expect((await standing())[0]?.date_created_gmt).toBe('2026-01-02T03:04:05')
    expect(await product(one)).toMatchObject({ average_rating: '4.00', rating_count: 1 })
  })

  test('stand there each, though two buyers of one name said the same', async () => {
    const [one] = await unrated()
    const other = { ...review(one), id: `${ID}-b` }
    const [first, second] = [await idOf(shelf.put(review(one), undefined)), await idOf(shelf.put(other, undefined))]
    await shelf.remove(other.id, second)
    expect(second).not.toBe(first)
  })

  test('change, move to another product and go, and the averages with them', async () => {
    const [one, two] = await unrated()
    const shopId = await idOf(shelf.put(review(one), undefined))
    expect(await idOf(shelf.put(review(one, { rating: 2, text: 'Déçue' }), shopId))).toBe(shopId)
    expect(await standing()).toMatchObject([{ rating: 2, review: expect.stringContaining('Déçue') }])
    expect(await product(one)).toMatchObject({ average_rating: '2.00' })
    const moved = await idOf(shelf.put(review(two, { rating: 3 }), shopId))
    expect(await standing()).toMatchObject([{ id: Number(moved), product_id: two }])
    expect([await product(one), await product(two)]).toMatchObject([
      { average_rating: '0.00', rating_count: 0 },
      { average_rating: '3.00', rating_count: 1 },
    ])
    await shelf.remove(ID, moved)
    await shelf.remove(ID, moved)
    expect(await standing()).toEqual([])
    expect(await product(two)).toMatchObject({ average_rating: '0.00', rating_count: 0 })
  })

  test('are inert on the page, whatever somebody wrote', async () => {
    const [one] = await unrated()
    const text = [
      `<script>window.owned=1</script><img src=x onerror="window.owned=2"> "><svg onload='window.owned=3'>`,
      '</div></li><iframe src=javascript:window.owned=4></iframe> &lt;script&gt;window.owned=5&lt;/script&gt; [products]',
      'https://evil.example/x www.evil.example contact@evil.example 5 < 6 & l’été',
    ].join('\n')
    await idOf(shelf.put(review(one, { text, author: '<b onclick="window.owned=6">Zoé</b> M.' }), undefined))
    const { permalink } = await product(one)
    const page = await (await fetch(permalink)).text()
    expect(page).toContain('window.owned=1')
    for (const script of page.matchAll(/<script\b(?![^>]*ld\+json)[^>]*>.*?<\/script>/gs))
      expect(script[0]).not.toContain('owned')
    for (const tag of page.matchAll(/<[a-z][^>]*>/gi)) expect(tag[0]).not.toMatch(/owned|evil/)
  })

  test('wait for a product that the shop has not, and show stars where somebody wrote nothing', async () => {
    expect(await shelf.put(review(99_999_999), undefined)).toEqual({ kind: 'no-product' })
    expect(await shelf.put(review(0, { product: 'SKU-1' }), undefined)).toEqual({ kind: 'no-product' })
    const [one] = await unrated()
    await idOf(shelf.put(review(one, { text: ' ' }), undefined))
    expect(await standing()).toMatchObject([{ review: expect.stringContaining('★★★★☆') }])
  })
})
