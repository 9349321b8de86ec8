import { setTimeout as wait } from 'node:timers/promises'
import { isBusy, journalError } from './errors.ts'

/**
 * How long SQLite itself waits for a lock, blocking the whole process. Past that the work is tried again from its
 * beginning, and the event loop (requests to the platform, lease renewals) runs in between.
 */
export const BLOCKING_WAIT_MS = 50
const PAUSE_MS = 10

/** Who waits for the file, and how long before saying that it is locked. */
export interface Patience {
  location: string
  busyTimeoutMs: number
}

export async function patiently<T>({ location, busyTimeoutMs }: Patience, work: () => T): Promise<T> {
  const started = performance.now()
  for (;;) {
    try {
      return work()
    } catch (error) {
      const waited = performance.now() - started
      if (!isBusy(error) || waited >= busyTimeoutMs) throw journalError(error, location, waited)
    }
    await wait(PAUSE_MS)
  }
}
