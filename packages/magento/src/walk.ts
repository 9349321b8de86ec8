import { idOf, memberOf } from './schema.ts'
import type { Search } from './search.ts'
import { fromWire, wholeSecond, wireDate } from './wire-date.ts'

/** By what the list is sorted and cut: last change, or creation. */
export type Axis = 'updated_at' | 'created_at'

export interface Step {
  fresh: { raw: unknown; place: number }[]
  done: boolean
  /** Everything before this instant has been shown. */
  through: Date
}

export interface Walk {
  question(): Pick<Search, 'filters' | 'sort'>
  /** Takes a page as it came, with the shop's count for its question; says what of it is new and goes on. */
  take(entries: unknown[], total: number): Step | 'endless'
}

const SECOND = 1_000

/**
 * Walks a list that changes while it is read. Page numbers skip orders over a window that moves, and past the end old
 * shops give the last page again, so each question is page 1: from the last second seen on, what it repeats being
 * dropped. Where one second fills a page (a mass update), that second alone is walked by id, then left behind.
 */
export function createWalk(axis: Axis, since: Date): Walk {
  /** Inclusive bound, ms. */
  let from = wholeSecond(since.getTime())
  /** The second that is walked by id, and the last id it showed. */
  let second: { at: number; after: number } | undefined
  /** What was given of the second the next question starts with. */
  let given = new Set<string>()

  const instantOf = (raw: unknown) => fromWire(memberOf(raw, axis))
  const keyOf = (raw: unknown, place: number) => `${instantOf(raw) ?? ''} ${idOf(raw) ?? `?${place}`}`

  function enter(at: number, entries: unknown[]): boolean {
    const last = Math.max(...entries.map((raw) => Number(idOf(raw) ?? 0)))
    if (last <= (second?.after ?? 0)) return false
    second = { at, after: last }
    return true
  }

  function afterSecond({ at }: { at: number }, entries: unknown[], total: number): Step | 'endless' {
    const fresh = entries.map((raw, index) => ({ raw, place: index + 1 }))
    const more = total > entries.length
    if (more && (entries.length === 0 || !enter(at, entries))) return 'endless'
    if (!more) {
      second = undefined
      from = at + SECOND
      given = new Set()
    }
    return { fresh, done: false, through: new Date(more ? at : from) }
  }

  return {
    question: () =>
      second === undefined
        ? { filters: [[axis, 'gteq', wireDate(from)]], sort: [axis, 'entity_id'] }
        : {
            filters: [
              [axis, 'eq', wireDate(second.at)],
              ['entity_id', 'gt', String(second.after)],
            ],
            sort: ['entity_id'],
          },

    take(entries, total) {
      const instants = entries.map(instantOf)
      const wanted = second
      // Something in between, or a date it could not read, makes the shop give all its orders.
      const strange = instants.some((at) => at !== undefined && (wanted === undefined ? at < from : at !== wanted.at))
      if (strange) return 'endless'
      if (wanted !== undefined) return afterSecond(wanted, entries, total)

      const fresh = entries
        .map((raw, index) => ({ raw, place: index + 1 }))
        .filter(({ raw, place }) => !given.has(keyOf(raw, place)))
      if (total <= entries.length) return { fresh, done: true, through: new Date(from) }
      const last = instants.findLast((at) => at !== undefined)
      if (last === undefined) return 'endless'
      if (last === from) {
        given = new Set()
        if (!enter(last, entries)) return 'endless'
      } else {
        given = new Set(entries.map(keyOf).filter((key) => key.startsWith(`${last} `)))
        from = last
      }
      return { fresh, done: false, through: new Date(last) }
    },
  }
}
