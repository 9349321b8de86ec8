import type { ShopifyOrder } from '../orders/order.ts'
import { required, type Search, type Term, termsOf } from './search.ts'

/** Instants of the day a bare date means, in the shop's zone. */
export type DayStart = (date: string) => number

export interface Warning {
  field: string
  message: string
  code: string
}

/** Fields of the orders' search that this shop knows; as Shopify, it ignores the others and merely warns. */
type Test = (order: ShopifyOrder, term: Term, at: DayStart) => boolean

const same = (own: string | null | undefined, { value }: Term): boolean => {
  const [mine, asked] = [own?.toLowerCase() ?? '', value.toLowerCase()]
  return asked === '*' ? mine !== '' : asked.endsWith('*') ? mine.startsWith(asked.slice(0, -1)) : mine === asked
}
const compared = (own: number, asked: number, operator: Term['operator']): boolean => {
  if (operator === '>') return own > asked
  if (operator === '>=') return own >= asked
  if (operator === '<') return own < asked
  return operator === '<=' ? own <= asked : own === asked
}
const dated =
  (read: (order: ShopifyOrder) => number): Test =>
  (order, term, at) => {
    const bound = instantOf(term.value, at)
    return bound !== undefined && compared(read(order), bound, term.operator)
  }
const statusIs: Test = (order, { value }) => {
  if (value === 'cancelled') return order.cancelled !== null
  if (value === 'closed') return order.closed !== null
  if (value === 'not_closed') return order.closed === null
  return value === 'any' || (order.closed === null && order.cancelled === null)
}
const FULFILLMENT: Record<string, string[]> = {
  ...{ shipped: ['FULFILLED'], unshipped: ['UNFULFILLED'], partial: ['PARTIALLY_FULFILLED'] },
  unfulfilled: ['UNFULFILLED', 'PARTIALLY_FULFILLED'],
}

const FIELDS: Record<string, Test> = {
  created_at: dated(({ created }) => created),
  processed_at: dated(({ created }) => created),
  updated_at: dated(({ updated }) => updated),
  id: ({ id }, { value, operator }) => compared(id, Number(value.split('/').at(-1)), operator),
  name: ({ name }, term) => same(name, term) || same(name.replace('#', ''), term),
  email: ({ email }, term) => same(email, term),
  source_name: ({ source }, term) => same(source, term),
  tag: ({ tags }, term) => tags.some((tag) => same(tag, term)),
  tag_not: ({ tags }, term) => !tags.some((tag) => same(tag, term)),
  test: ({ test }, { value }) => String(test) === value,
  status: statusIs,
  financial_status: ({ financial }, term) => same(financial, term),
  fulfillment_status: ({ fulfillment }, { value }) =>
    (FULFILLMENT[value.toLowerCase()] ?? [value.toUpperCase()]).includes(fulfillment),
}

export interface Filter {
  warnings: Warning[]
  /** Undefined: the bounds say it all. */
  test: ((order: ShopifyOrder) => boolean) | undefined
  /** Instants and ids, both ends included, as far as the search requires them. */
  bounds: Record<'created' | 'updated' | 'id', { from: number; to: number }>
}

const RANGES: Record<string, keyof Filter['bounds']> = {
  ...{ created_at: 'created', processed_at: 'created', updated_at: 'updated', id: 'id' },
}

export const createFilter = (search: Search, at: DayStart): Filter => {
  const open = () => ({ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY })
  const bounds = { created: open(), updated: open(), id: open() }
  for (const term of required(search)) narrow(bounds, term, at)
  const simple = required(search).length === termsOf(search).length
  const bounded = ({ field }: Term) => field !== undefined && (field in RANGES || !(field in FIELDS))
  const ranged = simple && termsOf(search).every(bounded)
  return { warnings: warningsOf(search), bounds, test: ranged ? undefined : (order) => holds(search, order, at) }
}

const narrow = (bounds: Filter['bounds'], { field = '', operator, value }: Term, at: DayStart): void => {
  const name = RANGES[field]
  if (name === undefined) return
  const bound = name === 'id' ? Number(value.split('/').at(-1)) : instantOf(value, at)
  if (bound === undefined || Number.isNaN(bound)) return
  const range = bounds[name]
  // Everything is whole: seconds, ids.
  if (operator === '>=' || operator === '') range.from = Math.max(range.from, bound)
  if (operator === '>') range.from = Math.max(range.from, bound + 1)
  if (operator === '<=' || operator === '') range.to = Math.min(range.to, bound)
  if (operator === '<') range.to = Math.min(range.to, bound - 1)
}

const holds = (search: Search, order: ShopifyOrder, at: DayStart): boolean => {
  if (search.kind === 'term') return termHolds(search.term, order, at)
  if (search.kind === 'not') return !holds(search.part, order, at)
  const of = (part: Search) => holds(part, order, at)
  return search.kind === 'and' ? search.parts.every(of) : search.parts.some(of)
}

const termHolds = (term: Term, order: ShopifyOrder, at: DayStart): boolean => {
  if (term.field === undefined) return everywhere(order, term)
  const test = FIELDS[term.field]
  return test === undefined || test(order, term, at)
}

const everywhere = ({ name, email, lines, customer }: ShopifyOrder, { value }: Term): boolean =>
  [name, email, customer?.firstName, customer?.lastName, ...lines.map(({ title }) => title)]
    .join('\n')
    .toLowerCase()
    .includes(value.toLowerCase())

const warningsOf = (search: Search): Warning[] =>
  termsOf(search).flatMap(({ field }) =>
    field === undefined || field in FIELDS
      ? []
      : [{ field, message: 'Invalid search field for this query.', code: 'invalid_field' }],
  )

/** A date alone is a day of the shop; anything with a time and a zone is that instant. */
export const instantOf = (value: string, at: DayStart): number | undefined => {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return at(value)
  const instant = Date.parse(value)
  return Number.isNaN(instant) ? undefined : instant
}
