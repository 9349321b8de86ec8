/** One answer as a library's HTTP client gave it. */
export interface Answer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  /** Parsed JSON, or text where it was none. */
  body: unknown
}

/**
 * One call of a library's own HTTP client; it must honour the signal and not retry, follow redirects or throw on a
 * status. A library that lets its `fetch` be chosen is given the second argument: one bare exchange with time-outs,
 * body limit, proxy and User-Agent of the policy, whose failures `send` recognises. It is called once for each try, so
 * a signature with a nonce is new each time.
 */
export type Attempt = (signal: AbortSignal, fetch: typeof globalThis.fetch) => Promise<Answer>

/**
 * Runs an attempt under the one HTTP policy (`createHttp` says which). Throws `RecolteError` only. One that the attempt
 * throws itself passes through, with the store's name added to its detail, so that a text can say `--store {store}`.
 */
export type Send = (
  attempt: Attempt,
  /** `signal` ends this request, as the store's own signal ends all of them. */
  request: { method: string; url: string; signal?: AbortSignal | undefined },
) => Promise<Answer>

/**
 * A long file in pieces, under the same policy but for its size; `signal` ends it, as the store's own does. `from` is the
 * byte at which it is gone on with.
 */
export type Stream = (
  url: string,
  options?: { signal?: AbortSignal | undefined; from?: number },
) => AsyncIterable<Uint8Array>
