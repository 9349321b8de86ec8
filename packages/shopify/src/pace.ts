import { type Clock, SECOND } from '@recolte/core'
import type { Cost } from './answer.ts'

/**
 * The shop's bucket of points, as it was told last and as it fills since. Admission goes by what a query may cost at
 * most, so a question waits until that much is there: exactly as long as needed, and not at all without need.
 * docs/platforms/shopify.md, "Points".
 */
export interface Pace {
  /** Resolves when a question like this will be admitted, by all that is known. */
  ready(question: string, signal: AbortSignal): Promise<void>
  learn(question: string, cost: Cost): void
}

export function createPace(clock: Clock): Pace {
  const dearest = new Map<string, number>()
  let bucket: { left: number; rate: number; most: number; at: number } | undefined

  return {
    async ready(question, signal) {
      const needed = dearest.get(question) ?? 0
      if (bucket === undefined) return
      const left = Math.min(bucket.most, bucket.left + ((clock.now() - bucket.at) / SECOND) * bucket.rate)
      const missing = Math.min(needed, bucket.most) - left
      if (missing <= 0) return
      await clock.sleep(Math.ceil((missing / bucket.rate) * SECOND), signal)
    },
    learn(question, { requestedQueryCost, throttleStatus }) {
      dearest.set(question, requestedQueryCost)
      const { currentlyAvailable: left, restoreRate: rate, maximumAvailable: most } = throttleStatus
      bucket = { left, rate, most, at: clock.now() }
    },
  }
}
