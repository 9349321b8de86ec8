import type { ChangePage, ChangesQuery, OrderRow, Store } from '@recolte/core'
import { expect } from './seen.ts'

/** No rule needs more pages than this: a connector that goes further walks in circles. */
const ENDLESS = 200

/** Walks through the pages of a list, and stops a connector that never comes to an end. */
export async function* walk(
  store: Store,
  query: ChangesQuery,
  list: 'changes' | 'created' = 'changes',
): AsyncGenerator<ChangePage> {
  const given = list === 'changes' ? store.changes(query) : store.created?.(query)
  let pages = 0
  for await (const page of given ?? []) {
    pages += 1
    expect(pages <= ENDLESS, () => `${ENDLESS} pages for a small shop, and still no end`)
    yield page
  }
}

export const pagesOf = (store: Store, query: ChangesQuery, list?: 'changes' | 'created') =>
  gather(walk(store, query, list))

export async function gather<T>(list: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const one of list) all.push(one)
  return all
}

export const rowsOf = (pages: ChangePage[]): OrderRow[] => pages.flatMap((page) => page.rows)

export const idsOf = (pages: ChangePage[]): Set<string> =>
  new Set(pages.flatMap((page) => [...page.rows, ...page.unreadable].map(({ id }) => id)))

/** The first page, or undefined; the walk is broken off behind it. */
export async function firstPage(pages: AsyncIterable<ChangePage>): Promise<ChangePage | undefined> {
  for await (const page of pages) return page
  return undefined
}

export const isInstant = (value: unknown): value is Date => value instanceof Date && !Number.isNaN(value.getTime())

/** An instant for a message; a broken one says so instead of throwing. */
export const at = (value: unknown): string =>
  isInstant(value) ? value.toISOString() : `"${String(value)}" (no instant)`
