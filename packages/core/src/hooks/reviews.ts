import { hash } from 'node:crypto'
import type { Journal } from '../journal/port.ts'
import { inScript } from '../reviews/json-ld.ts'
import { productPage } from '../reviews/product-page.ts'
import type { Inbound, Reply } from './inbound.ts'

/** The end of the path counts: `/recolte/reviews/boutique/42.json`. */
const PAGE = /(?:^|\/)reviews\/([^/]+)\/([^/]+)\.json$/

/** Caches may give it for so long without asking again. */
const SECONDS = 300

export interface PageAsked {
  store: string
  product: string
}

/** The store and the product in the path of a page of reviews. */
export function pageAsked(path: string): PageAsked | undefined {
  const [, store, product] = PAGE.exec(path) ?? []
  if (store === undefined || product === undefined) return undefined
  try {
    return { store: decodeURIComponent(store), product: decodeURIComponent(product) }
  } catch {
    return undefined
  }
}

/** One product's reviews for the shop's pages: public, the same for everybody, and read by scripts of any origin. */
export async function answerPage(journal: Journal, asked: PageAsked, inbound: Inbound): Promise<Reply> {
  const after = new URLSearchParams(inbound.query).get('after') ?? undefined
  const body = inScript(await productPage(journal, { ...asked, after }))
  const tag = `"${hash('sha256', body).slice(0, 32)}"`
  const headers = {
    ...{ etag: tag, 'cache-control': `public, max-age=${SECONDS}`, 'access-control-allow-origin': '*' },
    ...{ 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' },
  }
  return knows(inbound.header('if-none-match'), tag)
    ? { status: 304, headers, body: '' }
    : { status: 200, headers, body }
}

/** Caches on the way may mark a tag as weak. */
const knows = (tags: string | undefined, tag: string): boolean =>
  (tags ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)
