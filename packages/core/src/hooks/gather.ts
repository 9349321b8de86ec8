import type { Engine } from '../engine/runtime.ts'
import type { OrderKey } from '../journal/port.ts'

interface Waiting {
  hints: OrderKey[]
  written: () => void
  failed: (error: unknown) => void
}

/** Hints of one commit at most: a commit this size takes a few milliseconds, in which nobody else writes. */
const GROUP = 1_000
/**
 * Under load, webhooks gather for as long as the last commit took, so that a slow disk blocks the process half of the
 * time at most; for this long at most, or until so many have come. The first after a pause does not wait.
 */
const LONGEST_MS = 20
const ENOUGH = 256

/**
 * Acknowledges webhooks in groups: each commit waits for the disk, so all that came while the last one was being
 * written share the next. A webhook is answered only once its hints are on disk.
 */
export class HintGatherer {
  readonly #engine: Engine
  readonly #told: (stores: Set<string>) => void
  #waiting: Waiting[] = []
  #writing = false
  #enough: (() => void) | undefined

  /** `told` hears which stores have new hints, once they are on disk. */
  constructor(engine: Engine, told: (stores: Set<string>) => void) {
    this.#engine = engine
    this.#told = told
  }

  add(hints: OrderKey[]): Promise<void> {
    if (hints.length === 0) return Promise.resolve()
    return new Promise((written, failed) => {
      this.#waiting.push({ hints, written, failed })
      if (this.#waiting.length >= ENOUGH) this.#enough?.()
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
      const started = performance.now()
      try {
        await this.#engine.journal.addHints(hints, this.#engine.clock.now())
        for (const one of group) one.written()
        this.#told(new Set(hints.map(({ store }) => store)))
      } catch (error) {
        for (const one of group) one.failed(error)
      }
      await this.#gathered(Math.min(LONGEST_MS, performance.now() - started))
    }
    this.#writing = false
  }

  #gathered(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#enough = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
