/** Milliseconds a `Retry-After` header asks for: seconds, or an HTTP date held against the present. */
export function retryAfter(header: string | undefined): { retryAfterMs?: number } {
  if (header === undefined) return {}
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - Date.now()
  return ms > 0 ? { retryAfterMs: ms } : {}
}
