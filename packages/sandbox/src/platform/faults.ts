import type { Answer } from '../app.ts'
import type { FaultTiming } from '../faults.ts'
import type { Message } from './push.ts'

export type PlatformFaultKind =
  | '500'
  | '503'
  | '429'
  | 'html'
  | 'truncated'
  | 'empty'
  | 'json-other'
  | 'redirect'
  | 'reset'
  | 'hang'
  | 'accepted-then-reset'
  | 'accepted-then-hang'
  | 'code'

export interface PlatformFault extends FaultTiming {
  kind: PlatformFaultKind
  /** Seconds for Retry-After (429 and 503). */
  retryAfter?: number
  /** The `return` of a fault of kind `code`. */
  code?: number
  /** Where a redirect points to. */
  location?: string
  matching?: (message: Message) => boolean
}

const KINDS: ReadonlySet<string> = new Set<PlatformFaultKind>([
  '500',
  '503',
  '429',
  'html',
  'truncated',
  'empty',
  'json-other',
  'redirect',
  'reset',
  'hang',
  'accepted-then-reset',
  'accepted-then-hang',
  'code',
])

export const isPlatformFault = (value: Record<string, unknown>): value is Record<string, unknown> & PlatformFault =>
  typeof value.kind === 'string' && KINDS.has(value.kind) && value.matching === undefined

/** Faults that lose the answer of a transaction the platform did take. */
export const isAfterAccepting = (fault: PlatformFault): boolean => fault.kind.startsWith('accepted-then-')

const html = (title: string): Pick<Answer, 'headers' | 'body'> => ({
  headers: { 'content-type': 'text/html; charset=UTF-8' },
  body: `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
})
const data = (body: string) => ({ headers: { 'content-type': 'application/json' }, body })

export const strike = (fault: PlatformFault, answerCode: (code: number, debug: string) => Answer): Answer => {
  const wait: Record<string, string> = fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) }
  switch (fault.kind) {
    case '500':
      return { status: 500, ...html('500 Internal Server Error') }
    case '503':
    case '429': {
      const page = html(fault.kind === '503' ? '503 Service Unavailable' : '429 Too Many Requests')
      return { status: Number(fault.kind), headers: { ...page.headers, ...wait }, body: page.body }
    }
    case 'html':
      return { status: 200, ...html('Maintenance') }
    case 'truncated':
      return { status: 200, ...data('{"return":1,"debug":"OK"}'), wire: 'truncate' }
    case 'empty':
      return { status: 200, ...data('') }
    case 'json-other':
      return { status: 200, ...data('{"status":"ok"}') }
    case 'redirect':
      return { status: 302, headers: { location: fault.location ?? 'https://elsewhere.example/' }, body: '' }
    case 'reset':
    case 'accepted-then-reset':
      return { status: 0, headers: {}, body: '', wire: 'reset' }
    case 'hang':
    case 'accepted-then-hang':
      return { status: 0, headers: {}, body: '', wire: 'hang' }
    case 'code':
      return answerCode(fault.code ?? 4, 'Fault of the sandbox.')
  }
}
