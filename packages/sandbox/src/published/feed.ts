import { type Answer, json } from '../app.ts'
import type { PublishedReview, Shelf } from './hold.ts'

const text = (body: string): Answer => ({ status: 200, headers: { 'content-type': 'text/plain' }, body })
const none: Answer = { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>404 Not Found</h1>' }

/** The files of one account below `…/AWS/PRODUCT_API/`, as a static server gives them. */
export const feedFile = (shelf: Shelf, path: string, withList: boolean): Answer => {
  if (path === 'AVERAGE/all_products.json') return json(200, averages(shelf))
  if (path === 'REVIEWS/files_list.txt') {
    if (!withList) return none
    return text(
      shelf
        .products()
        .map((product) => `${product};${day(shelf.writtenAt(product))}\n`)
        .join(''),
    )
  }
  const [, name] = /^REVIEWS\/([^/]+)\.json$/.exec(path) ?? []
  const product = decodeURIComponent(name ?? '')
  const reviews = shelf.of(product)
  if (reviews.length === 0) return none
  return json(200, reviews.map(fields), { 'last-modified': new Date(shelf.writtenAt(product)).toUTCString() })
}

const day = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ')

const averages = (shelf: Shelf): object =>
  Object.fromEntries(
    shelf.products().map((product) => {
      const rates = shelf.of(product).map(({ rate }) => rate)
      const average = rates.reduce((sum, rate) => sum + rate, 0) / rates.length
      return [product, { id_product: product, rate: average.toFixed(2), nb_reviews: String(rates.length) }]
    }),
  )

/** Texts throughout, as consumers saw them; the author's address is in it. */
const fields = (one: PublishedReview): object => ({
  ...{ id_review: `s-${one.review_id}`, id_review_product: one.review_id, id_product: one.product },
  ...{ review_date: one.review_date, publish_date: one.publish_date, rate: String(one.rate), review: one.review },
  ...{ lastname: one.lastname, firstname: one.firstname, email: `${one.firstname.toLowerCase()}@example.com` },
  ...{ order_ref: `R-${one.review_id}`, medias: [], moderation: [], count_helpful_yes: '0', count_helpful_no: '0' },
})
