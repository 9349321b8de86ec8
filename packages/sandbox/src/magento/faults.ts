import type { Answer } from '../app.ts'
import type { FaultTiming } from '../faults.ts'
import { badGateway, maintenance, themePage } from './errors.ts'

export type MagentoFaultKind =
  | '401'
  | '403'
  | '429'
  | '500'
  | '502'
  | '503'
  | 'html'
  | 'endless'
  | 'hang'
  | 'reset'
  | 'truncated'

export interface MagentoFault extends FaultTiming {
  kind: MagentoFaultKind
  /** Only requests whose path holds this, as `/V1/orders`. */
  path?: string
  /** Seconds for Retry-After (429 and 503). */
  retryAfter?: number
}

const wait = ({ retryAfter }: MagentoFault): Record<string, string> =>
  retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
const json = { 'content-type': 'application/json; charset=utf-8' }

/** The answer of a fault that replaces the shop's own; undefined for the one that only bends it. */
export const strike = (fault: MagentoFault, ownAnswer: () => Answer): Answer | undefined => {
  switch (fault.kind) {
    case '401': {
      const body = { message: "The consumer isn't authorized to access %resources.", parameters: { resources: 'self' } }
      return { status: 401, headers: json, body: JSON.stringify(body) }
    }
    case '403':
      return { ...themePage, status: 403 }
    case '429': {
      const body = JSON.stringify({ message: 'Too Many Requests', trace: null })
      return { status: 429, headers: { ...json, ...wait(fault) }, body }
    }
    case '500': {
      const message = 'Internal Error. Details are available in Magento log file. Report ID: webapi-6b0463c8c120b'
      return { status: 500, headers: json, body: JSON.stringify({ message }) }
    }
    case '502':
      return badGateway
    case '503':
      return { ...maintenance, headers: { ...maintenance.headers, ...wait(fault) } }
    case 'html':
      return themePage
    case 'hang':
    case 'reset':
      return { status: 0, headers: {}, body: '', wire: fault.kind }
    case 'truncated':
      return { ...ownAnswer(), wire: 'truncate' }
    case 'endless':
      return undefined
  }
}
