import { randomBytes } from 'node:crypto'
import { DAY } from '../clock.ts'
import type { Engine } from '../engine/runtime.ts'
import type { HookSecrets } from '../journal/port.ts'

/** How long the secret before still counts: what a shop has signed with it may wait in its queue for hours. */
const OVERLAP = DAY

/**
 * 32 random bytes as hex digits after the prefix of Standard Webhooks. Only letters and digits, because WooCommerce
 * decodes HTML entities in a secret before it signs; and still base64, as that standard has it.
 */
const newSecret = (): string => `whsec_${randomBytes(32).toString('hex')}`

/** The secrets of each store's webhooks. Kept at hand, since a flood should not ask the journal for each of its webhooks. */
export class HookKeys {
  readonly #engine: Engine
  readonly #known = new Map<string, HookSecrets>()

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /**
   * Tries the secrets at hand, then those in the journal where they differ: another process may have changed them.
   * `verify` is asked again only with secrets that it has not seen.
   */
  async verified<Verdict>(
    store: string,
    verify: (secrets: readonly string[]) => Verdict | 'forged',
  ): Promise<Verdict | 'forged'> {
    const atHand = this.#known.get(store)
    if (atHand !== undefined) {
      const verdict = verify(this.#counting(atHand))
      if (verdict !== 'forged') return verdict
    }
    const kept = await this.current(store)
    if (atHand !== undefined && atHand.since === kept.since && atHand.current === kept.current) return 'forged'
    return verify(this.#counting(kept))
  }

  /** The store's secrets, made now where it has none. */
  async current(store: string): Promise<HookSecrets> {
    return this.#keep(store, await this.#engine.journal.hookSecrets(store, newSecret(), this.#engine.clock.now()))
  }

  /** A new secret; the one before counts for another day. */
  async rotate(store: string): Promise<HookSecrets> {
    return this.#keep(store, await this.#engine.journal.rotateHookSecret(store, newSecret(), this.#engine.clock.now()))
  }

  #keep(store: string, secrets: HookSecrets): HookSecrets {
    this.#known.set(store, secrets)
    return secrets
  }

  #counting({ current, previous, since }: HookSecrets): string[] {
    const both = previous !== undefined && this.#engine.clock.now() - since < OVERLAP
    return both ? [current, previous] : [current]
  }
}
