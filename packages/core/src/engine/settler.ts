import type { Leased, Settlement } from '../journal/port.ts'
import type { Method, Receipt } from '../method.ts'
import type { Leases } from './leases.ts'
import type { Engine } from './runtime.ts'
import { settlement } from './settle.ts'

/** Receipts written in one commit: each commit waits for the disk, so a few hundred share it. */
const GROUP = 1_024
/** A receipt is on disk within this time, however few come: at 40 ms twice as many commits waited for the disk. */
const GATHER_MS = 100

/** Writes receipts in groups. One that may not be sent again is written at once: a crash must find it there. */
export class Settler {
  readonly #engine: Engine
  readonly #leases: Leases
  #pending: Settlement[] = []
  #unsent: number[] = []
  #flushing: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #failure: unknown

  readonly #written: () => void

  /** `written` is called after each group, when what it holds may be looked at again. */
  constructor(engine: Engine, leases: Leases, written: () => void) {
    this.#engine = engine
    this.#leases = leases
    this.#written = written
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
    const nobodyElse = this.#pending.length + this.#unsent.length >= this.#leases.size
    if (nobodyElse || !method.repeatable || this.#pending.length >= GROUP) this.#flush()
    else this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS)
  }

  /** Prepared and not sent after all: given back with its attempt uncounted. */
  unsent(handoverId: number): void {
    this.#unsent.push(handoverId)
    this.#flush()
  }

  async close(): Promise<void> {
    if (this.#pending.length > 0) this.#flush()
    while (this.#flushing !== undefined) await this.#flushing
    if (this.#failure !== undefined) throw this.#failure
  }

  #flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#flushing ??= this.#work().finally(() => {
      this.#flushing = undefined
      this.#written()
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
