const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const HOUR = 60 * MINUTE

/** Times as the shop writes them: `2026-10-25 02:30:00`, of its own wall clock, without an offset. */
export interface Zone {
  wall(instant: number): string
  /** The instants at which the wall clock shows this, earlier first: two in the hour that comes twice. */
  instants(wall: string): number[]
  /** The smallest text the wall clock can show from this instant on. */
  lowestFrom(instant: number): string
  /** The wall clock is put back somewhere between the two. */
  fallsBack(from: number, to: number): boolean
}

export function createZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  const known = new Map<number, number>()

  /** Zones change their offset on a quarter of an hour at the finest: asking `Intl` once for each is enough. */
  const offset = (instant: number): number => {
    const start = Math.floor(instant / QUARTER) * QUARTER
    let found = known.get(start)
    if (found === undefined) {
      if (known.size > 5_000) known.clear()
      const text = format.format(start)
      const wall = `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}T${text.slice(12, 20)}Z`
      found = Date.parse(wall) - start
      known.set(start, found)
    }
    return found
  }
  const wall = (instant: number) => textOf(instant + offset(instant))

  /** Where the wall clock is put back within this span, the instant from which it shows the hour again. */
  const backwards = (from: number, to: number): number | undefined => {
    for (let at = Math.floor(from / QUARTER) * QUARTER + QUARTER; at <= to; at += QUARTER)
      if (offset(at) < offset(at - 1)) return at
    return undefined
  }

  return {
    wall,
    instants(text) {
      const asUtc = Date.parse(`${text.replace(' ', 'T')}Z`)
      const before = asUtc - offset(asUtc - 24 * HOUR)
      const after = asUtc - offset(asUtc + 24 * HOUR)
      const fitting = [...new Set([before, after])].filter((instant) => instant + offset(instant) === asUtc)
      // A time the wall clock never showed (the hour left out in spring): as if it had not been put forward yet.
      return fitting.length === 0 ? [before] : fitting.sort((a, b) => a - b)
    },
    lowestFrom(instant) {
      const again = backwards(instant, instant + 3 * HOUR)
      const own = wall(instant)
      const later = again === undefined ? own : wall(again)
      return later < own ? later : own
    },
    fallsBack: (from, to) => backwards(from, to) !== undefined,
  }
}

const textOf = (asUtc: number): string => new Date(asUtc).toISOString().slice(0, 19).replace('T', ' ')

/** One second later on the wall. */
export const nextSecond = (wall: string): string => textOf(Date.parse(`${wall.replace(' ', 'T')}Z`) + 1_000)

/**
 * The instant of a wall-clock time as far as it can be told: of two candidates the later one, unless the shop's clock
 * has not come there yet. An order is rather taken for a younger one than lost before a baseline.
 */
export function instantOf(zone: Zone, wall: string, clock: number): Date {
  const candidates = zone.instants(wall)
  return new Date(candidates.findLast((instant) => instant <= clock + MINUTE) ?? candidates[0] ?? Number.NaN)
}
