import type { Answer } from '../app.ts'
import type { FaultTiming } from '../faults.ts'

export type ShopifyFaultKind =
  | '401'
  | '402'
  | '403'
  | '404'
  | '423'
  | '429'
  | '500'
  | '502'
  | '503'
  | 'throttled'
  | 'internal'
  | 'html'
  | 'hang'
  | 'reset'
  | 'truncated'
  | 'endless'

export interface ShopifyFault extends FaultTiming {
  kind: ShopifyFaultKind
  /** Only requests whose path holds this, as `/graphql.json` or `/admin/oauth`. */
  path?: string
  /** Seconds for Retry-After, written as a decimal (429 and 503). */
  retryAfter?: number
  /** Points that are left, with `throttled`. */
  left?: number
}

const KINDS: ReadonlySet<string> = new Set<ShopifyFaultKind>([
  ...(['401', '402', '403', '404', '423', '429', '500', '502', '503', 'throttled', 'internal'] as const),
  ...(['html', 'hang', 'reset', 'truncated', 'endless'] as const),
])

export const isShopifyFault = (value: Record<string, unknown>): value is Record<string, unknown> & ShopifyFault =>
  typeof value.kind === 'string' && KINDS.has(value.kind)

const json = { 'content-type': 'application/json; charset=utf-8' }
const errors = (status: number, text: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { ...json, ...headers },
  body: JSON.stringify({ errors: text }),
})
const page = (status: number, title: string, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
})

export const unknownToken = errors(401, '[API] Invalid API key or access token (unrecognized login or wrong password)')
export const notFound = errors(404, 'Not Found')

/** Decimal seconds, as Shopify writes them: `4.0`. */
const wait = ({ retryAfter }: ShopifyFault): Record<string, string> =>
  retryAfter === undefined
    ? {}
    : { 'retry-after': Number.isInteger(retryAfter) ? `${retryAfter}.0` : String(retryAfter) }

/** The answer of a fault that replaces the shop's own; undefined for those that only bend it. */
export const strike = (fault: ShopifyFault, ownAnswer: () => Answer): Answer | undefined => {
  switch (fault.kind) {
    case '401':
      return unknownToken
    case '402':
      return errors(402, 'Unavailable Shop')
    case '403':
      return errors(403, 'Forbidden')
    case '404':
      return notFound
    case '423':
      return errors(423, 'Locked')
    case '429':
      return errors(
        429,
        'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
        wait(fault),
      )
    case '500':
      return errors(500, 'Internal Server Error')
    case '502':
      return page(502, '502 Bad Gateway')
    case '503':
      return page(503, 'Service Unavailable', wait(fault))
    case 'internal': {
      const message =
        'Internal error. Looks like something went wrong on our end.\nRequest ID: 00000000-0000-4000-8000-000000000500 (include this in support requests).'
      const extensions = { code: 'INTERNAL_SERVER_ERROR', requestId: '00000000-0000-4000-8000-000000000500' }
      return { status: 200, headers: json, body: JSON.stringify({ errors: [{ message, extensions }] }) }
    }
    case 'html':
      return page(200, 'Boutique Récolte')
    case 'hang':
    case 'reset':
      return { status: 0, headers: {}, body: '', wire: fault.kind }
    case 'truncated':
      return { ...ownAnswer(), wire: 'truncate' }
    case 'throttled':
    case 'endless':
      return undefined
  }
}
