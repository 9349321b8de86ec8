import { isRecord } from '../app.ts'

export type Bend = (node: Record<string, unknown>) => Record<string, unknown>

/** The answer with the nodes of some ids bent, wherever they stand in it. A query that asks no `id` is left alone. */
export const bendNodes = (value: unknown, bent: ReadonlyMap<string, Bend>): unknown => {
  if (bent.size === 0) return value
  if (Array.isArray(value)) return value.map((one: unknown) => bendNodes(one, bent))
  if (!isRecord(value)) return value
  const inner = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bendNodes(one, bent)]))
  return (typeof value.id === 'string' && bent.get(value.id)?.(inner)) || inner
}
