import { createHmac } from 'node:crypto'
import { RecolteError } from '../errors.ts'

export interface EncryptionKey {
  bytes: Buffer
  /** Says which key it is, and nothing about it: eight hex digits of an HMAC under the key. */
  id: string
}

/** 32 bytes, as hex digits or base64. Throws `encryption-key-malformed`, without a word of what was given. */
export function encryptionKey(given: string): EncryptionKey {
  const text = given.trim()
  const bytes = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : fromBase64(text)
  if (bytes?.length !== 32) throw new RecolteError('encryption-key-malformed', 'config')
  return { bytes, id: createHmac('sha256', bytes).update('recolte key id').digest('hex').slice(0, 8) }
}

/** `Buffer.from` leaves out what is no base64 and takes the rest: a key with a typing error would be another key. */
function fromBase64(text: string): Buffer | undefined {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) ? Buffer.from(text, 'base64') : undefined
}
