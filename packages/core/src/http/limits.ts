/** The numbers of the policy; tests make them small. */
export interface HttpLimits {
  /** Tries of one GET or HEAD, the first one included. */
  attempts: number
  /** Upper bound of the first random wait; it doubles with each try. */
  backOffMs: number
  /** A longer `Retry-After` is not waited for here: it is thrown, and the engine comes back later. */
  longestWaitMs: number
  /** Until the status and the headers are there. */
  headersMs: number
  /** Until the last byte. */
  wholeMs: number
  bodyBytes: number
}

export const LIMITS: HttpLimits = {
  attempts: 3,
  backOffMs: 500,
  longestWaitMs: 10_000,
  headersMs: 30_000,
  wholeMs: 120_000,
  bodyBytes: 32 * 1024 * 1024,
}
