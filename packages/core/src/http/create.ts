import type { Clock } from '../clock.ts'
import type { ConnectorContext } from '../connector.ts'
import { RecolteError } from '../errors.ts'
import type { Send, Stream } from '../http.ts'
import { understood } from './body.ts'
import { createExchange, insecure, opener } from './exchange.ts'
import { fromThrown, named, type Place, tooSlow } from './failure.ts'
import { type HttpLimits, LIMITS } from './limits.ts'
import { statusError, worthAnotherTry } from './status.ts'
import { streamed } from './stream.ts'

export interface HttpOptions {
  clock: Clock
  userAgent: string
  /** The store's name, for the texts of errors. */
  store: string
  signal?: AbortSignal | undefined
  /** Plain http outside this machine. */
  allowInsecure?: boolean | undefined
  log?: ConnectorContext['log'] | undefined
  limits?: Partial<HttpLimits> | undefined
  /** From 0 to 1: the jitter of the back-off. */
  random?: (() => number) | undefined
  /** Where the proxy variables are looked up. */
  env?: NodeJS.ProcessEnv | undefined
}

/**
 * The one HTTP policy for reading shops, as `fetch` and, around a library's own call, as `send`. For both:
 *
 * - Returned: 2xx and 4xx (but 408 and 429). What 401, 403 or 404 mean is the connector's knowledge.
 * - Tried again, GET and HEAD only, up to 3 times in all: no answer, 408, 429, 500, 502, 503, 504. The wait is random
 *   between nothing and 0.5 s, then 1 s; a `Retry-After` of up to 10 s is waited for instead, a longer one is thrown
 *   at once. After the last try: `shop-unreachable`, `shop-busy` (429) or `shop-down`, with `retryAfterMs` where told.
 *   Any other 5xx is `shop-down` at once, a certificate that is not accepted `shop-certificate` at once.
 * - A redirect is never followed: `redirect` names both addresses without their query strings.
 * - No answer within 30 s, or not the last byte within 120 s: `shop-unreachable`. Over 32 MB: `answer-too-large`.
 * - Plain http is `insecure-url`, but to this machine or with `allowInsecure`.
 * - An abort, of the store's signal or the request's own, is `aborted`.
 * - HTTPS_PROXY, HTTP_PROXY and NO_PROXY are obeyed. The User-Agent is ours, also where a library sets its own.
 * - Whatever is thrown is a `RecolteError` without key or query string; of a library's error only kind and code stay.
 *
 * `stream` is for a file longer than that: one try, broken off after 30 s of silence.
 *
 * `send` alone looks at what a 2xx holds: a web page is `shop-html`, other text `shop-answer`; nothing at all (HEAD,
 * 204) is returned. `fetch` leaves reading to its caller, who has `readJson` for the same two errors. A try through
 * `send` with a library that does not use the `fetch` it is given is bounded by the 120 s alone.
 */
export function createHttp(options: HttpOptions): { fetch: typeof globalThis.fetch; send: Send; stream: Stream } {
  const { clock, store, log } = options
  const limits: HttpLimits = { ...LIMITS, ...options.limits }
  const random = options.random ?? Math.random
  const outer = options.signal ?? new AbortController().signal
  const { userAgent } = options
  const open = opener(options.env ?? process.env)
  const exchange = createExchange({ userAgent, limits, open })

  /** One try, bounded in time; whatever is thrown becomes a `RecolteError`. */
  async function once<T>(place: Place, signal: AbortSignal, run: Run<T>): Promise<T> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(tooSlow(place, limits.wholeMs)), limits.wholeMs)
    try {
      signal.throwIfAborted()
      return await run(AbortSignal.any([signal, late.signal]), place)
    } catch (error) {
      if (signal.aborted) throw aborted(store)
      if (late.signal.reason instanceof RecolteError) throw late.signal.reason
      throw error instanceof RecolteError ? named(error, store) : fromThrown(error, place, false)
    } finally {
      clearTimeout(timer)
    }
  }

  /** One try and the verdict on its status. */
  async function judged<T extends Headed>(asked: Asked, place: Place, run: Run<T>): Promise<T | RecolteError> {
    try {
      const answer = await once(place, asked.signal, run)
      const headers = answer.headers instanceof Headers ? Object.fromEntries(answer.headers) : answer.headers
      return statusError({ status: answer.status, headers }, asked.url.href, place, clock.now()) ?? answer
    } catch (error) {
      if (error instanceof RecolteError) return error
      throw error
    }
  }

  async function withRetry<T extends Headed>(asked: Asked, run: Run<T>): Promise<T> {
    const refused = insecure(asked.url, options.allowInsecure ?? false, store)
    if (refused !== undefined) throw refused
    const place = { store, host: asked.url.host }
    const tries = asked.method === 'GET' || asked.method === 'HEAD' ? limits.attempts : 1
    for (let attempt = 1; ; attempt++) {
      const result = await judged(asked, place, run)
      if (!(result instanceof RecolteError)) return result
      const waitMs = Math.round(result.retryAfterMs ?? random() * limits.backOffMs * 2 ** (attempt - 1))
      if (attempt >= tries || !worthAnotherTry(result) || waitMs > limits.longestWaitMs) throw result
      log?.({ level: 'debug', code: 'http-retry', detail: { ...place, why: result.code, attempt, waitMs } })
      await clock.sleep(waitMs, asked.signal).catch(() => {
        throw aborted(store)
      })
    }
  }

  return {
    async fetch(input, init) {
      const request = requestOf(input, init, store)
      const signal = AbortSignal.any([outer, request.signal])
      return withRetry({ method: request.method, url: new URL(request.url), signal }, (bound, place) =>
        exchange(request, bound, place),
      )
    },
    stream(address, { signal: own, from = 0 } = {}) {
      const url = new URL(address)
      const refused = insecure(url, options.allowInsecure ?? false, store)
      if (refused !== undefined) throw refused
      const signal = own === undefined ? outer : AbortSignal.any([outer, own])
      const place = { store, host: url.host }
      return streamed(url, signal, place, { open, userAgent, idleMs: limits.headersMs, now: clock.now, from })
    },
    async send(attempt, { method, url, signal: own }) {
      const signal = own === undefined ? outer : AbortSignal.any([outer, own])
      const asked = { method: method.toUpperCase(), url: new URL(url), signal }
      return withRetry(asked, async (bound, place) => {
        // A library wraps what its fetch threw in an error of its own, so the first one is kept aside.
        let failure: unknown
        const bareFetch: typeof globalThis.fetch = async (input, init) => {
          try {
            return await exchange(requestOf(input, init, store), bound, place)
          } catch (error) {
            failure = error
            throw error
          }
        }
        try {
          return understood(await attempt(bound, bareFetch), place)
        } catch (error) {
          throw failure ?? error
        }
      })
    },
  }
}

type Headed = { status: number; headers: Headers | Record<string, string> }
type Run<T> = (signal: AbortSignal, place: Place) => Promise<T>
interface Asked {
  method: string
  url: URL
  signal: AbortSignal
}

const aborted = (store: string) => new RecolteError('aborted', 'retry', { detail: { store } })

/** Node's own error for a bad request quotes the address, user and password included. */
function requestOf(input: string | URL | Request, init: RequestInit | undefined, store: string): Request {
  try {
    return new Request(input, init)
  } catch {
    throw new RecolteError('unexpected', 'bug', { detail: { store, what: 'not a request' } })
  }
}
