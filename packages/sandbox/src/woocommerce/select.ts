import { firstIndex } from '../first-index.ts'
import type { Ledger } from './ledger.ts'
import type { Light, OrderState } from './order.ts'

export interface Filter {
  /** Undefined: every status but the trash and drafts of the admin. */
  statuses: ReadonlySet<string> | undefined
  /** All bounds are exclusive, to the second (trap 2). */
  createdAfter?: number
  createdBefore?: number
  modifiedAfter?: number
  modifiedBefore?: number
  include?: number[]
  exclude?: ReadonlySet<number>
  /** Anything that needs the whole order. */
  test?: (order: OrderState) => boolean
  orderby: 'created' | 'modified' | 'id' | 'include'
  ascending: boolean
  offset: number
  limit: number
}

export interface Selection {
  total: number
  lights: Light[]
}

const HIDDEN = new Set(['trash', 'auto-draft'])

export const select = (ledger: Ledger, filter: Filter): Selection =>
  filter.include ? among(ledger, filter, filter.include) : throughout(ledger, filter)

const among = (ledger: Ledger, filter: Filter, include: number[]): Selection => {
  const found = [...new Set(include)].flatMap((id) => ledger.light(id) ?? []).filter(admits(ledger, filter))
  const sorted = filter.orderby === 'include' ? found : found.sort(comparing(filter))
  return { total: sorted.length, lights: sorted.slice(filter.offset, filter.offset + filter.limit) }
}

/** Merges the window of generated orders, which is in key order as it stands, with the layer above it. */
const throughout = (ledger: Ledger, filter: Filter): Selection => {
  const compare = comparing(filter)
  const layer = [...ledger.layer()].filter(admits(ledger, filter)).sort(compare)
  const walk = baseWalk(ledger, filter)
  const lights: Light[] = []
  const total = walk.count + layer.length
  if (filter.offset >= total) return { total, lights }
  let over = 0
  let position = layer.length === 0 ? walk.jump(filter.offset) : 0
  let under = walk.next()
  while (lights.length < filter.limit) {
    const top = layer[over]
    if (!under && !top) break
    const takeTop = top !== undefined && (under === undefined || compare(top, under) < 0)
    const chosen = takeTop ? top : under
    if (chosen && position >= filter.offset) lights.push(chosen)
    position += 1
    if (takeTop) over += 1
    else under = walk.next()
  }
  return { total, lights }
}

const baseWalk = (ledger: Ledger, filter: Filter) => {
  const { base, covered } = ledger
  const low = Math.max(
    above(base.count, base.createdOf, filter.createdAfter),
    above(base.count, base.modifiedOf, filter.modifiedAfter),
  )
  const high = Math.min(
    below(base.count, base.createdOf, filter.createdBefore),
    below(base.count, base.modifiedOf, filter.modifiedBefore),
  )
  // Excluded ids are looked up, and not sought in every order: a walk names some with each page.
  const excluded = [...(filter.exclude ?? [])].map((id) => base.indexOf(id))
  const apart = new Set([...covered, ...excluded].filter((index) => index !== undefined))
  const hidden = [...apart].filter((index) => index >= low && index < high)
  const accepts = acceptance(ledger, filter)
  const direction = filter.ascending ? 1 : -1
  let index = filter.ascending ? low : high - 1

  return {
    count: counted(low, high, hidden, accepts),
    /** Skips ahead where every generated order of the window counts; says how many it skipped. */
    jump(offset: number): number {
      if (accepts || hidden.length > 0) return 0
      index += direction * offset
      return offset
    },
    next(): Light | undefined {
      while (index >= low && index < high) {
        const here = index
        index += direction
        if (!apart.has(here) && (!accepts || accepted(accepts, here))) return base.lightOf(here)
      }
      return undefined
    },
  }
}

interface Accepts {
  /** By status code: what a count of a million orders has to look at. */
  allowed: Uint8Array
  codes: Uint8Array
  /** By more than the status. */
  also: ((index: number) => boolean) | undefined
}

/** Undefined: every generated order. */
const acceptance = (ledger: Ledger, { statuses, test }: Filter): Accepts | undefined => {
  if (!statuses && !test) return undefined
  const { base } = ledger
  const { codes, names } = ledger.statusCodes()
  const allowed = Uint8Array.from(names, (name) => Number(statuses ? statuses.has(name) : !HIDDEN.has(name)))
  return { allowed, codes, also: test && ((index: number) => test(base.stateOf(index))) }
}

const accepted = ({ allowed, codes, also }: Accepts, index: number): boolean =>
  allowed[codes[index] ?? 0] === 1 && (also === undefined || also(index))

const counted = (low: number, high: number, hidden: number[], accepts: Accepts | undefined): number => {
  if (!accepts) return Math.max(high - low - hidden.length, 0)
  const { allowed, codes, also } = accepts
  let count = 0
  if (also) for (let index = low; index < high; index += 1) count += Number(accepted(accepts, index))
  else for (let index = low; index < high; index += 1) count += allowed[codes[index] ?? 0] ?? 0
  for (const index of hidden) count -= Number(accepted(accepts, index))
  return count
}

const admits = (ledger: Ledger, filter: Filter) => {
  const { statuses, createdAfter, createdBefore, modifiedAfter, modifiedBefore, exclude, test } = filter
  const within = (instant: number, after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY) =>
    instant > after && instant < before
  return (order: Light): boolean => {
    if (statuses ? !statuses.has(order.status) : HIDDEN.has(order.status)) return false
    if (!within(order.created, createdAfter, createdBefore)) return false
    if (!within(order.modified, modifiedAfter, modifiedBefore) || exclude?.has(order.id)) return false
    if (!test) return true
    const whole = ledger.state(order.id)
    return whole !== undefined && test(whole)
  }
}

/** Ties are broken by the id, in the same direction (dossier §3, tie-break). */
const comparing = ({ orderby, ascending }: Filter) => {
  const key = orderby === 'modified' ? 'modified' : orderby === 'id' ? 'id' : 'created'
  const sign = ascending ? 1 : -1
  return (a: Light, b: Light): number => sign * (a[key] - b[key] || a.id - b.id)
}

type Dates = (index: number) => number

/** First index whose date is after the bound. */
const above = (count: number, dateOf: Dates, bound: number | undefined): number =>
  bound === undefined ? 0 : firstIndex(count, (index) => dateOf(index) > bound)

/** First index whose date is no longer before the bound. */
const below = (count: number, dateOf: Dates, bound: number | undefined): number =>
  bound === undefined ? count : firstIndex(count, (index) => dateOf(index) >= bound)
