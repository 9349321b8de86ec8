import type { Arg, Args } from './args.ts'
import { boundOf } from './dates.ts'
import type { OrderState } from './order.ts'
import { listOf, type Params } from './php.ts'
import type { Filter } from './select.ts'
import { atLeast, type Shop } from './shop.ts'

const ORDERBY = ['date', 'id', 'include', 'title', 'slug', 'modified']
const date: Arg = { type: 'string', format: 'date-time' }
const ids: Arg = { type: 'array', items: { type: 'integer' }, default: [] }
const texts: Arg = { type: 'array', items: { type: 'string' }, default: [] }
const flag: Arg = { type: 'boolean', default: false }

/** Statuses the filter takes: unknown ones fail the whole request (trap 5). */
const filterStatuses = (shop: Shop): string[] => [
  ...['any', 'trash', 'auto-draft'],
  ...shop.statuses.map(({ slug }) => slug),
]

export const listArgs = (shop: Shop): Args => ({
  context: { type: 'string', enum: ['view', 'edit'], default: 'view' },
  page: { type: 'integer', default: 1, minimum: 1 },
  per_page: { type: 'integer', default: 10, minimum: 1, maximum: 100 },
  search: { type: 'string' },
  after: date,
  before: date,
  // Since WooCommerce 5.8 by the date of its change (dossier §3): older shops ignore them, silently.
  ...(atLeast(shop.version, '5.8') ? { modified_after: date, modified_before: date, dates_are_gmt: flag } : {}),
  exclude: ids,
  include: ids,
  offset: { type: 'integer' },
  order: { type: 'string', default: 'desc', enum: ['asc', 'desc'] },
  orderby: { type: 'string', default: 'date', enum: ORDERBY },
  parent: ids,
  parent_exclude: ids,
  status: { type: 'array', default: 'any', items: { type: 'string', enum: filterStatuses(shop) } },
  customer: { type: 'integer' },
  product: { type: 'integer' },
  dp: { type: 'integer', default: 2 },
  order_item_display_meta: flag,
  include_meta: texts,
  exclude_meta: texts,
  created_via: { type: 'array', items: { type: 'string' } },
})

const text = (params: Params, name: string): string | undefined => {
  const value = params.get(name)
  return typeof value === 'string' ? value : undefined
}
const integer = (params: Params, name: string): number | undefined => {
  const value = text(params, name)
  return value === undefined ? undefined : Number(value)
}
const integers = (params: Params, name: string): number[] => listOf(params.get(name) ?? []).map(Number)

export const pageOf = (params: Params) => ({
  page: integer(params, 'page') ?? 1,
  perPage: integer(params, 'per_page') ?? 10,
})

export const readFilter = (shop: Shop, params: Params): Filter => {
  const knowsModified = atLeast(shop.version, '5.8')
  const gmt = knowsModified && /^(true|1)$/i.test(text(params, 'dates_are_gmt') ?? '')
  const bound = (name: string, key: keyof Filter, known = true) => {
    const value = text(params, name)
    return value === undefined || !known ? {} : { [key]: boundOf(shop.zone, value, gmt) }
  }
  const { page, perPage } = pageOf(params)
  const include = integers(params, 'include')
  const exclude = integers(params, 'exclude')
  const test = testOf(params)
  return {
    statuses: statusesOf(params),
    ...bound('after', 'createdAfter'),
    ...bound('before', 'createdBefore'),
    ...bound('modified_after', 'modifiedAfter', knowsModified),
    ...bound('modified_before', 'modifiedBefore', knowsModified),
    ...(include.length > 0 ? { include } : {}),
    ...(exclude.length > 0 ? { exclude: new Set(exclude) } : {}),
    ...(test ? { test } : {}),
    orderby: orderbyOf(text(params, 'orderby')),
    ascending: text(params, 'order') === 'asc',
    offset: integer(params, 'offset') ?? (page - 1) * perPage,
    limit: perPage,
  }
}

/** `any` beside others counts as nothing: `any,trash` brings no trash (trap 7). */
const statusesOf = (params: Params): ReadonlySet<string> | undefined => {
  const statuses = listOf(params.get('status') ?? 'any')
  return statuses.length === 0 || statuses.includes('any') ? undefined : new Set(statuses)
}

const orderbyOf = (name: string | undefined): Filter['orderby'] => {
  if (name === 'modified' || name === 'id' || name === 'include') return name
  return 'created'
}

const testOf = (params: Params): Filter['test'] => {
  const tests: ((order: OrderState) => boolean)[] = []
  const customer = integer(params, 'customer')
  const product = integer(params, 'product')
  const search = text(params, 'search')?.toLowerCase()
  const createdVia = listOf(params.get('created_via') ?? [])
  if (customer !== undefined) tests.push((order) => order.customerId === customer)
  if (product !== undefined) tests.push(({ lines }) => lines.some((line) => line.productId === product))
  if (createdVia.length > 0) tests.push((order) => createdVia.includes(order.createdVia))
  if (search) tests.push((order) => searchable(order).includes(search))
  return tests.length === 0 ? undefined : (order) => tests.every((test) => test(order))
}

const searchable = ({ id, billing, lines }: OrderState): string =>
  [id, ...Object.values(billing), ...lines.map(({ name }) => name)].join('\n').toLowerCase()
