import { createHash, hash, timingSafeEqual } from 'node:crypto'

/** The fields a push signature covers, as the exact texts that are sent. */
export interface SignedFields {
  query: string
  order_ref: string
  email: string
  lastname: string
  firstname: string
  order_date: string
  /** Absent and empty contribute nothing; `0` contributes the character 0 (docs/protocol.md, signature). */
  delay?: string
}

/** `sha1hex(utf8(query ‖ order_ref ‖ email ‖ lastname ‖ firstname ‖ order_date ‖ delay ‖ secret))`, without separators. */
export function signPush(fields: SignedFields, secretKey: string): string {
  return hash(
    'sha1',
    fields.query +
      fields.order_ref +
      fields.email +
      fields.lastname +
      fields.firstname +
      fields.order_date +
      (fields.delay ?? '') +
      secretKey,
  )
}

/** `sha1hex(query ‖ idWebsite ‖ secret)`: what the platform signs when it calls a shop's module. */
export function signCall(query: string, webId: string, secretKey: string): string {
  return hash('sha1', query + webId + secretKey)
}

/** Compares two texts in a time that tells nothing of where they differ, nor of the right one's length. */
export function sameSignature(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
