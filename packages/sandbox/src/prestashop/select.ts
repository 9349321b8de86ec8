import { type Doc, Multilingual } from './documents.ts'
import { compare, type Query } from './query.ts'
import type { Resource } from './resources.ts'
import type { PrestaShopParts } from './shop.ts'

/** The documents a query comes to. */
export const select = (
  resource: Resource,
  query: Query,
  shop: PrestaShopParts,
  visible: (shopId: number) => boolean,
): Doc[] => {
  const found: Doc[] = []
  const { offset, count, conditions } = query
  const wanted = offset + count
  const presorted = query.sort.length === 0 || resource.sorted?.(query) === true
  for (const doc of resource.candidates(query, shop, visible)) {
    if (presorted && found.length >= wanted) break
    if (conditions.every(({ field, test }) => test(textOf(doc, field)))) found.push(doc)
  }
  if (!presorted) found.sort(inOrder(query))
  return found.slice(offset, wanted)
}

const inOrder =
  ({ sort }: Query) =>
  (a: Doc, b: Doc) => {
    for (const { field, ascending } of sort) {
      const difference = compare(textOf(a, field), textOf(b, field))
      if (difference !== 0) return ascending ? difference : -difference
    }
    return 0
  }

const textOf = (doc: Doc, field: string): string => {
  const value = doc.fields[field]
  return value instanceof Multilingual ? (value.texts[0] ?? '') : String(value ?? '')
}
