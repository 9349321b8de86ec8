import { z } from 'zod'

export const PUBLISHED_API = 'https://api.skeepers.io'
/** Reviews one page may hold, and how far apart requests must be: 100 a minute (docs/protocol.md, reviews). */
export const PAGE = 200
export const APART_MS = 650

/** The first page: all there is, or what was published since. */
export function publishedUrl(base: string, since: number | undefined): string {
  const url = new URL(`${base.replace(/\/+$/, '')}/verified-reviews/v1/published/products/reviews`)
  url.searchParams.set('limit', String(PAGE))
  if (since !== undefined) url.searchParams.set('publish_date.gte', `${new Date(since).toISOString().slice(0, 19)}Z`)
  return url.href
}

/** The same page, one review shorter: where there are that many and one more, its `Link` names a next one. */
export function shorter(page: string): string {
  const url = new URL(page)
  url.searchParams.set('limit', String(PAGE - 1))
  return url.href
}

export const publishedPage = z.array(z.record(z.string(), z.unknown()))

/** The address of the next page (RFC 8288); undefined on the last. Only where the same host is meant: the token goes there. */
export function nextPage(link: string | null, asked: string): { url: string | undefined } | 'elsewhere' {
  const found = /<([^<>]*)>\s*;[^<]*\brel\s*=\s*"?next\b/i.exec(link ?? '')?.[1]
  if (found === undefined) return { url: undefined }
  if (!URL.canParse(found, asked)) return 'elsewhere'
  const url = new URL(found, asked)
  return url.origin === new URL(asked).origin ? { url: url.href } : 'elsewhere'
}
