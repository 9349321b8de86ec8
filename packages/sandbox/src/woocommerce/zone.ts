const HOUR = 3_600_000

export interface Zone {
  name: string
  /** Milliseconds to add to UTC to get the wall clock at that instant. */
  offsetAt(instant: number): number
  /** `2026-08-29T06:00:07`, without any zone mark: the only form the shop writes. */
  wall(instant: number): string
  /** The first instant at which the wall clock shows this; the hour that comes twice resolves to its first pass. */
  instantOf(wall: string): number
}

export const gmt = (instant: number): string => new Date(instant).toISOString().slice(0, 19)

export const createZone = (name: string): Zone => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: name,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' },
  })
  const known = new Map<number, number>()

  /** Zones change their offset on the hour (or its half): asking `Intl` once for each quarter is enough. */
  const offsetAt = (instant: number): number => {
    const quarter = Math.floor(instant / (HOUR / 4))
    const remembered = known.get(quarter)
    if (remembered !== undefined) return remembered
    const start = quarter * (HOUR / 4)
    const parts = Object.fromEntries(format.formatToParts(start).map(({ type, value }) => [type, value]))
    const wall = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`
    const offset = Date.parse(wall) - start
    known.set(quarter, offset)
    return offset
  }

  return {
    name,
    offsetAt,
    wall: (instant) => gmt(instant + offsetAt(instant)),
    instantOf(wall) {
      const asUtc = Date.parse(`${wall}Z`)
      const before = asUtc - offsetAt(asUtc - 24 * HOUR)
      const after = asUtc - offsetAt(asUtc + 24 * HOUR)
      const fitting = [before, after].filter((instant) => instant + offsetAt(instant) === asUtc)
      return fitting.length > 0 ? Math.min(...fitting) : before
    },
  }
}
