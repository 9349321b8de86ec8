import { internal, type MagentoError, magentoError, noCriteria } from './errors.ts'

export interface Filter {
  field: string
  value: string
  condition: string
}
export interface Criteria {
  /** All groups must hold, any filter within one. */
  groups: Filter[][]
  sort: { field: string; ascending: boolean }[]
  /** 0: everything. */
  pageSize: number
  page: number
}

/** `name[a][0]` and snake_case alike. */
const path = (name: string): string[] =>
  name
    .replaceAll(']', '')
    .split('[')
    .map((part) => part.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()))

/** `searchCriteria[…]` of a query, as the shop takes it; `columns` are what it may filter and sort by. */
export const readCriteria = (
  pairs: readonly [string, string][],
  columns: ReadonlySet<string>,
  limit: number | undefined,
): Criteria | MagentoError => {
  const groups = new Map<string, Map<string, Filter>>()
  const sort = new Map<string, { field: string; direction?: string }>()
  const criteria: Criteria = { groups: [], sort: [], pageSize: 0, page: 1 }
  let asked = false
  for (const [name, value] of pairs) {
    const [root, member, first = '', , second = '', leaf = ''] = path(name)
    if (root !== 'searchCriteria') continue
    asked = true
    if (member === 'filterGroups') {
      const group = groups.get(first) ?? new Map<string, Filter>()
      groups.set(first, group)
      const filter = group.get(second) ?? { field: '', value: '', condition: 'eq' }
      group.set(second, filter)
      if (leaf === 'field') filter.field = value
      if (leaf === 'value') filter.value = value
      if (leaf === 'conditionType') filter.condition = value
    } else if (member === 'sortOrders') {
      const order = sort.get(first) ?? { field: '' }
      sort.set(first, order)
      if (path(name)[3] === 'field') order.field = value
      else order.direction = value
    } else if (member === 'pageSize' || member === 'currentPage') {
      if (!/^-?\d+$/.test(value)) return badType(member, value)
      if (member === 'pageSize') criteria.pageSize = Number(value)
      else criteria.page = Math.max(1, Number(value))
    } else if (member !== undefined) {
      return magentoError(400, '"%fieldName" is not supported. Correct the field name and try again.', {
        fieldName: member.replace(/^./, (letter) => letter.toUpperCase()),
      })
    }
  }
  if (!asked) return noCriteria
  if (limit !== undefined && criteria.pageSize > limit)
    return magentoError(400, 'Maximum SearchCriteria pageSize is %max', { max: limit })
  criteria.groups = [...groups.values()].map((group) => [...group.values()])
  for (const { field, direction = 'DESC' } of sort.values()) {
    if (!/^(asc|desc)$/i.test(direction))
      return magentoError(
        400,
        'The sort order has to be specified as %1 for ascending order or %2 for descending order.',
        ['ASC', 'DESC'],
      )
    criteria.sort.push({ field, ascending: /^asc$/i.test(direction) })
  }
  const named = [...criteria.groups.flat().map(({ field }) => field), ...criteria.sort.map(({ field }) => field)]
  return named.every((field) => columns.has(field)) ? criteria : internal
}

const badType = (name: string, value: string): MagentoError =>
  magentoError(
    400,
    `Error occurred during "${name}" processing. The "${value}" value's type is invalid. The "int" type was expected. Verify and try again.`,
  )

/** As the database compares: text with text, numbers as numbers, an unknown condition as `eq`; what is no date is below all. */
export const holds = ({ condition, value }: Filter, own: string | number | null): boolean => {
  const list = value.split(',')
  if (condition === 'null') return own === null
  if (condition === 'notnull') return own !== null
  if (own === null) return false
  const compare = typeof own === 'number' ? own - Number(value) : own < value ? -1 : own > value ? 1 : 0
  switch (condition) {
    case 'gt':
      return compare > 0
    case 'gteq':
    case 'moreq':
    case 'from':
      return compare >= 0
    case 'lt':
      return compare < 0
    case 'lteq':
    case 'to':
      return compare <= 0
    case 'neq':
      return compare !== 0
    case 'in':
      return list.includes(String(own))
    case 'nin':
      return !list.includes(String(own))
    case 'like':
      return new RegExp(`^${value.replaceAll('%', '.*')}$`, 'i').test(String(own))
    default:
      return compare === 0
  }
}
