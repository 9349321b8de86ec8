import type { Engine } from '../engine/runtime.ts'
import type { OrderKey } from '../journal/port.ts'

interface Waiting {
  hints: OrderKey[]
  written: () => void
  failed: (error: unknown) => void
}

/** Hints of one commit at most: a commit this size takes a few milliseconds, in which nobody else writes. */
const GROUP = 1_000
/** Under load, a commit waits this long for others to join it; the first after a pause does not. */
const GATHER_MS = 2

/**
 * Acknowledges webhooks in groups: each commit waits for the disk, so all that came while the last one was being
 * written share the next. A webhook is answered only once its hints are on disk.
 */
export class HintGatherer {
  readonly #engine: Engine
  readonly #told: (stores: Set<string>) => void
  #waiting: Waiting[] = []
  #writing = false

  /** `told` hears which stores have new hints, once they are on disk. */
  constructor(engine: Engine, told: (stores: Set<string>) => void) {
    this.#engine = engine
    this.#told = told
  }

  add(hints: OrderKey[]): Promise<void> {
    if (hints.length === 0) return Promise.resolve()
    return new Promise((written, failed) => {
      this.#waiting.push({ hints, written, failed })
      if (this.#writing) return
      this.#writing = true
      // One turn of the loop gathers what has already arrived.
      setImmediate(() => void this.#write())
    })
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP)
      const hints = group.flatMap((one) => one.hints)
      try {
        await this.#engine.journal.addHints(hints, this.#engine.clock.now())
        for (const one of group) one.written()
        this.#told(new Set(hints.map(({ store }) => store)))
      } catch (error) {
        for (const one of group) one.failed(error)
      }
      await new Promise((resolve) => setTimeout(resolve, GATHER_MS))
    }
    this.#writing = false
  }
}
