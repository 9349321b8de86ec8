import type { Secrets } from '../connector.ts'
import type { Journal } from '../journal/port.ts'
import type { EncryptionKey } from './key.ts'
import { seal, unseal } from './seal.ts'

/** What one store keeps: encrypted before it reaches the journal, under names of its own. */
export function storeSecrets(store: string, key: EncryptionKey, journal: Promise<Journal>): Secrets {
  const prefix = `${encodeURIComponent(store)}/`
  return {
    async read(names) {
      const version = await (await journal).secrets(names.map((name) => prefix + name))
      const values: Record<string, string> = {}
      for (const [name, sealed] of Object.entries(version))
        values[name.slice(prefix.length)] = unseal(key, name, sealed)
      return { values, version }
    },
    async write(values, since) {
      const sealed: Record<string, string | undefined> = {}
      for (const [name, value] of Object.entries(values)) {
        sealed[prefix + name] = value === undefined ? undefined : seal(key, prefix + name, value)
      }
      return (await journal).writeSecrets(sealed, since?.version)
    },
  }
}
