import { isRecord } from '../app.ts'
import { listOf, type Param } from './php.ts'

/**
 * `_fields`: names to keep, nested ones with dots. Dots go through objects only: `line_items.product_id` keeps nothing
 * of a list, so the whole `line_items` is missing then (recording orders-fields).
 */
export interface Wanted {
  /** Whether anything under this top-level name is wanted. */
  has(name: string): boolean
  pick(value: unknown): unknown
}

const everything: Wanted = { has: () => true, pick: (value) => value }

export const readFields = (param: Param | undefined): Wanted => {
  if (param === undefined) return everything
  const paths = listOf(param).map((name) => name.split('.'))
  if (paths.length === 0) return everything
  const tops = new Set(paths.map(([top]) => top))
  const one = (value: unknown) => (isRecord(value) ? narrow(value, paths) : value)
  return {
    has: (name) => tops.has(name),
    pick: (value) => (Array.isArray(value) ? value.map(one) : one(value)),
  }
}

const narrow = (record: Record<string, unknown>, paths: string[][]): Record<string, unknown> => {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(record)) {
    const inner = paths.filter(([top]) => top === name).map(([, ...rest]) => rest)
    if (inner.length === 0) continue
    if (inner.some((rest) => rest.length === 0)) kept[name] = value
    else if (isRecord(value)) {
      const narrowed = narrow(value, inner)
      if (Object.keys(narrowed).length > 0) kept[name] = narrowed
    }
  }
  return kept
}
