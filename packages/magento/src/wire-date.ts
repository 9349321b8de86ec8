import { SECOND } from '@recolte/core'

const WIRE = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/

export const wholeSecond = (instant: number): number => Math.floor(instant / SECOND) * SECOND

/**
 * UTC as `YYYY-MM-DD HH:MM:SS`. The shop does not check a date: text that is none matches every order, an offset is
 * ignored and milliseconds count (docs/platforms/magento.md, "Dates"), so nothing else ever leaves here.
 */
export function wireDate(instant: number): string {
  // What the shop's column can hold; a date before or after it is the same question.
  const within = Math.min(Math.max(instant, Date.UTC(1970, 0, 2)), Date.UTC(9999, 0, 1))
  const text = new Date(within).toISOString().slice(0, 19).replace('T', ' ')
  if (WIRE.test(text)) return text
  throw new RangeError('not a date')
}

/** `undefined` for anything but a real date of that form. */
export function fromWire(text: unknown): number | undefined {
  if (typeof text !== 'string' || !WIRE.test(text)) return undefined
  const instant = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(instant) ? undefined : instant
}
