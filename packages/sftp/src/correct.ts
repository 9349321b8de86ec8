import { isDeepStrictEqual } from 'node:util'
import type { Instant, Purchase } from '@recolte/core'
import {
  type CheckedLine,
  entryOf,
  FIELDS,
  type LineProblem,
  openOrders,
  referenceOf,
  type Source,
  textAs,
} from '@recolte/csv'
import { corrected, type Said } from './corrected.ts'
import { isRounded, isSame } from './spreadsheet.ts'

export interface Corrections {
  /** Those that differ from what they were. */
  purchases: Purchase[]
  /** Lines that were changed and are wrong still, or of an order that is not among those to be corrected. */
  problems: LineProblem[]
}

type Reader = { timeZone: string; now: Instant }

interface Written {
  checked: CheckedLine[]
  said: Said[]
}

/** Purchases as the lines of a file have them, which began as the lines `before`: only what differs is a correction. */
export async function readCorrections(
  source: Source,
  before: { text: string; purchases: Purchase[] },
  reader: Reader,
): Promise<Corrections> {
  const { timeZone } = reader
  const was = await byOrder(textAs('', before.text), reader)
  const purchases: Purchase[] = []
  const problems: LineProblem[] = []
  for (const [reference, { checked, said }] of await byOrder(source, reader)) {
    const purchase = before.purchases.find((one) => isSame('reference', one.reference, reference, timeZone))
    const lines = was.get(purchase?.reference ?? '')?.said ?? []
    const rounded = checked.flatMap(({ line: { number: line } }, at) =>
      roundedIn(said[at], lines).map((value) => ({ line, code: 'fix-rounded', detail: { reference, value } })),
    )
    if (rounded.length > 0) problems.push(...rounded)
    else if (isLeft(lines, said, timeZone)) continue
    else {
      const entry = entryOf(checked)
      if (entry.kind === 'unreadable') problems.push(...entry.problems)
      else if (purchase === undefined) {
        problems.push({ line: entry.first.number, code: 'fix-other-order', detail: { reference } })
      } else {
        const after = corrected(purchase, lines, said, { orderedAt: entry.first.orderedAt, timeZone })
        if (!isDeepStrictEqual(after, purchase)) purchases.push(after)
      }
    }
  }
  return { purchases, problems }
}

/** Wherever the lines of an order stand: spreadsheets sort. */
async function byOrder(source: Source, reader: Reader): Promise<Map<string, Written>> {
  const { lines, columns } = await openOrders(source, reader)
  const all: CheckedLine[] = []
  for await (const line of lines()) all.push(line)
  const saidBy =
    ({ line: { cells } }: CheckedLine): Said =>
    (field) => {
      const at = columns[field]
      return at === undefined ? undefined : (cells[at] ?? '')
    }
  const groups = [...Map.groupBy(all, referenceOf)]
  return new Map(groups.map(([reference, checked]) => [reference, { checked, said: checked.map(saidBy) }]))
}

/** What nobody touched need not be right. */
function isLeft(was: Said[], said: Said[], timeZone: string): boolean {
  const isAs = (before: Said, now: Said) =>
    FIELDS.every((field) => isSame(field, before(field) ?? '', now(field) ?? '', timeZone))
  return was.length === said.length && said.every((now) => was.some((before) => isAs(before, now)))
}

function roundedIn(now: Said | undefined, was: Said[]): string[] {
  return FIELDS.flatMap((field) => {
    const text = now?.(field) ?? ''
    return isRounded(field, text) && !was.some((before) => before(field) === text) ? [text] : []
  })
}
