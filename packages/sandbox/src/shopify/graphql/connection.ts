import { type Place, readCursor, writeCursor } from '../search/cursor.ts'

export interface PageArgs {
  first?: number | null
  last?: number | null
  after?: string | null
  reverse?: boolean | null
}

export interface Row<T> {
  node: T
  place: Place
}

/** One page of rows as a connection; `more` says whether rows follow it. */
export const connectionOf = <T>(rows: Row<T>[], more: boolean, before = false) => ({
  nodes: rows.map(({ node }) => node),
  edges: rows.map(({ node, place }) => ({ node, cursor: writeCursor(place) })),
  pageInfo: {
    hasNextPage: more,
    hasPreviousPage: before,
    startCursor: rows[0] ? writeCursor(rows[0].place) : null,
    endCursor: rows.at(-1) ? writeCursor(rows.at(-1)?.place ?? { id: 0, key: 0 }) : null,
  },
})

/** A page of a list that fits into memory, in the order of its ids. */
export const pageOf = <T>(all: readonly T[], idOf: (row: T) => number, args: PageArgs, render: (row: T) => unknown) => {
  const sorted = args.reverse === true ? all.toReversed() : all
  const from = typeof args.after === 'string' ? readCursor(args.after)?.id : undefined
  const start = from === undefined ? 0 : sorted.findIndex((row) => idOf(row) === from) + 1
  const size = args.first ?? args.last ?? sorted.length
  const end = args.first == null && args.last != null ? sorted.length : start + size
  const rows = sorted.slice(args.first == null && args.last != null ? Math.max(0, end - size) : start, end)
  const placed = rows.map((row) => ({ node: render(row), place: { id: idOf(row), key: idOf(row) } }))
  return connectionOf(placed, end < sorted.length, start > 0)
}
