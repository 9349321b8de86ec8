import type { Prepared, PrepareOutcome } from '../journal/port.ts'
import type { Engine } from './runtime.ts'

type Send = Extract<Prepared, { kind: 'send' }>

interface Asked {
  sends: Send[]
  resolve(outcomes: PrepareOutcome[]): void
  reject(error: unknown): void
}

/**
 * Writes `sent` for batches just before they leave. Those asked for in one turn of the loop share a commit: each waits
 * for the disk, and the answers that free the next batches arrive together when it was slow.
 */
export class Marks {
  readonly #engine: Engine
  #asked: Asked[] = []

  constructor(engine: Engine) {
    this.#engine = engine
  }

  /** What became of each, in order. */
  write(sends: Send[]): Promise<PrepareOutcome[]> {
    if (this.#asked.length === 0) setImmediate(() => this.#flush())
    return new Promise((resolve, reject) => this.#asked.push({ sends, resolve, reject }))
  }

  async #flush(): Promise<void> {
    const { journal, token, clock } = this.#engine
    const group = this.#asked.splice(0)
    try {
      const all = group.flatMap(({ sends }) => sends)
      const outcomes = await journal.prepare(token, all, clock.now())
      for (const { sends, resolve } of group) resolve(outcomes.splice(0, sends.length))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }
}
