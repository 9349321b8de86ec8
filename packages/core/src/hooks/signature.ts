import { createHmac, timingSafeEqual } from 'node:crypto'

/** Whether one of the secrets (or raw keys) made this signature: HMAC-SHA256 in base64, compared in constant time. */
export function hmacMatches(
  secrets: readonly (string | Uint8Array)[],
  signed: readonly (string | Uint8Array)[],
  signature: string,
): boolean {
  const given = Buffer.from(signature, 'base64')
  let matches = false
  for (const secret of secrets) {
    const hmac = createHmac('sha256', secret)
    for (const part of signed) hmac.update(part)
    const expected = hmac.digest()
    // No early end: how long it takes tells nothing about which secret it was.
    if (given.length === expected.length && timingSafeEqual(given, expected)) matches = true
  }
  return matches
}
