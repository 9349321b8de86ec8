import { firstIndex } from '../first-index.ts'
import { type Criteria, type Filter, holds } from './criteria.ts'
import type { Ledger } from './ledger.ts'
import { type MagentoOrder, wire } from './order.ts'

export const COLUMNS = new Set([
  ...['entity_id', 'increment_id', 'state', 'status', 'store_id', 'created_at', 'updated_at'],
  ...['customer_email', 'customer_id', 'customer_lastname', 'grand_total'],
])

const columnOf = (order: MagentoOrder, field: string): string | number | null => {
  switch (field) {
    case 'entity_id':
      return order.id
    case 'increment_id':
      return order.increment
    case 'state':
      return order.state
    case 'status':
      return order.status
    case 'store_id':
      return order.storeId
    case 'created_at':
      return wire(order.created)
    case 'updated_at':
      return wire(order.updated)
    case 'customer_lastname':
      return order.lastName
    case 'customer_email':
      return order.email
    default:
      return null
  }
}

const admits = (groups: Filter[][]) => (order: MagentoOrder) =>
  groups.every((group) => group.some((filter) => holds(filter, columnOf(order, filter.field))))

/** A window of generated orders: they stand in the order of their ids and of both their dates. */
interface Window {
  low: number
  high: number
  /** Groups the window does not answer by itself. */
  rest: Filter[][]
}

const windowOf = (ledger: Ledger, groups: Filter[][]): Window => {
  const window: Window = { low: 0, high: ledger.count, rest: [] }
  for (const group of groups) {
    const [filter] = group
    const value = filter && group.length === 1 ? monotonic(ledger, filter.field) : undefined
    if (filter === undefined || value === undefined) {
      window.rest.push(group)
      continue
    }
    const bound = firstIndex(ledger.count, (index) => compare(value(index), filter.value) >= 0)
    const past = firstIndex(ledger.count, (index) => compare(value(index), filter.value) > 0)
    if (['gteq', 'from', 'eq'].includes(filter.condition)) window.low = Math.max(window.low, bound)
    else if (filter.condition === 'gt') window.low = Math.max(window.low, past)
    if (['lteq', 'to', 'eq'].includes(filter.condition)) window.high = Math.min(window.high, past)
    else if (filter.condition === 'lt') window.high = Math.min(window.high, bound)
    if (!['gteq', 'from', 'eq', 'gt', 'lteq', 'to', 'lt'].includes(filter.condition)) window.rest.push(group)
  }
  return window
}

const monotonic = (ledger: Ledger, field: string): ((index: number) => string | number) | undefined => {
  if (field === 'entity_id') return (index) => index + 1
  if (field === 'created_at') return (index) => wire(ledger.createdOf(index))
  if (field === 'updated_at') return (index) => wire(ledger.updatedOf(index))
  return undefined
}

const compare = (own: string | number, value: string): number =>
  typeof own === 'number' ? own - Number(value) : own < value ? -1 : own > value ? 1 : 0

const comparing = (sort: Criteria['sort']) => (a: MagentoOrder, b: MagentoOrder) => {
  for (const { field, ascending } of sort) {
    const [x, y] = [columnOf(a, field), columnOf(b, field)]
    if (x === y) continue
    if (x === null || y === null) return x === null ? -1 : 1
    return (x < y ? -1 : 1) * (ascending ? 1 : -1)
  }
  return a.id - b.id
}

const SAME_ORDER = new Set(['entity_id', 'created_at', 'updated_at'])

/** The orders that fit, `skip` of them left out, and how many there are in all. */
export const select = (ledger: Ledger, { groups, sort }: Criteria, skip: number, take: number) => {
  const fits = admits(groups)
  const named = idsIn(groups)
  if (named !== undefined) {
    const found = named.flatMap((id) => ledger.get(id) ?? []).filter(fits)
    return { total: found.length, orders: found.sort(comparing(sort)).slice(skip, skip + take) }
  }
  const { low, high, rest } = windowOf(ledger, groups)
  const own = [...ledger.layer()].filter(fits)
  const hidden = [...ledger.covered()].filter((id) => id > low && id <= high)
  const quick = rest.length === 0 && sort.every(({ field }) => SAME_ORDER.has(field))
  if (quick) return merged(ledger, { low, high }, { own, hidden: hidden.length, sort, skip, take })
  const all = [...own]
  for (let id = low + 1; id <= high; id += 1) {
    const order = ledger.isBase(id) ? ledger.get(id) : undefined
    if (order && admits(rest)(order)) all.push(order)
  }
  return { total: all.length, orders: all.sort(comparing(sort)).slice(skip, skip + take) }
}

const idsIn = (groups: Filter[][]): number[] | undefined => {
  const group = groups.find(
    ([filter, ...more]) => more.length === 0 && filter?.field === 'entity_id' && filter.condition === 'in',
  )
  return group?.[0]?.value.split(',').map(Number)
}

interface Merge {
  own: MagentoOrder[]
  hidden: number
  sort: Criteria['sort']
  skip: number
  take: number
}

/** Only as many generated orders are made as a page can need. */
const merged = (ledger: Ledger, { low, high }: { low: number; high: number }, merge: Merge) => {
  const { own, hidden, sort, skip, take } = merge
  const total = Math.max(high - low - hidden, 0) + own.length
  const descending = sort[0]?.ascending === false
  const base: MagentoOrder[] = []
  for (let at = descending ? high : low + 1; at > low && at <= high; at += descending ? -1 : 1) {
    if (base.length >= skip + take) break
    const order = ledger.isBase(at) ? ledger.get(at) : undefined
    if (order) base.push(order)
  }
  return { total, orders: [...base, ...own].sort(comparing(sort)).slice(skip, skip + take) }
}
