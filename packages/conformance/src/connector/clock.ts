import type { Clock } from '@recolte/core'

/** Sleeping costs nothing here: the clock is moved on instead, so a rule about waiting does not wait. */
export function createSuiteClock(): Clock {
  let slept = 0
  return {
    now: () => Date.now() + slept,
    async sleep(ms, signal) {
      signal?.throwIfAborted()
      slept += ms
    },
  }
}
