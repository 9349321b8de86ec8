import type { Clock } from '../clock.ts'

/** A polite rate: one second's worth at once, then evenly spaced. `perSecond` 0 is no limit. */
export class Pace {
  /** Milliseconds between two requests. */
  readonly gap: number
  readonly #burst: number
  readonly #clock: Clock
  #next = 0

  constructor(perSecond: number, clock: Clock) {
    this.gap = perSecond === 0 ? 0 : 1_000 / perSecond
    this.#burst = perSecond === 0 ? 0 : 1_000
    this.#clock = clock
  }

  /** Milliseconds to wait before the next request may go; the place is taken by asking. */
  take(): number {
    if (this.gap === 0) return 0
    const now = this.#clock.now()
    this.#next = Math.max(this.#next, now - this.#burst) + this.gap
    return Math.max(0, this.#next - now)
  }
}
