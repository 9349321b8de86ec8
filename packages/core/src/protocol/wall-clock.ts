import type { Instant } from '../clock.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formatters.get(timeZone)
  if (known === undefined) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    })
    formatters.set(timeZone, known)
  }
  return known
}

/** `YYYY-MM-DD hh:mm:ss` in the zone: the only place where an instant becomes a wall-clock text for the platform. */
export function wallClock(instant: Instant, timeZone: string): string {
  // en-GB gives "dd/mm/yyyy, hh:mm:ss" with fixed widths, far cheaper to cut than formatToParts.
  const text = formatter(timeZone).format(instant)
  return `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)} ${text.slice(12, 20)}`
}

/** `YYYY-MM-DD` in the zone. */
export function wallDate(instant: Instant, timeZone: string): string {
  return wallClock(instant, timeZone).slice(0, 10)
}
