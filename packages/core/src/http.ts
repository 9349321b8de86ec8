/** One answer as a library's HTTP client gave it. */
export interface Answer {
  status: number
  headers: Record<string, string>
  /** Parsed JSON, or text where it was none. */
  body: unknown
}

/** One call of a library's own HTTP client; it must honour the signal and not retry, follow redirects or throw on a status. */
export type Attempt = (signal: AbortSignal) => Promise<Answer>

/** Runs an attempt under the one HTTP policy. Throws `RecolteError` (`shop-…`, `redirect`, `aborted`). */
export type Send = (attempt: Attempt, request: { method: string; url: string }) => Promise<Answer>
