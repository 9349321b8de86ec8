import { errors } from 'undici'
import { ownWords } from '../messages/answers.ts'
import type { ReadReceipt } from '../protocol/receipt.ts'
import type { PostAnswer } from './post.ts'

/** Those of an answer's headers that are looked at. */
export function lookedAt(headers: PostAnswer['headers']): Record<string, string | undefined> {
  return { 'retry-after': one(headers['retry-after']), location: one(headers.location) }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Errors of a connection that was never made: the platform cannot have the order. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** What a request without an answer says of the orders in it. */
export function failure(error: unknown): ReadReceipt {
  const code = codeOf(error)
  const outcome =
    NOT_SENT.has(code) || code.startsWith('CERT_') || code.includes('CERTIFICATE') ? 'retry' : 'unanswered'
  return {
    outcome,
    code,
    message:
      error instanceof errors.HeadersTimeoutError
        ? ownWords('no-answer-in-time')
        : ownWords('connection-failed', { code }),
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'AbortError') return 'aborted'
  const own: unknown = Reflect.get(error, 'code')
  if (typeof own === 'string') return own
  return error.cause === undefined ? error.name : codeOf(error.cause)
}
