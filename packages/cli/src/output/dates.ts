import type { Instant, Language } from '@recolte/core'

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const
const DAY_MS = 86_400_000

export interface Dates {
  /** "Tue 10 Nov 2026, 08:15", "ven. 13 nov. 2026 à 18:04", "yesterday, 11:40", "hier à 11:40". */
  moment(at: Instant): string
  /** The same without the time of day. */
  day(at: Instant): string
  /** Never "yesterday", for tables and periods; of an instant, or of a day "2026-11-10" of the calendar. */
  wholeDay(at: Instant | string): string
  /** Always the whole date, for sentences that "yesterday" would not fit into. */
  full(at: Instant): string
  /** "2026-11-10 08:15:00", for tables and spreadsheets. */
  stamp(at: Instant): string
}

interface Formats {
  day: Intl.DateTimeFormat
  time: Intl.DateTimeFormat
  key: Intl.DateTimeFormat
  stamp: Intl.DateTimeFormat
  near: Intl.RelativeTimeFormat
}

const made = new Map<string, Formats>()

/** Made once: each takes longer than a hundred dates written with it, and memory that a report would fill. */
function formatsOf(language: Language, timeZone: string): Formats {
  const name = `${language} ${timeZone}`
  const known = made.get(name)
  if (known !== undefined) return known
  const locale = LOCALES[language]
  const formats: Formats = {
    day: new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    key: new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
    // Swedish dates are written in the order of ISO 8601, by every Node.
    stamp: new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
    near: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  }
  made.set(name, formats)
  return formats
}

/** Dates as people of this zone read them, with the day's name, and by name where the day is near. */
export function createDates(language: Language, timeZone: string, now: Instant): Dates {
  const formats = formatsOf(language, timeZone)
  const dayNumber = (at: Instant): number => Math.round(Date.parse(`${formats.key.format(at)}T00:00:00Z`) / DAY_MS)
  const written = (format: Intl.DateTimeFormat, at: Instant): string => format.format(at).replace(/(\w{3}),/, '$1')
  const wholeDay = (at: Instant | string): string =>
    typeof at === 'number' ? written(formats.day, at) : written(formatsOf(language, 'UTC').day, Date.parse(at))
  const day = (at: Instant): string => {
    const distance = dayNumber(at) - dayNumber(now)
    if (Math.abs(distance) <= 1) return formats.near.format(distance, 'day')
    return wholeDay(at)
  }
  const withTime = (text: string, at: Instant): string =>
    `${text}${language === 'fr' ? ' à ' : ', '}${formats.time.format(at)}`
  return {
    day,
    wholeDay,
    moment: (at) => withTime(day(at), at),
    full: (at) => withTime(wholeDay(at), at),
    stamp: (at) => formats.stamp.format(at),
  }
}
