import { DAY, type Instant, MINUTE, type SftpSettings, wallClock } from '@recolte/core'

/**
 * When the file after one that left at `last` leaves: every so often, or at an hour of the account's day. Looked for
 * minute by minute, since a day has 23 or 25 hours where clocks are changed; an hour missing in one waits for the next.
 */
export function nextAfter(last: Instant, { at, every }: Pick<SftpSettings, 'at' | 'every'>, timeZone: string): Instant {
  if (every !== undefined) return last + every
  let instant = Math.floor(last / MINUTE) * MINUTE + MINUTE
  while (wallClock(instant, timeZone).slice(11, 16) !== at && instant < last + 3 * DAY) instant += MINUTE
  return instant
}
