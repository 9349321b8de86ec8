import { DAY, type Instant } from '../clock.ts'
import { RecolteError } from '../errors.ts'
import { wallClock } from '../protocol/wall-clock.ts'

/** A period as people write it: days and months are those of the account's zone, and the last one is part of it. */
export interface Period {
  /** `2026-10-01`, or an instant with its offset: `2026-10-01T08:00:00Z`. */
  since?: string | undefined
  /** `2026-10-31` with all of that day, or an instant, which is the first one outside. */
  until?: string | undefined
  /** `2026-10`, instead of the two others. */
  month?: string | undefined
}

export interface Span {
  from: Instant | undefined
  to: Instant | undefined
}

/** Throws `bad-period` with the words that cannot be understood. */
export function spanOf({ since, until, month }: Period, timeZone: string): Span {
  if (month !== undefined) {
    const [year, number] = parts(/^(\d{4})-(\d{2})$/, month)
    if (since !== undefined || until !== undefined || number < 1 || number > 12) throw badPeriod(month)
    return { from: midnight(year, number, 1, timeZone), to: midnight(year, number + 1, 1, timeZone) }
  }
  const span = {
    from: since === undefined ? undefined : moment(since, 0, timeZone),
    to: until === undefined ? undefined : moment(until, 1, timeZone),
  }
  if (span.from !== undefined && span.to !== undefined && span.from >= span.to) throw badPeriod(`${since} … ${until}`)
  return span
}

/** A day's beginning, `daysOn` days later; an instant as it is. */
function moment(text: string, daysOn: number, timeZone: string): Instant {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const [year, month, day] = parts(/^(\d{4})-(\d{2})-(\d{2})$/, text)
    const there = new Date(Date.UTC(year, month - 1, day))
    if (there.getUTCMonth() !== month - 1 || there.getUTCDate() !== day) throw badPeriod(text)
    return midnight(year, month, day + daysOn, timeZone)
  }
  // Without its offset an instant would be read in the zone of whatever machine this runs on.
  const at = /T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw badPeriod(text)
  return at
}

function parts(pattern: RegExp, text: string): [number, number, number] {
  const found = pattern.exec(text)
  if (found === null) throw badPeriod(text)
  return [Number(found[1]), Number(found[2]), Number(found[3] ?? 1)]
}

/** The first instant of a day in the zone. The second look is for a zone whose offset changes in between. */
function midnight(year: number, month: number, day: number, timeZone: string): Instant {
  const wall = Date.UTC(year, month - 1, day)
  const first = wall - offset(wall, timeZone)
  const at = wall - offset(first, timeZone)
  // Where clocks skip midnight, the day begins at one: the hour before still is yesterday.
  return offset(at, timeZone) === wall - at ? at : Math.max(first, at)
}

function offset(at: Instant, timeZone: string): number {
  return Date.parse(`${wallClock(at, timeZone).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000
}

/** First and last day (YYYY-MM-DD, UTC) that a span touches. */
export function daysOf(from: Instant, to: Instant): { first: string; last: string } {
  const day = (at: Instant) => new Date(Math.floor(at / DAY) * DAY).toISOString().slice(0, 10)
  return { first: day(from), last: day(to - 1) }
}

const badPeriod = (text: string) => new RecolteError('bad-period', 'config', { detail: { text } })
