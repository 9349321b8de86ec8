import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { parse as parseAll } from 'csv-parse/sync'
import { z } from 'zod'

/** One record of a file. `number` is that of its first line, as an editor counts; the headings are line 1. */
export interface Line {
  number: number
  cells: string[]
  /** A quote is opened in it that it does not close. */
  open?: true
}

export type Separator = ';' | ',' | '\t'

/** No line of orders is longer: what is, began with a quote that nobody closed. */
const LONGEST = 100_000

const entry = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })
const RELAXED = { relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true }

/**
 * The records of a text, one after the other, the headings first. Where a quote is opened and never closed, nothing
 * behind it can be told apart any more: `broken` is then the line it stands in. Where a quote further down seems to close
 * it, the lines in between are read each on its own.
 */
export async function* readLines(
  text: Iterable<string> | AsyncIterable<string>,
  separator: Separator,
): AsyncGenerator<Line | { broken: number }> {
  let broken = false
  const parser = parse({
    ...{ ...RELAXED, delimiter: separator, info: true, maxRecordSize: LONGEST, recordDelimiter: '\n' },
    // Thrown, the error would take along records that were read before it.
    skipRecordsWithError: true,
    onSkip: () => {
      broken = true
    },
  })
  const held = new Map<number, string>()
  pipeline(Readable.from(holding(text, held)), parser, () => {})
  let headings = Number.POSITIVE_INFINITY
  let last = 0
  for await (const parsed of parser) {
    const { record, info } = entry.parse(parsed)
    const number = info.lines - (record.join('').split('\n').length - 1)
    const swallowing = last > 0 && record.some((cell) => swallows(cell, separator, headings))
    if (last === 0) headings = record.length
    for (let at = last + 1; at <= info.lines; at++) {
      // Before its first line stand those of a record that was too long.
      if (at < number || swallowing) yield* alone(at, held.get(at) ?? '', separator)
      held.delete(at)
    }
    if (!swallowing) yield { number, cells: trimmed(record) }
    last = info.lines
  }
  if (broken && [...held.values()].some((line) => line.trim() !== '')) yield { broken: last + 1 }
}

/** Keeps each line, under its number, until its record has been read. */
async function* holding(text: Iterable<string> | AsyncIterable<string>, held: Map<number, string>) {
  let number = 1
  let begun = ''
  for await (const piece of text) {
    const lines = (begun + piece).split('\n')
    begun = lines.pop() ?? ''
    for (const line of lines) held.set(number++, line)
    yield piece
  }
  held.set(number, begun)
}

/** Whether whole lines of orders stand in a cell, which a stray quote began. */
function swallows(cell: string, separator: Separator, headings: number): boolean {
  const [, ...inner] = cell.split('\n')
  return inner.some((line) => line.includes('@') || line.split(separator).length >= Math.max(headings, 2))
}

function* alone(number: number, text: string, delimiter: Separator): Generator<Line> {
  const cellsOf = (line: string) => z.array(z.array(z.string())).parse(parseAll(line, { ...RELAXED, delimiter }))
  if (text.trim() === '') return
  try {
    for (const record of cellsOf(text)) yield { number, cells: trimmed(record) }
  } catch {
    for (const record of cellsOf(`${text}"`)) yield { number, cells: trimmed(record), open: true }
  }
}

/** An apostrophe before what spreadsheets take for a formula is there for them alone (`corrections.ts`). */
const trimmed = (record: string[]): string[] => record.map((cell) => cell.trim().replace(/^'(?=[=+\-@＝＋－＠])/, ''))

/** Which of the three stands most often between the headings. */
export function separatorOf(headings: string): Separator {
  const bare = headings.replace(/"[^"]*"/g, '')
  const found = ([';', ',', '\t'] as const).map((one) => ({ one, n: bare.split(one).length }))
  return found.sort((a, b) => b.n - a.n)[0]?.one ?? ';'
}
