import { RecolteError } from '@recolte/core'
import type { Client, GetOptions, Params } from './client.ts'
import { idOf } from './schema.ts'

/** Ids in one address: 500 of 7 digits make 5 kB, where servers take 8. */
export const IDS_AT_ONCE = 500
export const ROWS_AT_ONCE = 1_000

export const anyOf = (ids: Iterable<string | number>): string => `[${[...ids].join('|')}]`
export const fields = (names: readonly string[]): string => `[${names.join(',')}]`

export function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size))
}

/**
 * Everything of a resource that belongs to these ids, page by page behind the last id seen: an offset over a list that
 * changes meanwhile would skip some.
 */
export async function listAll(
  client: Client,
  resource: string,
  query: { by: string; ids: readonly (string | number)[]; display: string; more?: Params },
  options: GetOptions = {},
): Promise<unknown[]> {
  const found: unknown[] = []
  for (const some of chunks(query.ids, IDS_AT_ONCE)) {
    for (let after: number | undefined; ; ) {
      const params: Params = {
        ...query.more,
        display: query.display,
        [`filter[${query.by}]`]: anyOf(some),
        ...(after === undefined || query.by === 'id' ? {} : { 'filter[id]': `>[${after}]` }),
        sort: '[id_ASC]',
        limit: ROWS_AT_ONCE,
      }
      const { entries } = await client.list(resource, params, options)
      found.push(...entries)
      if (entries.length < ROWS_AT_ONCE || query.by === 'id') break
      const last = idOf(entries.at(-1))
      if (last === undefined || last <= (after ?? 0))
        throw new RecolteError('shop-endless', 'config', { detail: { host: client.host } })
      after = last
    }
  }
  return found
}
