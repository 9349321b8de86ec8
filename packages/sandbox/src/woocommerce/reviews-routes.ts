import { isRecord } from '../app.ts'
import type { Args } from './args.ts'
import { isError, type RestError, restError } from './errors.ts'
import { readReviewInput } from './review-input.ts'
import type { Review } from './reviews.ts'
import type { Reply, Route, Visit } from './route.ts'
import { restRoot, type Shop, selfLink } from './shop.ts'
import { gmt } from './zone.ts'

const invalidId = restError(404, 'woocommerce_rest_review_invalid_id', 'Invalid review ID.')
const noContent = restError(400, 'woocommerce_rest_review_content_invalid', 'Invalid review content.')
const duplicate = restError(
  409,
  'woocommerce_rest_comment_duplicate',
  'Duplicate comment detected; it looks as though you&#8217;ve already said that!',
)
const missing = (names: string[]): RestError => ({
  ...{ status: 400, code: 'rest_missing_callback_param', message: `Missing parameter(s): ${names.join(', ')}` },
  data: { params: names },
})

const args: Args = {
  page: { type: 'integer', default: 1, minimum: 1 },
  per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
  offset: { type: 'integer' },
  order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
  orderby: { type: 'string', default: 'date_gmt', enum: ['date', 'date_gmt', 'id', 'include', 'product'] },
  status: { type: 'string', default: 'approved', enum: ['all', 'hold', 'approved', 'spam', 'trash'] },
}

/** `all` is what visitors see or wait for: neither spam nor what lies in the trash (seen). */
const stands = ({ status }: Review, asked: string) =>
  asked === 'all' ? status === 'approved' || status === 'hold' : status === asked

export const reviewRoutes = (shop: Shop): Route[] => {
  const { reviews } = shop
  const list = ({ url, params, wanted }: Visit): Reply => {
    const number = (name: string, otherwise: number) => Number(params.get(name) ?? otherwise)
    const status = String(params.get('status') ?? 'approved')
    const email = String(params.get('reviewer_email') ?? '').toLowerCase()
    const sign = params.get('order') === 'asc' ? 1 : -1
    const byDate = params.get('orderby') === 'id' ? () => 0 : (a: Review, b: Review) => a.created - b.created
    const listed = reviews
      .all()
      .filter((review) => stands(review, status) && (email === '' || review.email.toLowerCase() === email))
      .toSorted((a, b) => sign * (byDate(a, b) || a.id - b.id))
    const perPage = number('per_page', 10)
    // An offset of 0 is none to PHP (read in the controller).
    const start = number('offset', 0) || (number('page', 1) - 1) * perPage
    return {
      body: listed.slice(start, start + perPage).map((review) => wanted.pick(documentOf(shop, url, review))),
      headers: { 'X-WP-Total': `${listed.length}`, 'X-WP-TotalPages': `${Math.ceil(listed.length / perPage)}` },
    }
  }
  const create = ({ url, body }: Visit): Reply | RestError => {
    const fields = isRecord(body) ? body : {}
    const absent = ['product_id', 'review', 'reviewer', 'reviewer_email'].filter((name) => fields[name] === undefined)
    if (absent.length > 0) return missing(absent)
    const given = readReviewInput(shop, fields)
    if (isError(given)) return given
    if (given.text === '') return noContent
    const blank = { productId: 0, text: '', reviewer: '', email: '', rating: 0, verified: false } as const
    const review = { ...blank, status: 'approved' as const, created: shop.now(), ...given }
    if (reviews.isThere(review)) return duplicate
    const id = reviews.add(review)
    const headers = { Location: `${restRoot(url)}/products/reviews/${id}` }
    return { status: 201, headers, body: documentOf(shop, url, { id, ...review }) }
  }
  const one = (use: (review: Review, visit: Visit) => Reply | RestError) => (visit: Visit) => {
    const review = reviews.find(visit.ids[0] ?? 0)
    return review === undefined ? invalidId : use(review, visit)
  }
  const show = one((review, { url, wanted }) => ({ body: wanted.pick(documentOf(shop, url, review)) }))
  const update = one((review, { url, body }) => {
    const given = readReviewInput(shop, isRecord(body) ? body : {})
    if (isError(given)) return given
    if (given.text === '') return noContent
    reviews.change(review, given)
    return { body: documentOf(shop, url, review) }
  })
  const remove = one((review, { url, params }) => {
    const previous = documentOf(shop, url, review)
    if (params.get('force') === 'true') {
      reviews.remove(review.id)
      return { body: { deleted: true, previous } }
    }
    reviews.change(review, { status: 'trash' })
    return { body: documentOf(shop, url, review) }
  })
  return [
    { pattern: /^\/wc\/v3\/products\/reviews$/, collection: true, args, methods: { GET: list, POST: create } },
    {
      pattern: /^\/wc\/v3\/products\/reviews\/(\d+)$/,
      methods: { GET: show, POST: update, PUT: update, PATCH: update, DELETE: remove },
    },
  ]
}

const documentOf = (shop: Shop, url: string, review: Review) => {
  const item = shop.catalogue.get(review.productId)
  const base = `${restRoot(url)}/products/reviews`
  return {
    ...{ id: review.id, date_created: shop.zone.wall(review.created), date_created_gmt: gmt(review.created) },
    ...{
      product_id: review.productId,
      product_name: item?.name ?? '',
      product_permalink: `${url}/product/${item?.slug}/`,
    },
    ...{ status: review.status, reviewer: review.reviewer, reviewer_email: review.email },
    // WordPress makes paragraphs of what was typed.
    review: `<p>${review.text.replaceAll('\n\n', '</p>\n<p>').replace(/([^>])\n/g, '$1<br />\n')}</p>\n`,
    ...{ rating: review.rating, verified: review.verified, reviewer_avatar_urls: {} },
    _links: { self: selfLink(`${base}/${review.id}`), collection: [{ href: base }] },
  }
}
