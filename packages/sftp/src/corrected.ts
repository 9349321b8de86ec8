import type { Instant, Product, Purchase } from '@recolte/core'
import type { Field } from '@recolte/csv'
import { isSame } from './spreadsheet.ts'

/** What a line says of a field; undefined where its file has no such column. */
export type Said = (field: Field) => string | undefined

/** An order as its lines have it now; what they do not say stays. */
export function corrected(
  before: Purchase,
  was: Said[],
  lines: Said[],
  { orderedAt, timeZone }: { orderedAt: Instant; timeZone: string },
): Purchase {
  const changed = changes(was[0], lines, timeZone)
  const purchase = { ...before }
  for (const field of ['email', 'firstName', 'lastName', 'language'] as const) {
    changed(field, (text) => {
      purchase[field] = text
    })
  }
  changed('orderedAt', () => {
    purchase.orderedAt = orderedAt
  })
  for (const [field, key] of [
    ['delay', 'delayDays'],
    ['productDelay', 'productDelayDays'],
  ] as const) {
    changed(field, (text) => {
      if (text === '') delete purchase[key]
      else purchase[key] = Number(text)
    })
  }
  if (lines[0]?.('productId') === undefined) return purchase
  const made = placed(before.products, lines, timeZone)
  return {
    ...purchase,
    products: made.map(({ line, place }) => product(before.products[place], was[place], line, timeZone)),
  }
}

/** Each product's line with the place it had: by its id, and by where the line stands if the id is what was corrected. */
function placed(before: Product[], lines: Said[], timeZone: string): { line: Said; place: number }[] {
  const products = lines.filter((line) => line('productId') !== '')
  const free = new Set(before.keys())
  const take = (place: number | undefined) => {
    if (place !== undefined) free.delete(place)
    return place
  }
  const known = products.map((line) =>
    take([...free].find((at) => isSame('productId', before[at]?.id ?? '', line('productId') ?? '', timeZone))),
  )
  return products
    .map((line, at) => ({ line, place: known[at] ?? take(free.has(at) ? at : [...free][0]) ?? before.length + at }))
    .sort((a, b) => a.place - b.place)
}

function product(before: Product | undefined, was: Said | undefined, line: Said, timeZone: string): Product {
  const changed = changes(was, [line], timeZone)
  const made: Product = { id: '', name: '', ...before }
  for (const [field, key] of [
    ['productId', 'id'],
    ['productName', 'name'],
  ] as const) {
    changed(field, (text) => {
      made[key] = text
    })
  }
  for (const [field, key] of [
    ['url', 'url'],
    ['image', 'image'],
    ['gtin', 'ean'],
    ['sku', 'sku'],
  ] as const) {
    changed(field, (text) => {
      if (text === '') delete made[key]
      else made[key] = text
    })
  }
  return made
}

/** Whichever of an order's lines was corrected: each of them repeats the order's data. */
function changes(was: Said | undefined, lines: Said[], timeZone: string) {
  return (field: Field, write: (text: string) => void) => {
    const before = was?.(field) ?? ''
    const text = lines.map((line) => line(field)).find((now = before) => !isSame(field, before, now, timeZone))
    if (text !== undefined) write(text)
  }
}
