import type { Leased, Settlement } from '../journal/port.ts'
import type { Method, Receipt } from '../method.ts'
import type { Leases } from './leases.ts'
import type { Engine } from './runtime.ts'
import { settlement } from './settle.ts'

/** Receipts gathered at most before they are written; the first one is written as soon as the loop is free. */
const GROUP = 256

/** Writes receipts in groups: one commit for all that came while the last one was being written. */
export class Settler {
  readonly #engine: Engine
  readonly #leases: Leases
  #pending: Settlement[] = []
  #unsent: number[] = []
  #flushing: Promise<void> | undefined
  #failure: unknown

  constructor(engine: Engine, leases: Leases) {
    this.#engine = engine
    this.#leases = leases
  }

  /** A group could not be written: `close` throws why, and nothing more should be sent. */
  get failed(): boolean {
    return this.#failure !== undefined
  }

  get busy(): boolean {
    return this.#flushing !== undefined
  }

  add(leased: Leased, receipt: Receipt, method: Method, delayDays: number | undefined, blamed: boolean): void {
    this.#pending.push(settlement(leased, receipt, method, delayDays, blamed))
    this.#flush()
  }

  /** Prepared and not sent after all: given back with its attempt uncounted. */
  unsent(handoverId: number): void {
    this.#unsent.push(handoverId)
    this.#flush()
  }

  /** Resolves when the write under way (if any) has ended. */
  async flushed(): Promise<void> {
    if (this.#flushing === undefined) return new Promise(() => {})
    await this.#flushing
  }

  async close(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing
    if (this.#failure !== undefined) throw this.#failure
  }

  #flush(): void {
    this.#flushing ??= this.#work().finally(() => {
      this.#flushing = undefined
    })
  }

  async #work(): Promise<void> {
    try {
      // One turn of the loop gathers the answers that have already arrived.
      await new Promise((resolve) => setImmediate(resolve))
      while (this.#pending.length > 0 || this.#unsent.length > 0) {
        const group = this.#pending.splice(0, GROUP)
        if (group.length > 0) {
          await this.#engine.journal.settle(this.#engine.token, group, this.#engine.clock.now())
          this.#leases.forget(group.map((one) => one.handoverId))
        }
        await this.#leases.unsend(this.#unsent.splice(0))
      }
    } catch (error) {
      this.#failure = error
    }
  }
}
