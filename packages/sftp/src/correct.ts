import { isDeepStrictEqual } from 'node:util'
import type { Instant, Product, Purchase } from '@recolte/core'
import { entriesOf, type Field, type LineProblem, openOrders, type Source, textAs } from '@recolte/csv'

export interface Corrections {
  /** Those that differ from what they were. */
  purchases: Purchase[]
  /** Lines that are wrong still, or of an order that is not among those to be corrected. */
  problems: LineProblem[]
}

type Reader = { timeZone: string; now: Instant }

/** What a line says of a field; undefined where its file has no such column. */
type Said = (field: Field) => string | undefined

/** Purchases as the lines of a file have them, which began as the lines `before`: only what differs is a correction. */
export async function readCorrections(
  source: Source,
  before: { text: string; purchases: Purchase[] },
  reader: Reader,
): Promise<Corrections> {
  const known = new Map(before.purchases.map((purchase) => [purchase.reference, purchase]))
  const was = await linesByOrder(before.text, reader)
  const file = await openOrders(source, reader)
  const purchases: Purchase[] = []
  const problems: LineProblem[] = []
  for await (const entry of entriesOf(file.lines())) {
    const purchase = known.get(entry.reference)
    if (entry.kind === 'unreadable') problems.push(...entry.problems)
    else if (purchase === undefined) {
      const { number: line, reference } = entry.first
      problems.push({ line, code: 'fix-other-order', detail: { reference } })
    } else {
      const { lines, first } = entry
      const said = lines.map(({ cells }) => saidBy(cells, file.columns))
      const after = corrected(purchase, was.get(entry.reference) ?? [], said, first.orderedAt)
      if (!isDeepStrictEqual(after, purchase)) purchases.push(after)
    }
  }
  return { purchases, problems }
}

async function linesByOrder(text: string, reader: Reader): Promise<Map<string, Said[]>> {
  const file = await openOrders(textAs('', text), reader)
  const orders = new Map<string, Said[]>()
  for await (const checked of file.lines()) {
    const reference = 'problems' in checked ? checked.reference : checked.line.reference
    orders.set(reference, [...(orders.get(reference) ?? []), saidBy(checked.line.cells, file.columns)])
  }
  return orders
}

const saidBy =
  (cells: string[], columns: Partial<Record<Field, number>>): Said =>
  (field) => {
    const at = columns[field]
    return at === undefined ? undefined : (cells[at] ?? '')
  }

function corrected(before: Purchase, was: Said[], lines: Said[], orderedAt: Instant): Purchase {
  const changed = changes(was[0], lines[0])
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
  return { ...purchase, products: lines.flatMap((line, at) => product(before.products, was, line, at)) }
}

/** By its id, and by its place where the id is what was corrected. */
function product(before: Product[], was: Said[], line: Said, at: number): Product[] {
  const id = line('productId') ?? ''
  if (id === '') return []
  const found = before.findIndex((one) => one.id === id)
  const place = found >= 0 ? found : at
  const changed = changes(was[place], line)
  const made: Product = { name: '', ...before[place], id }
  changed('productName', (text) => {
    made.name = text
  })
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
  return [made]
}

function changes(was: Said | undefined, now: Said | undefined) {
  return (field: Field, write: (text: string) => void) => {
    const text = now?.(field)
    if (text !== undefined && text !== was?.(field)) write(text)
  }
}
