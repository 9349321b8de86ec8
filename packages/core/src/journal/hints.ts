import type { Instant } from '../clock.ts'
import type { OrderKey } from './orders.ts'

/** What webhooks said may have changed, the secrets they are signed with, and those that shops handed over. */
export interface HintJournal {
  /**
   * Remembers that these orders may have changed, whoever said so: all of them in one transaction, at `now`. One already
   * remembered is renewed. Whether the store or the order exists is not asked. A store that is known was heard of then.
   */
  addHints(hints: OrderKey[], now: Instant): Promise<void>
  /** The hints of a store received at or before `until`, by order id: at most `limit`. */
  hints(store: string, until: Instant, limit: number): Promise<Hint[]>
  /** Forgets hints that have been followed, unless one was renewed since it was taken. */
  forgetHints(store: string, taken: Hint[]): Promise<void>
  /** The secrets with which a store's webhooks are signed. Where there are none, `first` becomes the current one. */
  hookSecrets(store: string, first: string, now: Instant): Promise<HookSecrets>
  /** Makes `next` the current secret; the one before it is kept as `previous`. */
  rotateHookSecret(store: string, next: string, now: Instant): Promise<HookSecrets>
  /** Ciphertexts by name; a name under which nothing is kept is left out. The journal never sees what they hold. */
  secrets(names: readonly string[]): Promise<Record<string, string>>
  /**
   * Writes all of them, `undefined` deleting one. With `expected`, only where each name to be written still holds what
   * `expected` says (nothing, where it says nothing): otherwise writes nothing and answers false.
   */
  writeSecrets(
    changes: Readonly<Record<string, string | undefined>>,
    expected?: Readonly<Record<string, string>>,
  ): Promise<boolean>
}

export interface Hint {
  orderId: string
  receivedAt: Instant
}

/** Kept in the journal and never in a configuration: nobody has to know or copy them. */
export interface HookSecrets {
  current: string
  /** The one before: what the shop signed with it may still be on its way. */
  previous: string | undefined
  /** When `current` was made. */
  since: Instant
}
