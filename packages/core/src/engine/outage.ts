import { HOUR, type Instant } from '../clock.ts'
import type { Journal } from '../journal/port.ts'

/** Failures that end within this time are a network's everyday. */
const WORTH_SAYING = HOUR

/** Since when nothing has reached the platform under one account, remembered from pass to pass. */
export class Outage {
  readonly #account: string
  readonly #journal: Journal
  #since: Instant | undefined
  #kept: Instant | undefined

  constructor(account: string, journal: Journal) {
    this.#account = account
    this.#journal = journal
  }

  async recall(): Promise<void> {
    const kept = Number((await this.#journal.getMeta(this.#key)) ?? '')
    this.#kept = kept > 0 ? kept : undefined
    this.#since ??= this.#kept
  }

  failed(at: Instant): void {
    this.#since ??= at
  }

  /** Answers since when, where a long one ends with this success: what waited for it need not wait any longer. */
  ended(at: Instant): Instant | undefined {
    const since = this.#since
    this.#since = undefined
    return since !== undefined && at - since >= WORTH_SAYING ? since : undefined
  }

  async keep(): Promise<void> {
    if (this.#since === this.#kept) return
    await this.#journal.setMeta(this.#key, String(this.#since ?? ''))
    this.#kept = this.#since
  }

  get #key(): string {
    return `outage:${this.#account}`
  }
}
