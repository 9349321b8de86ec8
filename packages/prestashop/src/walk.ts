import { RecolteError } from '@recolte/core'
import type { Params } from './client.ts'
import { idOf, wallOf } from './schema.ts'
import { nextSecond } from './zone.ts'

/** By what the list is sorted and cut: last change, or creation. */
export type Axis = 'date_upd' | 'date_add'

/** Answers of the newest first: in a quiet shop the poll ends with them. */
const NEWEST = 50
const FOR_EVER = '9999-12-31 23:59:59'

export interface Entry {
  raw: unknown
  place: number
}
export interface Step {
  fresh: Entry[]
  done: boolean
  /** Everything before this wall-clock time has been shown; undefined on the last page. */
  through: string | undefined
}

/**
 * The first question asks for the newest orders, without any bound. An answer that reaches below the bound is complete
 * and proves itself: an empty list is no proof of anything here, since a query that fails in the database gives one too
 * (seen). Answers its orders from the bound on, oldest first; `undefined` where there are more of them.
 */
export const newest = {
  params: (axis: Axis, size: number): Params => ({
    date: 1,
    sort: `[${axis}_DESC,id_DESC]`,
    limit: Math.min(size, NEWEST),
  }),
  take(axis: Axis, size: number, entries: unknown[], bound: string, now: string): Entry[] | undefined {
    const walls = entries.map((raw) => wallOf(raw, axis))
    walls.forEach((wall, index) => {
      const before = walls[index - 1]
      // Orders that are changed while the list is made show up too high; anything else says that the order was ignored.
      if (wall !== undefined && before !== undefined && wall > before && wall < now) throw ignored('sort')
    })
    const last = walls.findLastIndex((wall) => wall !== undefined && wall >= bound)
    const below = walls.some((wall) => wall !== undefined && wall < bound)
    if (!below && entries.length >= Math.min(size, NEWEST)) return undefined
    // An entry without a time belongs to the neighbours it came among.
    return entries
      .map((raw, index) => ({ raw, place: index + 1 }))
      .filter(({ place }, index) => (walls[index] === undefined ? place <= last + 2 : (walls[index] ?? '') >= bound))
      .sort((a, b) => compare(walls[a.place - 1], walls[b.place - 1]) || b.place - a.place)
  },
}

/** What the shop had at the top of its newest first: a list that ends before it is not complete. */
export const topOf = (axis: Axis, entries: unknown[]): string =>
  entries.flatMap((raw) => wallOf(raw, axis) ?? []).reduce((top, wall) => (wall > top ? wall : top), '')

/**
 * Walks all orders from the bound on, oldest first. Each question asks from the last second seen and drops what it
 * repeats; only where one second fills a page is that second walked by id. Never by offset: of a window that moves,
 * offsets skip orders (seen).
 */
export function createWalk(axis: Axis, bound: string, size: number, top: string) {
  let from = bound
  /** The second that is walked by id, and the last id seen of it. */
  let second: { at: string; after: number } | undefined
  /** Ids given of the second that the next question starts with. */
  let given = new Set<number>()
  let first = true

  function afterFull(entries: unknown[], walls: (string | undefined)[]): string {
    const last = walls.findLast((wall) => wall !== undefined)
    if (last === undefined) throw endless()
    if (last > from) {
      given = new Set(entries.flatMap((raw, index) => (walls[index] === last ? (idOf(raw) ?? []) : [])))
      from = last
      return last
    }
    const after = Math.max(...entries.map((raw) => idOf(raw) ?? 0))
    second = { at: last, after }
    return last
  }

  return {
    params(): Params {
      const by = { date: 1, limit: size }
      if (second === undefined)
        return { ...by, [`filter[${axis}]`]: `[${from},${FOR_EVER}]`, sort: `[${axis}_ASC,id_ASC]` }
      return {
        ...by,
        [`filter[${axis}]`]: `[${second.at},${second.at}]`,
        'filter[id]': `>[${second.after}]`,
        sort: '[id_ASC]',
      }
    },

    take(entries: unknown[]): Step {
      const walls = entries.map((raw) => wallOf(raw, axis))
      if (walls.some((wall) => wall !== undefined && wall < from)) throw ignored('filter')
      const fresh = entries
        .map((raw, index) => ({ raw, place: index + 1 }))
        .filter(({ raw }) => !given.has(idOf(raw) ?? 0))

      if (second !== undefined) {
        const { at, after } = second
        const ids = entries.map((raw) => idOf(raw) ?? after + 1)
        if (ids.some((id) => id <= after)) throw endless()
        if (entries.length >= size) second = { at, after: Math.max(...ids) }
        else {
          second = undefined
          from = nextSecond(at)
          given = new Set()
        }
        return { fresh, done: false, through: at }
      }
      // Here is at least the order the page before ended with, or at first the one that made this walk necessary.
      if (entries.length === 0 && from <= top && (first || given.size > 0)) throw emptyHanded()
      first = false
      if (entries.length >= size) {
        if (fresh.length === 0) throw endless()
        return { fresh, done: false, through: afterFull(entries, walls) }
      }
      const last = walls.findLast((wall) => wall !== undefined) ?? ''
      if (last >= top || fresh.length === 0) return { fresh, done: true, through: undefined }
      return { fresh, done: false, through: afterFull(entries, walls) }
    },
  }
}

const compare = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0)
const endless = () => new RecolteError('shop-endless', 'config', { detail: {} })
const ignored = (part: 'sort' | 'filter') =>
  new RecolteError('prestashop.query-ignored', 'config', { detail: { part } })
const emptyHanded = () => new RecolteError('shop-answer', 'retry', { detail: { why: 'orders: an empty list' } })
