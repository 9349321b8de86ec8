import type { RecolteOptions } from '../api.ts'
import { configSchema, type RecolteConfig } from '../config.ts'
import { RecolteError } from '../errors.ts'
import { type EncryptionKey, encryptionKey } from '../secrets/key.ts'

export function configOf(options: RecolteOptions): RecolteConfig {
  const parsed = configSchema.safeParse({ accounts: options.accounts, stores: options.stores })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n')
  throw new RecolteError('config', 'config', { detail: { problems }, cause: parsed.error })
}

export function keyOf({
  encryptionKey: given = process.env.RECOLTE_ENCRYPTION_KEY,
}: RecolteOptions): EncryptionKey | undefined {
  return given === undefined || given.trim() === '' ? undefined : encryptionKey(given)
}
