import { type DayStart, type Filter, instantOf } from './filter.ts'
import { type Search, type Term, termsOf } from './search.ts'

const RANGE = { '>': 'range_gt', '>=': 'range_gte', '<': 'range_lt', '<=': 'range_lte', '': 'match_all' } as const

/** What `extensions.search` says of one list: how the search was read, and which of it was ignored. */
export const searchExtension = (query: string, search: Search, { warnings }: Filter, at: DayStart, zone: string) => {
  const terms = termsOf(search).map((term) => parsed(term, at, zone))
  return {
    path: ['orders'],
    query,
    parsed: terms.length === 1 ? terms[0] : { [search.kind === 'or' ? 'or' : 'and']: terms },
    ...(warnings.length === 0 ? {} : { warnings }),
  }
}

const parsed = ({ field, operator, value }: Term, at: DayStart, zone: string) => {
  const dated = field?.endsWith('_at') === true && operator !== '' ? instantOf(value, at) : undefined
  return {
    ...(field === undefined ? {} : { field }),
    [RANGE[operator]]: dated === undefined ? value : local(dated, zone),
  }
}

/** An instant as the shop's wall clock with its offset. */
export const local = (instant: number, zone: string): string => {
  const offset = offsetMinutes(instant, zone)
  const wall = new Date(instant + offset * 60_000).toISOString().slice(0, 19)
  const minutes = Math.abs(offset)
  const two = (n: number) => String(Math.trunc(n)).padStart(2, '0')
  return `${wall}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

export const offsetMinutes = (instant: number, zone: string): number => {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

export const dayStart =
  (zone: string): DayStart =>
  (date) => {
    const utc = Date.parse(`${date}T00:00:00Z`)
    return utc - offsetMinutes(utc, zone) * 60_000
  }
