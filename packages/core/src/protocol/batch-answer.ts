import { ownWords } from '../messages/answers.ts'
import { redact } from '../redact.ts'
import { type ReadReceipt, redirected } from './receipt.ts'
import { retryAfter } from './retry-after.ts'

/** What an answer to a batch of purchase events says (docs/protocol.md, answers). */
export type BatchAnswer =
  /** Taken, except the events refused by name. */
  | { kind: 'taken'; code: string; refused: ReadonlyMap<string, string>; vague: boolean; message: string }
  /** Nothing was taken: something in the batch is wrong, and perhaps one event alone. */
  | { kind: 'malformed'; code: string; message: string }
  /** The token is not (or no longer) good. */
  | { kind: 'token'; message: string }
  /** The same for every event of the batch. */
  | { kind: 'whole'; receipt: ReadReceipt }

const WORDS_KEPT = 300
/** Statuses after which the platform may have taken the events all the same: whoever said them only stands before it. */
const PERHAPS_TAKEN = new Set([502, 504, 520, 524])

export function readBatchAnswer(
  status: number,
  headers: Record<string, string | undefined>,
  body: string,
): BatchAnswer {
  const code = String(status)
  if (status === 200 || status === 202 || status === 206) return readTaken(status, body)
  const message = words(body) ?? ownWords('answered', { code })
  const comeBack = retryAfter(headers['retry-after'])
  if (status === 400 || status === 413 || status === 422) return { kind: 'malformed', code, message }
  if (status === 401) return { kind: 'token', message }
  if (status >= 300 && status < 400) {
    return whole({ outcome: 'retry', code: 'redirect', message: redirected(status, headers.location) })
  }
  if (status === 403 || status === 404 || isUnknownWebsite(status, body)) {
    return whole({ outcome: 'credentials', code, message })
  }
  if (PERHAPS_TAKEN.has(status) || status < 400) return whole({ outcome: 'unanswered', code, message, ...comeBack })
  return whole({ outcome: 'retry', code, message, ...comeBack })
}

const whole = (receipt: ReadReceipt): BatchAnswer => ({ kind: 'whole', receipt })

/** The one text of the platform that is matched on: a wrong website id is answered as an outage (docs/protocol.md, website id). */
const isUnknownWebsite = (status: number, body: string): boolean =>
  status === 500 && /fetch Shop of website/i.test(body)

function readTaken(status: number, body: string): BatchAnswer {
  const code = String(status)
  // A maintenance page of whatever stands before the platform: it proves nothing.
  if (body.trimStart().startsWith('<')) {
    return whole({ outcome: 'unanswered', code, message: ownWords('web-page', { status }) })
  }
  const refused = new Map<string, string>()
  const parsed = parse(body)
  // An answer of which only the beginning came may have named any of them further down.
  let vague = parsed === undefined && /^\s*[[{]/.test(body)
  for (const item of items(parsed)) {
    const said = textOf(item.error_description) ?? textOf(item.error)
    if (said === undefined) continue
    const reference = referenceOf(item.purchase_reference)
    if (reference === undefined) vague = true
    else refused.set(reference, said)
  }
  // A part was refused, and the answer does not say which.
  if (status === 206 && refused.size === 0) vague = true
  return { kind: 'taken', code, refused, vague, message: status === 202 ? 'Accepted' : 'Success' }
}

const referenceOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined

function items(parsed: unknown): Record<string, unknown>[] {
  if (Array.isArray(parsed)) return parsed.filter(isRecord)
  if (!isRecord(parsed)) return []
  // An array in an envelope, under whichever name; the documents at hand show it bare.
  const inside = Object.values(parsed).find((value) => Array.isArray(value))
  return Array.isArray(inside) ? inside.filter(isRecord) : [parsed]
}

/** The platform's words in a refusal as a whole: in a field of that name, else the text itself. */
function words(body: string): string | undefined {
  const parsed = parse(body)
  const [first] = items(parsed)
  const said =
    textOf(first?.error_description) ?? textOf(first?.message) ?? textOf(first?.error) ?? textOf(first?.detail)
  if (said !== undefined) return said
  return body.trim() === '' || body.trimStart().startsWith('<') ? undefined : kept(body.trim())
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null || value === false || value === '') return undefined
  return kept(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

const kept = (text: string): string => redact(text).slice(0, WORDS_KEPT)

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
