import type { ShopifyOrder } from '../orders/order.ts'
import { readCursor } from '../search/cursor.ts'
import { dayStart, searchExtension } from '../search/extension.ts'
import { createFilter, type Filter } from '../search/filter.ts'
import { parseSearch } from '../search/search.ts'
import { placeOf, type Sort, select } from '../search/select.ts'
import { connectionOf, type PageArgs, type Row } from './connection.ts'
import type { Context } from './execute.ts'
import { oldestOf, type Store } from './query.ts'

export interface ListArgs extends PageArgs {
  query?: string | null
  sortKey?: string
}

const SORTS: Record<string, Sort> = {
  ...{ CREATED_AT: 'created', PROCESSED_AT: 'created', UPDATED_AT: 'updated', ID: 'id', ORDER_NUMBER: 'id' },
}

/** A search as this app may make it; what it was not understood in is told in the answer. */
export const orderFilter = (store: Store, query: string | null | undefined, context: Context): Filter => {
  const at = dayStart(store.zone)
  const search = parseSearch(query ?? '')
  const filter = createFilter(search, at)
  if (filter.warnings.length > 0) context.search.push(searchExtension(query ?? '', search, filter, at, store.zone))
  const { created } = filter.bounds
  created.from = Math.max(created.from, oldestOf(context.rights, store.now()))
  return filter
}

export const sortOf = ({ sortKey = '' }: ListArgs): Sort => SORTS[sortKey] ?? 'created'

/** `orders` and `ordersCount`: one sorted result, of which a page or the number is asked. */
export const createOrderLists = (store: Store, render: (order: ShopifyOrder) => object) => {
  return {
    orders(args: ListArgs, context: Context) {
      const sort = sortOf(args)
      const after = typeof args.after === 'string' && !context.endless ? readCursor(args.after) : undefined
      const size = args.first ?? args.last ?? 0
      const reverse = (args.reverse === true) !== (args.first == null)
      const wanted = { filter: orderFilter(store, args.query, context), sort, reverse, after }
      const rows: Row<object>[] = []
      let more = context.endless
      for (const order of select(store.ledger, wanted)) {
        if (rows.length === size) {
          more = true
          break
        }
        rows.push({ node: render(order), place: placeOf(order, sort) })
      }
      return connectionOf(args.first == null ? rows.toReversed() : rows, more, after !== undefined)
    },
    ordersCount({ query, limit }: { query?: string; limit?: number | null }, context: Context) {
      const most = limit ?? Number.POSITIVE_INFINITY
      let count = 0
      const wanted = { filter: orderFilter(store, query, context), sort: 'id', reverse: false } as const
      for (const _ of select(store.ledger, wanted)) {
        if (count === most) return { count, precision: 'AT_LEAST' }
        count += 1
      }
      return { count, precision: 'EXACT' }
    },
  }
}
