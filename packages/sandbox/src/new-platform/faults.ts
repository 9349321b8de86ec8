import { type Answer, json } from '../app.ts'
import type { FaultTiming } from '../faults.ts'
import type { PurchaseEvent } from './judge.ts'

const KINDS = [
  '400',
  '401',
  '403',
  '429',
  '500',
  '502',
  '503',
  'html',
  'empty',
  'truncated',
  'redirect',
  'reset',
  'hang',
  /** Every token ends at this moment: the request in hand is answered 401. */
  'expire',
  /** Events that match are refused by name (206), the others are taken. */
  'partial',
  /** As `partial`, but the answer does not say which. */
  'partial-nameless',
  /** Taken, and the answer is lost, or somebody before the platform answers instead. */
  'accepted-then-reset',
  'accepted-then-hang',
  'accepted-then-502',
  'accepted-then-truncated',
] as const
export type NewPlatformFaultKind = (typeof KINDS)[number]

export interface NewPlatformFault extends FaultTiming {
  kind: NewPlatformFaultKind
  /** Which endpoint; absent means the events'. */
  on?: 'token' | 'events'
  /** Seconds for Retry-After. */
  retryAfter?: number
  /** Strikes requests that hold such an event (`partial`: refuses exactly those). */
  matching?: (event: PurchaseEvent) => boolean
}

/** What a fault is asked about. */
export interface Subject {
  on: 'token' | 'events'
  events: PurchaseEvent[]
}

const kinds: ReadonlySet<string> = new Set(KINDS)

export const isNewPlatformFault = (
  value: Record<string, unknown>,
): value is Record<string, unknown> & NewPlatformFault =>
  typeof value.kind === 'string' && kinds.has(value.kind) && value.matching === undefined

export const concerns = ({ on = 'events', matching }: NewPlatformFault, subject: Subject): boolean =>
  on === subject.on && (matching === undefined || subject.events.some(matching))

export const isAfterAccepting = ({ kind }: NewPlatformFault): boolean => kind.startsWith('accepted-then-')

const page = (title: string) => ({
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
})

/** The answer of a fault that needs to know nothing of the request. */
export const strike = ({ kind, retryAfter }: NewPlatformFault): Answer => {
  const wait: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
  switch (kind) {
    case '400':
      return json(400, { message: 'Fault of the sandbox: bad request' })
    case '401':
      return json(401, { error: 'invalid_client', message: 'Jwt verification fails' })
    case '403':
      return json(403, { message: 'Access denied' })
    case '500':
      return json(500, { message: 'Internal server error' }, wait)
    case '502':
    case 'accepted-then-502':
      return { status: 502, ...page('502 Bad Gateway') }
    case '429':
    case '503': {
      const { headers, body } = page(kind === '429' ? '429 Too Many Requests' : '503 Service Unavailable')
      return { status: Number(kind), headers: { ...headers, ...wait }, body }
    }
    case 'html':
      return { status: 200, ...page('Maintenance') }
    case 'empty':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' }
    case 'redirect':
      return { status: 302, headers: { location: 'https://elsewhere.example/' }, body: '' }
    case 'truncated':
    case 'accepted-then-truncated':
      return { ...json(200, [{ purchase_reference: 'cut short', status: 'CREATED' }]), wire: 'truncate' }
    case 'hang':
    case 'accepted-then-hang':
      return { status: 0, headers: {}, body: '', wire: 'hang' }
    case 'expire':
    case 'partial':
    case 'partial-nameless':
    case 'reset':
    case 'accepted-then-reset':
      return { status: 0, headers: {}, body: '', wire: 'reset' }
  }
}
