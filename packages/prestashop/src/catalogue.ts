import { type ConnectorContext, HOUR, RecolteError } from '@recolte/core'
import type { z } from 'zod'
import type { Client, Params } from './client.ts'
import { fields, listAll } from './list.ts'
import { isNotGranted } from './optional.ts'
import { keeper } from './remember.ts'
import { understood } from './schema.ts'

const KEPT = 2_000
/** A product's picture or number may change; a pass must not ask for the same ones again and again. */
const KEPT_FOR = HOUR

export interface Shelf<T> {
  /** What the shop has of these ids; absent what it has no more. */
  of(ids: Iterable<number>): Promise<Found<T>>
}
export interface Found<T> {
  found: ReadonlyMap<number, T>
  /** Whether the key may read any. */
  granted: boolean
  /** Whether all of it could be asked for. */
  complete: boolean
}

/** One resource that an order can go without: read in batches by id and kept for a while, `most` of it at most. */
export function createShelf<T extends { id: number }>(
  client: Client,
  { clock }: ConnectorContext,
  resource: string,
  source: { schema: z.ZodType<T>; fields: readonly string[]; more: Params; most?: number },
): Shelf<T> {
  const kept = keeper<number, T | undefined>(clock, source.most ?? KEPT, KEPT_FOR)
  let refusedUntil = 0

  return {
    async of(ids) {
      const found = new Map<number, T>()
      const missing = [...new Set(ids)].filter((id) => {
        if (!kept.has(id)) return true
        const known = kept.get(id)
        if (known !== undefined) found.set(id, known)
        return false
      })
      if (refusedUntil > clock.now()) return { found, granted: false, complete: true }
      if (missing.length === 0) return { found, granted: true, complete: true }
      try {
        const query = { by: 'id', ids: missing, display: fields(source.fields), more: source.more }
        const read = new Map(
          understood(source.schema, await listAll(client, resource, query)).map((one) => [one.id, one]),
        )
        for (const id of missing) {
          const one = read.get(id)
          if (one !== undefined) found.set(id, one)
          // An empty answer proves nothing, so that nothing was found is remembered only beside something that was.
          if (read.size > 0) kept.set(id, one)
        }
        return { found, granted: true, complete: true }
      } catch (error) {
        if (error instanceof RecolteError && error.code === 'aborted') throw error
        if (!isNotGranted(error)) return { found, granted: true, complete: false }
        refusedUntil = clock.now() + KEPT_FOR
        return { found, granted: false, complete: true }
      }
    },
  }
}
