import { type Instant, MINUTE } from '../clock.ts'

/** Offsets change on the quarter hour at the earliest, in every zone there is. */
const QUARTER = 15 * MINUTE
/** Quarters remembered for a zone: a year of orders has 35,000. */
const REMEMBERED = 40_000

const zones = new Map<string, { format: Intl.DateTimeFormat; offsets: Map<number, number> }>()

/** `YYYY-MM-DD hh:mm:ss` in the zone: the only place where an instant becomes a wall-clock text for the platform. */
export function wallClock(instant: Instant, timeZone: string): string {
  return new Date(instant + offset(instant, timeZone)).toISOString().slice(0, 19).replace('T', ' ')
}

/** `YYYY-MM-DD` in the zone. */
export function wallDate(instant: Instant, timeZone: string): string {
  return wallClock(instant, timeZone).slice(0, 10)
}

/** How far the zone's wall clock stands before UTC. Formatting costs 10 µs an order, so it is done once a quarter hour. */
function offset(instant: Instant, timeZone: string): number {
  let zone = zones.get(timeZone)
  if (zone === undefined) {
    zone = { format: formatter(timeZone), offsets: new Map() }
    zones.set(timeZone, zone)
  }
  const quarter = Math.floor(instant / QUARTER)
  let known = zone.offsets.get(quarter)
  if (known === undefined) {
    if (zone.offsets.size >= REMEMBERED) zone.offsets.clear()
    known = wallMilliseconds(zone.format, quarter * QUARTER) - quarter * QUARTER
    zone.offsets.set(quarter, known)
  }
  return known
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit'
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, second: two } as const
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...parts, hourCycle: 'h23' })
}

/** en-GB gives "dd/mm/yyyy, hh:mm:ss" with fixed widths. */
function wallMilliseconds(format: Intl.DateTimeFormat, at: Instant): number {
  const text = format.format(at)
  return Date.parse(`${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}T${text.slice(12, 20)}Z`)
}
