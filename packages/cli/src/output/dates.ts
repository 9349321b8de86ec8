import type { Instant, Language } from '@recolte/core'

const LOCALES = { en: 'en-GB', fr: 'fr-FR' } as const
const DAY_MS = 86_400_000

export interface Dates {
  /** "Tue 10 Nov 2026, 08:15", "ven. 13 nov. 2026 à 18:04", "yesterday, 11:40", "hier à 11:40". */
  moment(at: Instant): string
  /** The same without the time of day. */
  day(at: Instant): string
  /** Always the whole date, for sentences that "yesterday" would not fit into. */
  full(at: Instant): string
  /** "2026-11-10 08:15:00", for tables and spreadsheets. */
  stamp(at: Instant): string
}

/** Dates as people of this zone read them, with the day's name, and by name where the day is near. */
export function createDates(language: Language, timeZone: string, now: Instant): Dates {
  const locale = LOCALES[language]
  const dayFormat = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  const timeFormat = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const keyFormat = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  // Swedish dates are written in the order of ISO 8601, by every Node.
  const stampFormat = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  const near = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })

  const dayNumber = (at: Instant): number => Math.round(Date.parse(`${keyFormat.format(at)}T00:00:00Z`) / DAY_MS)
  const wholeDay = (at: Instant): string => dayFormat.format(at).replace(/(\w{3}),/, '$1')
  const day = (at: Instant): string => {
    const distance = dayNumber(at) - dayNumber(now)
    if (Math.abs(distance) <= 1) return near.format(distance, 'day')
    return wholeDay(at)
  }
  const withTime = (text: string, at: Instant): string =>
    `${text}${language === 'fr' ? ' à ' : ', '}${timeFormat.format(at)}`
  return {
    day,
    moment: (at) => withTime(day(at), at),
    full: (at) => withTime(wholeDay(at), at),
    stamp: (at) => stampFormat.format(at),
  }
}
