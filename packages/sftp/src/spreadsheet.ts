import { readWallTime, wallDate } from '@recolte/core'
import type { Field } from '@recolte/csv'

const NUMBERS: Field[] = ['reference', 'productId', 'gtin', 'sku']
const ROUNDED = /^\d+([.,]\d+)?E\+\d+$/i

/** Whether a cell still says the same: spreadsheets write dates in their own way, and leave out zeros before a number. */
export function isSame(field: Field, was: string, now: string, timeZone: string): boolean {
  if (was === now) return true
  if (field === 'orderedAt') return dayOf(was, timeZone) === dayOf(now, timeZone)
  return NUMBERS.includes(field) && /^0\d+$/.test(was) && was.replace(/^0+(?=\d)/, '') === now
}

/** `3,76021E+12`: what a spreadsheet makes of a long number, whose last figures are lost. */
export function isRounded(field: Field, text: string): boolean {
  return NUMBERS.includes(field) && ROUNDED.test(text)
}

function dayOf(text: string, timeZone: string): string {
  const at = readWallTime(text, timeZone)
  return at === undefined ? text : wallDate(at, timeZone)
}
