import { HOUR, type Instant, MINUTE } from '../clock.ts'

/** Every poll reads this much again: a change can be committed later than its own stamp. */
const OVERLAP = 5 * MINUTE

/**
 * How far before the watermark a poll begins. Where the shop's wall clock was just put back, an hour comes twice, and a
 * shop that sorts by wall clock shows the second one before the first.
 */
export function overlap(timeZone: string | undefined, now: Instant): number {
  if (timeZone === undefined) return OVERLAP
  const before = offset(timeZone, now - 2 * HOUR)
  return before - offset(timeZone, now) > 0 ? OVERLAP + HOUR : OVERLAP
}

/** Minutes east of Greenwich, as milliseconds; 0 for a zone this Node does not know. */
function offset(timeZone: string, at: Instant): number {
  try {
    const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).format(at)
    const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
    const size = (Number(hours) * 60 + Number(minutes)) * MINUTE
    return sign === '-' ? -size : size
  } catch {
    return 0
  }
}
