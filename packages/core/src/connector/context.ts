import type { Clock } from '../clock.ts'
import type { Send, Stream } from '../http.ts'

/** Everything a connector may use of the outside world. It creates no HTTP client, timer or logger of its own. */
export interface ConnectorContext {
  /** `fetch` under the one HTTP policy: retry, time-outs, body limit, redirect refusal, redaction. */
  fetch: typeof globalThis.fetch
  /** The same policy around one call of a library's own HTTP client. */
  send: Send
  /** A file too long for an answer, where the program can bring one. */
  stream?: Stream
  clock: Clock
  log: (event: { level: 'debug' | 'info' | 'warn'; code: string; detail?: Record<string, string | number> }) => void
  signal: AbortSignal
  /** For the store's own texts (status labels), where the shop can choose. */
  language: 'en' | 'fr'
  /**
   * Codes that the store's configuration names, as trigger, former trigger or exclusion: a shop whose codes are without
   * number (tags, say) tells of these alone. None where nobody configured a store.
   */
  named?: readonly string[]
  /** What the store was handed over and must remember. Absent where nobody set an encryption key. */
  secrets?: Secrets
}

/** Kept in the journal, encrypted under RECOLTE_ENCRYPTION_KEY; names are the connector's own, for each store apart. */
export interface Secrets {
  /** Throws `encryption-key-other` or `secret-damaged` rather than give what was not written. */
  read(names: readonly string[]): Promise<KeptSecrets>
  /**
   * Writes all of them together; `undefined` forgets one. With `since`, only where none of them was written after that
   * reading: false and nothing written otherwise, so that of several who renew a token one wins.
   */
  write(values: Readonly<Record<string, string | undefined>>, since?: KeptSecrets): Promise<boolean>
}

export interface KeptSecrets {
  /** What is kept of what was asked for. */
  values: Readonly<Record<string, string>>
  /** For `write` alone; it tells nothing of the values. */
  version: Readonly<Record<string, string>>
}
