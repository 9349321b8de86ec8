import { SECOND } from '@recolte/core'
import type { Params } from './library.ts'
import { gmtOf, idOf } from './mapping.ts'

/** By what the list is sorted and cut: last change, or creation. */
export interface Axis {
  orderby: 'modified' | 'date'
  after: 'modified_after' | 'after'
  before: 'modified_before' | 'before'
  field: 'date_modified_gmt' | 'date_created_gmt'
}
export const BY_CHANGE: Axis = {
  orderby: 'modified',
  after: 'modified_after',
  before: 'modified_before',
  field: 'date_modified_gmt',
}
export const BY_CREATION: Axis = { orderby: 'date', after: 'after', before: 'before', field: 'date_created_gmt' }

export interface Walk {
  /** With `exclude`, the query does not show what became meanwhile of some that were given. */
  params(): Params
  /** Takes a page as it came, with the shop's totals for its query; says what of it is new and goes on. */
  take(entries: unknown[], totals: Totals): Step | 'endless'
}
export interface Totals {
  rows?: number | undefined
  pages?: number | undefined
}
export interface Step {
  fresh: { raw: unknown; place: number }[]
  done: boolean
  /** Everything before this instant has been shown. */
  through: Date
}

/** Ids that a query leaves out at most: more would make its address long, and what is repeated is dropped anyway. */
const MOST_LEFT_OUT = 50

/**
 * Walks a list that changes while it is read. Traps of docs/platforms/woocommerce.md:
 *
 * - Bounds exclude their own second (trap 2), so each query starts one second early. What was given of that second is
 *   asked to be left out (100 new rows a page and not 99), and dropped where the shop repeats it all the same.
 * - A page number over a moving window skips orders (trap 3), so each query is page 1 from the last second seen.
 * - Only where one second fills a page, that second alone is walked by page number, between two bounds. An order that
 *   is changed meanwhile leaves those bounds; the total then shrinks, and the second is walked again from its page 1.
 */
export function createWalk(axis: Axis, since: Date, size: number): Walk {
  /** Exclusive bound, ms. */
  let after = Math.floor(since.getTime() / SECOND) * SECOND - SECOND
  /** The second that is walked by page number, the page to ask for, and the total its last page told. */
  let second: { at: number; page: number; total: number | undefined } | undefined
  /** What was given of the second the next query starts with. */
  let given = new Set<string>()
  /** Pages in a row that brought nothing new. */
  let repeated = 0

  const keyOf = (raw: unknown, place: number) => `${gmtOf(raw, axis.field) ?? ''} ${idOf(raw) ?? `?${place}`}`

  /** Where a page of one second leads: to its next page, again to its first one, or past that second. */
  function afterSecond(walked: NonNullable<typeof second>, count: number, { rows, pages }: Totals): void {
    const promised = walked.total !== undefined && walked.page > 1
    const shrunk = promised && (count === 0 || (rows !== undefined && rows < (walked.total ?? 0)))
    const more = pages === undefined ? count >= size : walked.page < pages
    if (shrunk || more) {
      // A page past the end tells a total of 0 (seen), which is nothing to compare with.
      second = { at: walked.at, page: shrunk ? 1 : walked.page + 1, total: count === 0 ? undefined : rows }
      return
    }
    second = undefined
    after = walked.at
    given = new Set()
  }

  /** Where a full page leads: to the last second it shows, or into that second if it fills the page. */
  function afterFull(instants: (number | undefined)[]): Date | undefined {
    const last = instants.findLast((instant) => instant !== undefined)
    if (last === undefined) return undefined
    if (last - SECOND > after) {
      after = last - SECOND
      given = new Set([...given].filter((key) => key.startsWith(`${last} `)))
      return new Date(last)
    }
    if (!instants.every((instant) => instant === undefined || instant === last)) return undefined
    second = { at: last, page: 1, total: undefined }
    return new Date(last)
  }

  /** A second that is walked by page number keeps all its rows, or its pages would shift under the walk. */
  function leftOut(): Params {
    if (second !== undefined) return {}
    const ids = [...given].map((key) => key.slice(key.indexOf(' ') + 1)).filter((id) => /^\d+$/.test(id))
    return ids.length === 0 ? {} : { exclude: ids.slice(0, MOST_LEFT_OUT).join(',') }
  }

  return {
    params: () => ({
      orderby: axis.orderby,
      order: 'asc',
      dates_are_gmt: 'true',
      [axis.after]: bareUtc(after),
      ...(second === undefined ? {} : { [axis.before]: bareUtc(second.at + SECOND) }),
      ...leftOut(),
      per_page: size,
      page: second?.page ?? 1,
    }),

    take(entries, totals) {
      const fresh = entries
        .map((raw, index) => ({ raw, place: index + 1 }))
        .filter(({ raw, place }) => !given.has(keyOf(raw, place)))
      for (const { raw, place } of fresh) given.add(keyOf(raw, place))
      repeated = fresh.length === 0 ? repeated + 1 : 0
      // A second that is walked again repeats its pages, but never more of them than were given.
      if (entries.length > 0 && (repeated - 1) * entries.length > given.size) return 'endless'

      if (second !== undefined) {
        const through = new Date(second.at)
        afterSecond(second, entries.length, totals)
        return { fresh, done: false, through }
      }
      // A plugin may allow fewer rows than were asked for, so a short page is not the last one by itself.
      const full = entries.length >= size || (entries.length > 0 && (totals.pages ?? 0) > 1)
      if (!full) return { fresh, done: true, through: new Date(after + SECOND) }
      const through = afterFull(entries.map((raw) => gmtOf(raw, axis.field)))
      return through === undefined ? 'endless' : { fresh, done: false, through }
    },
  }
}

/** UTC without a zone mark, beside `dates_are_gmt=true`: a mark would be shifted by the shop's offset (trap 1). */
export const bareUtc = (instant: number): string => new Date(instant).toISOString().slice(0, 19)
