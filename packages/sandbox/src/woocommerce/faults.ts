import type { Answer } from '../app.ts'
import type { FaultTiming } from '../faults.ts'
import { errorBody, forbidden, maintenance, noRoute, restError } from './errors.ts'

export type ShopFaultKind =
  | '401'
  | '403'
  | '404'
  | '429'
  | '500'
  | '502'
  | '503'
  | 'html'
  | 'html-403'
  | 'redirect'
  | 'empty'
  | 'oversized'
  | 'hang'
  | 'reset'
  | 'truncated'
  | 'endless'
  | 'ignores-modified-after'

export interface ShopFault extends FaultTiming {
  kind: ShopFaultKind
  /** Only requests whose path starts so, as `/wp-json/wc/v3/orders`. */
  path?: string
  /** Seconds for Retry-After (429 and 503). */
  retryAfter?: number
  /** Where a redirect points to. */
  location?: string
  /** Size of an oversized body. */
  bytes?: number
}

const KINDS: ReadonlySet<string> = new Set<ShopFaultKind>([
  '401',
  '403',
  '404',
  '429',
  '500',
  '502',
  '503',
  'html',
  'html-403',
  'redirect',
  'empty',
  'oversized',
  'hang',
  'reset',
  'truncated',
  'endless',
  'ignores-modified-after',
])

export const isShopFault = (value: Record<string, unknown>): value is Record<string, unknown> & ShopFault =>
  typeof value.kind === 'string' && KINDS.has(value.kind)

const page = (status: number, title: string, heading = title): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${heading}</h1></body></html>`,
})
const rest = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
  body: JSON.stringify(body),
})

/** The answer of a fault that replaces the shop's own; undefined for those that only bend it. */
export const strike = (fault: ShopFault, ownAnswer: () => Answer): Answer | undefined => {
  switch (fault.kind) {
    case '401':
      return rest(401, errorBody(forbidden('list', false)))
    case '403':
      return rest(403, errorBody(forbidden('list', true)))
    case '404':
      return rest(404, errorBody(noRoute))
    case '429':
      return rest(429, errorBody(restError(429, 'too_many_requests', 'Too many requests.')), {
        'retry-after': String(fault.retryAfter ?? 1),
      })
    case '500':
      return rest(500, errorBody(restError(500, 'internal_server_error', 'There has been a critical error.')))
    case '502':
      return page(502, '502 Bad Gateway')
    case '503':
      return maintenance(fault.retryAfter)
    case 'html':
      return page(200, 'Boutique Récolte')
    case 'html-403':
      return page(403, '403 Forbidden', 'Forbidden')
    case 'redirect':
      return { status: 302, headers: { location: fault.location ?? 'https://elsewhere.example/' }, body: '' }
    case 'empty':
      return { ...ownAnswer(), body: '' }
    case 'oversized': {
      const answer = ownAnswer()
      return { ...answer, body: answer.body.padEnd(fault.bytes ?? 64 * 1024 * 1024) }
    }
    case 'hang':
    case 'reset':
      return { status: 0, headers: {}, body: '', wire: fault.kind }
    case 'truncated':
      return { ...ownAnswer(), wire: 'truncate' }
    case 'endless':
    case 'ignores-modified-after':
      return undefined
  }
}
