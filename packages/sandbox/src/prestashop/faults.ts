import type { Answer } from '../app.ts'
import type { FaultTiming } from '../faults.ts'

export type PrestaShopFaultKind =
  | '401-page'
  | '403-page'
  | '429'
  | '500'
  | '502'
  | '503'
  | 'html'
  | 'redirect'
  | 'empty'
  | 'sql-fails'
  | 'hang'
  | 'reset'
  | 'truncated'
  | 'endless'
  | 'drops-brackets'

export interface PrestaShopFault extends FaultTiming {
  kind: PrestaShopFaultKind
  /** Only requests for this resource, as `orders`. */
  resource?: string
  /** Seconds for Retry-After (429 and 503). */
  retryAfter?: number
  /** Where a redirect points to. */
  location?: string
}

const KINDS: ReadonlySet<string> = new Set<PrestaShopFaultKind>([
  ...(['401-page', '403-page', '429', '500', '502', '503', 'html', 'redirect', 'empty', 'sql-fails'] as const),
  ...(['hang', 'reset', 'truncated', 'endless', 'drops-brackets'] as const),
])
export const isPrestaShopFault = (value: Record<string, unknown>): value is Record<string, unknown> & PrestaShopFault =>
  typeof value.kind === 'string' && KINDS.has(value.kind)

const page = (status: number, title: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
  body: `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
})

/** The answer of a fault that replaces the shop's own; undefined for those that only bend the question. */
export const strike = (fault: PrestaShopFault, ownAnswer: () => Answer): Answer | undefined => {
  const wait: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
  switch (fault.kind) {
    case '401-page':
      return page(401, '401 Authorization Required', { 'www-authenticate': 'Basic realm="preview"' })
    case '403-page':
      return page(403, '403 Forbidden')
    case '429':
      return page(429, '429 Too Many Requests', wait)
    case '500':
      return { status: 500, headers: { 'content-type': 'text/html; charset=utf-8' }, body: '' }
    case '502':
      return page(502, '502 Bad Gateway')
    case '503':
      return page(503, 'Boutique en maintenance', wait)
    case 'html':
      return page(200, 'Boutique Récolte')
    case 'redirect':
      return { status: 301, headers: { location: fault.location ?? 'https://www.shop.example/' }, body: '' }
    case 'empty':
      return { ...ownAnswer(), body: '' }
    case 'sql-fails':
      return { ...ownAnswer(), status: 200, body: '[]' }
    case 'hang':
    case 'reset':
      return { status: 0, headers: {}, body: '', wire: fault.kind }
    case 'truncated':
      return { ...ownAnswer(), wire: 'truncate' }
    case 'endless':
    case 'drops-brackets':
      return undefined
  }
}
