import type { Zone } from './zone.ts'

/**
 * The instant a date parameter of the orders list means to the shop (dossier §3, trap 1).
 *
 * A bare time is the shop's wall clock, or UTC with `dates_are_gmt`. A time with a zone is first turned into the shop's
 * wall clock; with `dates_are_gmt` that wall clock is then taken for UTC, and the window moves by the shop's offset.
 */
export const boundOf = (zone: Zone, text: string, datesAreGmt: boolean): number => {
  const [, day = '', time = '', mark = ''] = /^(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d:\d\d)(?:\.\d+)?(.*)$/.exec(text) ?? []
  const bare = `${day}T${time}`
  if (mark === '') return datesAreGmt ? Date.parse(`${bare}Z`) : zone.instantOf(bare)
  const instant = Date.parse(`${bare}${/^[+-]\d\d$/.test(mark) ? `${mark}:00` : mark.toUpperCase()}`)
  return datesAreGmt ? instant + zone.offsetAt(instant) : instant
}
