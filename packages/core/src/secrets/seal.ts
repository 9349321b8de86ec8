import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { RecolteError } from '../errors.ts'
import type { EncryptionKey } from './key.ts'

const VERSION = '1'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM: `1.KEY_ID.base64url(iv ‖ tag ‖ ciphertext)`. Version, key id and name are authenticated with it, so that
 * one secret put in another's place is found out.
 */
export function seal(key: EncryptionKey, name: string, value: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, iv).setAAD(bound(key, name))
  const text = Buffer.concat([cipher.update(value, 'utf8'), cipher.final()])
  return [VERSION, key.id, Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')].join('.')
}

/** Throws `encryption-key-other` for what another key sealed, `secret-damaged` for what nobody's key opens. */
export function unseal(key: EncryptionKey, name: string, sealed: string): string {
  const [version, id, data = ''] = sealed.split('.')
  if (version === VERSION && id !== undefined && id !== key.id) {
    throw new RecolteError('encryption-key-other', 'config', { detail: { kept: id, given: key.id } })
  }
  const bytes = Buffer.from(data, 'base64url')
  try {
    if (version !== VERSION) throw new Error('another version')
    const iv = bytes.subarray(0, IV_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: TAG_BYTES })
    decipher.setAAD(bound(key, name)).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch (cause) {
    throw new RecolteError('secret-damaged', 'config', { detail: { name }, cause })
  }
}

const bound = (key: EncryptionKey, name: string): Buffer => Buffer.from(`${VERSION}.${key.id}.${name}`)
