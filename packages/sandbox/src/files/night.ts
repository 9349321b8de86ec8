const MINUTE = 60_000
const DAY = 24 * 60

/** The platform takes files in between 01:00 and 03:00 of Paris (docs/protocol.md, files of orders); here, at 02:00. */
const HOUR = 2 * 60
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', timeStyle: 'short' })

/** When the consumer last had its hour. An hour off for a day where clocks are changed, which it is at that hour. */
export function lastNight(now: number): number {
  const [hours = 0, minutes = 0] = clock.format(now).split(':').map(Number)
  const since = (hours * 60 + minutes - HOUR + DAY) % DAY
  return Math.floor(now / MINUTE) * MINUTE - since * MINUTE
}
