import { type AnswerCode, ownWords } from '../messages/answers.ts'
import type { ReceiptOutcome } from '../method.ts'
import { redact } from '../redact.ts'
import { retryAfter } from './retry-after.ts'

/** What an answer of the push API says, before it is tied to an order. */
export interface ReadReceipt {
  outcome: ReceiptOutcome
  code?: string
  message: string
  retryAfterMs?: number
}

/** The platform's `debug` is free text and nowhere documented: kept for people, never matched on. */
const WORDS_KEPT = 300

/**
 * Reads an answer (docs/protocol.md, response). Success is `return` 1, as a number or numeric text, in a JSON object
 * with status 200; everything that is not a complete answer proves nothing about the order.
 */
export function readReceipt(status: number, headers: Record<string, string | undefined>, body: string): ReadReceipt {
  if (status === 429) return retry('429', ownWords('too-many', { status }), headers['retry-after'])
  if (status >= 300 && status < 400) {
    return { outcome: 'retry', code: 'redirect', message: redirected(status, headers.location) }
  }
  const parsed = parse(body)
  if (parsed === undefined) {
    if (status >= 400 && status < 500) return retry(String(status), ownWords('no-receipt', { status }))
    const what = body.trim() === '' ? 'empty' : body.trimStart().startsWith('<') ? 'web-page' : 'cut-short'
    return {
      outcome: 'unanswered',
      code: String(status),
      message: ownWords(what, { status }),
      ...retryAfter(headers['retry-after']),
    }
  }
  const code = returnCode(parsed.return)
  if (code === undefined || status !== 200) {
    return {
      outcome: 'unanswered',
      code: String(status),
      message: ownWords('no-receipt', { status }),
      ...retryAfter(headers['retry-after']),
    }
  }
  const message = words(parsed.debug, code)
  if (code === '1') return { outcome: 'collected', code, message }
  if (code === '2' || code === '3') return { outcome: 'credentials', code, message }
  if (code === '4') return { outcome: 'refused', code, message }
  return { outcome: 'retry', code, message }
}

const MEANINGS: Record<string, AnswerCode> = { '2': 'signature', '3': 'account', '4': 'parameters' }

function words(debug: unknown, code: string): string {
  if (typeof debug === 'string' && debug.trim() !== '') return redact(debug.trim()).slice(0, WORDS_KEPT)
  if (code === '1') return 'Success'
  const meaning = MEANINGS[code]
  return meaning === undefined ? ownWords('answered', { code }) : ownWords(meaning)
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function returnCode(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return typeof value === 'string' && /^\s*-?\d+\s*$/.test(value) ? String(Number(value)) : undefined
}

function retry(code: string, message: string, comeBack?: string): ReadReceipt {
  return { outcome: 'retry', code, message, ...retryAfter(comeBack) }
}

export function redirected(status: number, location: string | undefined): string {
  const to = location?.split('?')[0]
  return to === undefined ? ownWords('redirected-nowhere', { status }) : ownWords('redirected', { status, to })
}
