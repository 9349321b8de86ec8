import { z } from 'zod'
import type { NewAccount } from '../config.ts'
import { ownWords } from '../messages/answers.ts'
import { redact } from '../redact.ts'
import type { ReadReceipt } from './receipt.ts'
import { retryAfter } from './retry-after.ts'

/** The body of the request for a token (docs/protocol.md, token). */
export const TOKEN_REQUEST = 'grant_type=client_credentials&scope=openid'
/** The same for reading published reviews (docs/protocol.md, reviews). */
export const REVIEWS_TOKEN_REQUEST = `${TOKEN_REQUEST}&audience=verified-reviews`

export function tokenHeaders({ clientId, clientSecret }: Pick<NewAccount, 'clientId' | 'clientSecret'>) {
  return {
    authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
  }
}

/** Where nothing is said: what was observed (docs/protocol.md, token). */
const USUAL_SECONDS = 300

const granted = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().catch(USUAL_SECONDS),
})
const denied = z.object({ error: z.string(), error_description: z.string().optional().catch(undefined) })

export type TokenAnswer =
  | { kind: 'token'; token: string; lastsMs: number }
  /** No event has left: nothing of this can be doubtful. */
  | { kind: 'failed'; receipt: ReadReceipt }

/** Reads an answer of the token endpoint. Of a refusal only its two standard fields are kept (RFC 6749 §5.2). */
export function readTokenAnswer(
  status: number,
  headers: Record<string, string | undefined>,
  body: string,
): TokenAnswer {
  const parsed = parse(body)
  const token = granted.safeParse(parsed)
  if (status === 200 && token.success) {
    return { kind: 'token', token: token.data.access_token, lastsMs: token.data.expires_in * 1_000 }
  }
  const said = denied.safeParse(parsed)
  const why = said.success ? [said.data.error, said.data.error_description].filter(Boolean).join(': ') : ''
  const no = { why: why === '' ? status : `${status}, ${redact(why).slice(0, 200)}` }
  const message = ownWords('no-token', no)
  if (status === 401 || status === 403 || (status === 400 && said.success)) {
    return { kind: 'failed', receipt: { outcome: 'credentials', code: '401', message } }
  }
  if (status >= 300 && status < 400) return failed({ code: 'redirect', message: ownWords('no-token-redirected', no) })
  return failed({ code: String(status), message, ...retryAfter(headers['retry-after']) })
}

const failed = (receipt: Omit<ReadReceipt, 'outcome'>): TokenAnswer => ({
  kind: 'failed',
  receipt: { outcome: 'retry', ...receipt },
})

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
