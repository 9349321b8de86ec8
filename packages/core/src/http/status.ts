import { RecolteError } from '../errors.ts'
import { bare, type Place } from './failure.ts'

const BUSY = 429
/** The shop's or its host's moment of weakness. 501, 505 and the like say the same thing the next time. */
const PASSING = new Set([408, BUSY, 500, 502, 503, 504])

/** Whether another try a moment later may bring another answer. */
export const worthAnotherTry = (error: RecolteError): boolean =>
  error.code === 'shop-unreachable' || (typeof error.detail.status === 'number' && PASSING.has(error.detail.status))

/** Milliseconds to wait, from seconds or an HTTP date (RFC 9110 §10.2.3); an unreadable value is none. */
function retryAfter(headers: Record<string, string>, now: number): number | undefined {
  const value = headers['retry-after']?.trim()
  if (value === undefined || value === '') return undefined
  // Shopify writes seconds as `2.0` (docs/platforms/shopify.md, "Points").
  if (/^\d+(\.\d+)?$/.test(value)) return Math.ceil(Number(value) * 1_000)
  const at = Date.parse(value)
  if (Number.isNaN(at)) return undefined
  // Both dates by the shop's clock, where it tells it: ours may differ.
  const clock = Date.parse(headers.date ?? '')
  return Math.max(0, at - (Number.isNaN(clock) ? now : clock))
}

/** The error a status stands for; `undefined` for what the caller interprets (2xx and 4xx but 408 and 429). */
export function statusError(
  answer: { status: number; headers: Record<string, string> },
  asked: string,
  place: Place,
  now: number,
): RecolteError | undefined {
  const { status, headers } = answer
  if (status >= 300 && status < 400) {
    return headers.location === undefined
      ? new RecolteError('shop-answer', 'retry', { detail: { ...place, why: `status ${status}` } })
      : redirect(asked, headers.location, place)
  }
  if (status < 500 && !PASSING.has(status)) return undefined
  const wait = retryAfter(headers, now)
  return new RecolteError(status === BUSY ? 'shop-busy' : 'shop-down', 'retry', {
    detail: { ...place, status },
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  })
}

/**
 * A redirect is never followed: a POST would lose its content, a signature its address, and a key might go to another
 * host. What both addresses end in is the API's own path, so without it the text names what belongs in the configuration.
 */
function redirect(asked: string, location: string, place: Place): RecolteError {
  let from = bare(asked)
  let to = from
  try {
    to = bare(new URL(location, asked))
    if (new URL(from).origin !== new URL(to).origin || to.split('/').length !== from.split('/').length)
      [from, to] = withoutCommonEnd(from, to)
  } catch {
    // A location that is no address: the place asked is all there is to say.
  }
  return new RecolteError('redirect', 'config', { detail: { ...place, from, to } })
}

function withoutCommonEnd(from: string, to: string): [string, string] {
  const one = from.split('/')
  const other = to.split('/')
  // The first three parts are `https:`, `` and the host.
  while (one.length > 3 && other.length > 3 && one.at(-1) === other.at(-1)) {
    one.pop()
    other.pop()
  }
  return [one.join('/'), other.join('/')]
}
