import { type Answer, type Call, json } from '../app.ts'
import type { PublishedReview, Shelf } from './hold.ts'

const MOST = 200

/** One page of published reviews, and in `Link` where the next one is. A cursor is the id behind which it goes on. */
export const apiPage = (shelf: Shelf, call: Call, query: URLSearchParams): Answer => {
  const limit = Number(query.get('limit') ?? MOST)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) return json(400, { message: `limit must be 1 to ${MOST}` })
  const since = query.get('publish_date.gte')
  if (since !== null && Number.isNaN(Date.parse(since))) return json(400, { message: 'publish_date.gte is no date' })
  const all = shelf.all().filter((one) => since === null || Date.parse(one.publish_date) >= Date.parse(since))
  const cursor = query.get('cursor')
  const from = cursor === null ? 0 : all.findIndex((one) => key(one) > decoded(cursor))
  const page = from < 0 ? [] : all.slice(from, from + limit)
  const last = page.at(-1)
  const more = last !== undefined && all.at(-1) !== last
  const { pathname } = new URL(call.target, call.origin)
  const next = new URLSearchParams(query)
  if (more) next.set('cursor', Buffer.from(key(last)).toString('base64url'))
  const link = `<${call.origin}${pathname}?cursor=first>; rel="prev", <${call.origin}${pathname}?${next}>; rel="next"`
  return json(200, page.map(fields), more ? { link } : {})
}

const key = ({ publish_date, review_id }: PublishedReview): string => `${publish_date} ${review_id}`
const decoded = (cursor: string): string => Buffer.from(cursor, 'base64url').toString()

const fields = (one: PublishedReview): object => ({
  ...{ review_id: one.review_id, product_variation_id: one.product, product_sku: null, review_rate: one.rate },
  ...{ review_content: one.review, author_firstname: one.firstname, author_lastname: one.lastname, locale: 'fr' },
  ...{ review_date: one.review_date, publish_date: one.publish_date, is_verified: true, media: [] },
  order_reference: `R-${one.review_id}`,
})
