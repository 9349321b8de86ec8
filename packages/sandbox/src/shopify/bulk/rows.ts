import { getArgumentValues } from 'graphql'
import { productDocument, variantDocument } from '../graphql/catalogue-documents.ts'
import type { Context } from '../graphql/execute.ts'
import { orderDocument } from '../graphql/order-documents.ts'
import { type ListArgs, orderFilter, sortOf } from '../graphql/order-lists.ts'
import type { Store } from '../graphql/query.ts'
import { SCHEMA } from '../graphql/schema/index.ts'
import { select } from '../search/select.ts'
import { type BulkDocument, rootField } from './document.ts'
import type { Chunks } from './lines.ts'

const CHUNK = 250

/** The rows a bulk document asks for, made a few hundred at a time. */
export const createRows = (store: Store) => {
  const lists: Record<string, (args: ListArgs, context: Context) => Iterable<object>> = {
    *orders(args, context) {
      const filter = orderFilter(store, args.query, context)
      const wanted = { filter, sort: sortOf(args), reverse: args.reverse === true }
      for (const order of select(store.ledger, wanted)) yield orderDocument(store, order)
    },
    products: () => store.catalogue.products.map((product) => productDocument(store, product)),
    productVariants: () => store.catalogue.variants.map((variant) => variantDocument(store, variant)),
  }

  return (document: BulkDocument, context: Context): Chunks => {
    const field = rootField(document.whole)
    const defined = field && SCHEMA.getQueryType()?.getFields()[field.name.value]
    const args: ListArgs = field && defined ? getArgumentValues(defined, field) : {}
    return () => chunked(lists[defined?.name ?? '']?.(args, context) ?? [])
  }
}

function* chunked(rows: Iterable<object>): Generator<object[]> {
  let chunk: object[] = []
  for (const row of rows) {
    chunk.push(row)
    if (chunk.length < CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}
