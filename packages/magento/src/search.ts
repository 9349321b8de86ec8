import type { Pair } from './oauth.ts'

/** Only what this connector asks; another word is silently taken as `eq` (seen). */
export type Condition = 'eq' | 'gt' | 'gteq' | 'in' | 'nin'
export type Filter = readonly [field: string, condition: Condition, value: string]

export interface Search {
  /** All of them must hold. */
  filters?: readonly Filter[]
  sort?: readonly string[]
  descending?: boolean
  pageSize: number
  /** What of the answer is wanted: names in brackets below `items`, as `items[entity_id,status]`. */
  fields: string
}

/**
 * An index of 10 or more breaks the signature of 2.4.7: PHP sorts names before it encodes them, the RFC after
 * (docs/platforms/magento.md, "Signatures").
 */
const MOST_FILTERS = 10

/** Every filter a group of its own, always page 1, always a direction: without one the sort is descending (seen). */
export function criteria({ filters = [], sort = [], descending = false, pageSize, fields }: Search): Pair[] {
  if (filters.length > MOST_FILTERS || sort.length > MOST_FILTERS) throw new RangeError('too many filters')
  const root = 'searchCriteria'
  return [
    ...filters.flatMap(([field, condition, value], group): Pair[] => {
      const filter = `${root}[filterGroups][${group}][filters][0]`
      return [
        [`${filter}[field]`, field],
        [`${filter}[value]`, value],
        [`${filter}[conditionType]`, condition],
      ]
    }),
    ...sort.flatMap((field, place): Pair[] => [
      [`${root}[sortOrders][${place}][field]`, field],
      [`${root}[sortOrders][${place}][direction]`, descending ? 'DESC' : 'ASC'],
    ]),
    [`${root}[pageSize]`, String(pageSize)],
    [`${root}[currentPage]`, '1'],
    ['fields', `items[${fields}],total_count`],
  ]
}
