import { DAY, type Instant, isPossibleEmail, readWallTime } from '@recolte/core'
import type { Field } from './columns.ts'

/** What values are held against. */
export interface Reader {
  /** Of dates without one. */
  timeZone: string
  now: Instant
}

const DATE =
  /^(\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})([T ]\d{1,2}[:h]\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/

const IMPOSSIBLE_HOUR = /[T ](2[4-9]|[3-9]\d)|[:h][6-9]\d/
/** Web shops had no orders before. */
const EARLIEST = Date.UTC(2000, 0, 1)

/** Whether it has the form of a date, possible or not. */
export const isDated = (text: string): boolean => DATE.test(text)

/** A file holds few days and many orders of each, and reading a date in its zone costs as much as the rest of a line. */
const dates = new Map<string, Instant | undefined>()
const REMEMBERED = 10_000

/** `2026-11-26`, `26/11/2026`, each with or without an hour: the day before the month, as the platform reads it. */
export function readDate(text: string, timeZone: string): Instant | undefined {
  const key = `${timeZone} ${text}`
  if (dates.has(key)) return dates.get(key)
  const at = isDated(text) && !IMPOSSIBLE_HOUR.test(text) ? readWallTime(text, timeZone) : undefined
  const read = at === undefined || at < EARLIEST ? undefined : at
  if (dates.size >= REMEMBERED) dates.clear()
  dates.set(key, read)
  return read
}

/** `45.5`, `45,50 €`, `1 234,50`, `1.234,50` as decimal text. */
export function readAmount(text: string): string | undefined {
  const bare = text.replace(/[\s€$£]/g, '')
  if (/^\d+([.,]\d{1,6})?$/.test(bare)) return bare.replace(',', '.')
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(bare)) return bare.replaceAll(',', '')
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(bare)) return bare.replaceAll('.', '').replace(',', '.')
  return undefined
}

type Check = (text: string, reader: Reader) => string | undefined

const address: Check = (text) => (isPossibleEmail(text) ? undefined : 'csv.email')
const days: Check = (text) => (/^\d{1,3}$/.test(text) ? undefined : 'csv.delay')
const whole: Check = (text) => (text.includes('\uFFFD') ? 'csv.characters' : undefined)
const url: Check = (text) => (/^https?:\/\/\S+$/i.test(text) ? undefined : 'csv.url')

function date(text: string, { timeZone, now }: Reader): string | undefined {
  const at = readDate(text, timeZone)
  if (at === undefined) return 'csv.date'
  return at > now + DAY ? 'csv.date-ahead' : undefined
}

/** What can be wrong with a value that is there, by its field: the code of the problem. */
export const CHECKS: Partial<Record<Field, Check>> = {
  email: address,
  orderedAt: date,
  delay: days,
  productDelay: days,
  amount: (text) => (readAmount(text) === undefined ? 'csv.amount' : undefined),
  firstName: whole,
  lastName: whole,
  productName: whole,
  url,
  image: url,
}
