import { RecolteError, type ShopReview, type ShopReviewPage } from '@recolte/core'
import { z } from 'zod'
import { countOf } from './answer.ts'
import type { Client } from './client.ts'
import { idOf, type Parsed } from './mapping.ts'
import { plain } from './plain.ts'
import { isOurs } from './review-mapping.ts'
import { gmtSchema, idSchema, problemOf } from './schema.ts'

const PER_REQUEST = 100

const reviewSchema = z.looseObject({
  id: idSchema,
  date_created_gmt: gmtSchema,
  product_id: idSchema,
  product_name: z.string().catch(''),
  reviewer: z.string(),
  reviewer_email: z.string().catch(''),
  review: z.string(),
  /** 0 where the buyer gave none; the shop itself sets no upper limit (docs/platforms/woocommerce.md). */
  rating: z.number(),
})
const FIELDS = Object.keys(reviewSchema.shape).join(',')

/**
 * Published reviews by their id. The list can be asked for by place only, and what is removed meanwhile moves the rest
 * up: so each page begins with the last review given, and where that has moved, the walk goes back to find it.
 */
export async function* ownReviews(client: Client, signal: AbortSignal | undefined): AsyncIterable<ShopReviewPage> {
  let last = 0
  let place = 0
  for (;;) {
    const from = Math.max(0, place - 1)
    const params = { orderby: 'id', order: 'asc', status: 'approved', per_page: PER_REQUEST, offset: from }
    const answer = await client.get('products/reviews', { ...params, _fields: FIELDS }, { signal })
    if (!Array.isArray(answer.body))
      throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'no list' } })
    const entries: unknown[] = answer.body
    if (from > 0 && !(numberOf(entries[0]) <= last)) {
      place = Math.max(0, place - PER_REQUEST)
      continue
    }
    // Some hosts take the count away on its way: then a page that is not full is the last one.
    const total = countOf(answer, 'x-wp-total')
    const remaining = total === undefined ? undefined : Math.max(0, total - from - entries.length)
    const fresh = entries.filter((entry) => !(numberOf(entry) <= last))
    yield pageOf(
      fresh.filter((entry) => !isOfPlatform(entry)),
      remaining,
    )
    // A plugin that hides reviews from the list may leave them in its count.
    if (remaining === 0 || fresh.length === 0 || (remaining === undefined && entries.length < PER_REQUEST)) return
    last = Math.max(last, ...entries.map(numberOf).filter((id) => !Number.isNaN(id)))
    place = from + entries.length
  }
}

/** Put there by Recolte: it goes back to nobody. */
const isOfPlatform = (entry: unknown): boolean => {
  const parsed = z.looseObject({ reviewer_email: z.string() }).safeParse(entry)
  return parsed.success && isOurs(parsed.data.reviewer_email)
}

/** NaN, which is before and after nothing, for an entry without one. */
const numberOf = (entry: unknown): number => Number(idOf(entry) ?? Number.NaN)

function pageOf(entries: unknown[], remaining: number | undefined): ShopReviewPage {
  const page: ShopReviewPage = { reviews: [], unreadable: [], ...(remaining === undefined ? {} : { remaining }) }
  for (const entry of entries) {
    const read = parseReview(entry)
    if ('value' in read) page.reviews.push(read.value)
    else page.unreadable.push({ id: idOf(entry) ?? '?', problem: read.problem })
  }
  return page
}

function parseReview(entry: unknown): Parsed<ShopReview> {
  const parsed = reviewSchema.safeParse(entry)
  if (!parsed.success) return { problem: problemOf(parsed.error) }
  const { id, product_id, product_name, rating, review, reviewer, reviewer_email, date_created_gmt } = parsed.data
  return {
    value: {
      ...{ id: String(id), product: String(product_id), productName: plain(product_name) },
      ...(rating >= 1 && rating <= 5 ? { rating } : {}),
      text: paragraphs(review),
      author: plain(reviewer),
      email: reviewer_email.trim(),
      writtenAt: date_created_gmt.getTime(),
    },
  }
}

/** The shop gives the text as a web page would show it; its lines stay apart. */
function paragraphs(html: string): string {
  const lines = html.split(/<br\s*\/?>|<\/p>|\n/i).map(plain)
  return lines.filter((line) => line !== '').join('\n')
}
