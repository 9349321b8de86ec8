import { HOUR, type Instant } from '../../clock.ts'
import { wallClock, wallDate } from '../../protocol/wall-clock.ts'

/** The platform takes files in between 01:00 and 03:00 of Paris, wherever the account is (docs/protocol.md, files of orders). */
const ZONE = 'Europe/Paris'
const OVER = '03:00'

/** `YYYY-MM-DD` of the night that is not over yet at this instant. */
export function nextNight(now: Instant): string {
  const isOver = wallClock(now, ZONE).slice(11, 16) >= OVER
  // From 03:00 on, 21 hours later is tomorrow, be the day of 23 or of 25 hours.
  return wallDate(isOver ? now + 21 * HOUR : now, ZONE)
}
