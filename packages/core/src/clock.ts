/** Integer milliseconds since 1970, UTC. */
export type Instant = number

export interface Clock {
  now(): Instant
  /** Resolves after `ms`, or rejects with the signal's reason. Replaced in tests by one that does not wait. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

export const DAY = 86_400_000
export const HOUR = 3_600_000
export const MINUTE = 60_000
export const SECOND = 1_000

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep(ms, signal) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const stop = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms)
      signal?.addEventListener('abort', stop, { once: true })
    })
  },
}
