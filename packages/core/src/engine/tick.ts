import { type Instant, MINUTE } from '../clock.ts'
import type { Engine } from './runtime.ts'

/** Now, never before what the journal has seen; a clock that was put back is said, and never waited out. */
export async function steady({ journal, clock, emit }: Engine): Promise<Instant> {
  const { now, steppedBack } = await journal.tick(clock.now())
  if (steppedBack > 5 * MINUTE) {
    emit({ type: 'warning', code: 'clock-stepped-back', detail: { minutes: Math.round(steppedBack / MINUTE) } })
  }
  return now
}
