import type { Args } from './args.ts'
import type { Reply, Route, Visit } from './route.ts'
import { restRoot, type Shop, selfLink } from './shop.ts'
import { gmt } from './zone.ts'

export interface Review {
  id: number
  productId: number
  status: 'approved' | 'hold'
  reviewer: string
  email: string
  /** As its author typed it. */
  text: string
  /** 0 where the author gave none. */
  rating: number
  verified: boolean
  created: number
}

/** Comments share their counter with nothing else; ids only grow. */
export interface Reviews {
  all(): Review[]
  add(review?: Partial<Omit<Review, 'id'>>): number
  remove(id: number): void
}

export const createReviews = ({ now }: Pick<Shop, 'now'>): Reviews => {
  const kept = new Map<number, Review>()
  let last = 0
  return {
    all: () => [...kept.values()],
    add(given = {}) {
      last += 1
      kept.set(last, {
        ...{ id: last, productId: 11, status: 'approved', reviewer: 'Inès Garcia', email: 'ines@client.example' },
        ...{ text: 'Très bon thé.', rating: 5, verified: false, created: now() },
        ...given,
      })
      return last
    },
    remove: (id) => void kept.delete(id),
  }
}

const args: Args = {
  page: { type: 'integer', default: 1, minimum: 1 },
  per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
  offset: { type: 'integer' },
  order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
  orderby: { type: 'string', default: 'date_gmt', enum: ['date', 'date_gmt', 'id', 'include', 'product'] },
  status: { type: 'string', default: 'approved', enum: ['all', 'hold', 'approved', 'spam', 'trash'] },
}

export const reviewRoutes = (shop: Shop, reviews: Reviews): Route[] => {
  const list = ({ url, params, wanted }: Visit): Reply => {
    const number = (name: string, otherwise: number) => Number(params.get(name) ?? otherwise)
    const status = params.get('status') ?? 'approved'
    const sign = params.get('order') === 'asc' ? 1 : -1
    const byDate = params.get('orderby') === 'id' ? () => 0 : (a: Review, b: Review) => a.created - b.created
    const listed = reviews
      .all()
      .filter((review) => status === 'all' || review.status === status)
      .toSorted((a, b) => sign * (byDate(a, b) || a.id - b.id))
    const perPage = number('per_page', 10)
    // An offset of 0 is none to PHP (read in the controller).
    const start = number('offset', 0) || (number('page', 1) - 1) * perPage
    return {
      body: listed.slice(start, start + perPage).map((review) => wanted.pick(documentOf(shop, url, review))),
      headers: { 'X-WP-Total': `${listed.length}`, 'X-WP-TotalPages': `${Math.ceil(listed.length / perPage)}` },
    }
  }
  const allow = ['GET', 'POST']
  return [{ pattern: /^\/wc\/v3\/products\/reviews$/, collection: true, args, allow, methods: { GET: list } }]
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
