import type { Clock } from '../clock.ts'
import { Pace } from './pace.ts'

/** Who may send to one platform now: so many at once, and no faster than the account's rate. */
export class Places {
  readonly #clock: Clock
  readonly #pace: Pace
  readonly #room: () => number
  #taken = 0
  #waiters: (() => void)[] = []

  /** `room` says how many may be taken at this moment; none where nothing more leaves. */
  constructor(ratePerSecond: number, clock: Clock, room: () => number) {
    this.#clock = clock
    this.#pace = new Pace(ratePerSecond, clock)
    this.#room = room
  }

  /** Waits for a place; false when there will be none. A place taken is given back by `leave`. */
  async enter(signal: AbortSignal): Promise<boolean> {
    for (;;) {
      const room = this.#room()
      if (room === 0 || signal.aborted) return false
      if (this.#taken < room) break
      await new Promise<void>((resolve) => this.#waiters.push(resolve))
    }
    this.#taken += 1
    const wait = this.#pace.take()
    if (wait > 0) {
      try {
        await this.#clock.sleep(wait, signal)
      } catch {
        this.leave()
        return false
      }
    }
    return true
  }

  leave(): void {
    this.#taken -= 1
    for (const wake of this.#waiters.splice(0)) wake()
  }
}
