import { DAY, HOUR, type Instant } from '../clock.ts'
import type { Evidence } from '../journal/port.ts'

/** Four weeks: each day of the week counts four times, so that a shop closed on Sundays is not silent on a Sunday. */
const WEEKS = 4
export const HISTORY = WEEKS * 7 * DAY

/** Where so many orders would usually have come, chance alone brings none once in 150 times. */
export const SILENT = 5

export interface Usual {
  /** Orders collected on a usual day. */
  perDay: number
  /** Orders that would usually have been collected since. */
  expected: number
}

/** What the shop's own last 28 days make one expect between two instants, hour by hour of the same days of the week. */
export function usual(days: Evidence['days'], since: Instant, now: Instant): Usual {
  const byWeekday = [0, 0, 0, 0, 0, 0, 0]
  let all = 0
  for (const { day, outcome, n } of days) {
    if (outcome !== 'collected') continue
    const weekday = new Date(day).getUTCDay()
    byWeekday[weekday] = (byWeekday[weekday] ?? 0) + n
    all += n
  }
  let expected = 0
  for (let at = since; at < now; at += HOUR) {
    expected += ((byWeekday[new Date(at).getUTCDay()] ?? 0) / WEEKS) * (Math.min(HOUR, now - at) / DAY)
  }
  return { perDay: Math.round(all / (WEEKS * 7)), expected }
}
