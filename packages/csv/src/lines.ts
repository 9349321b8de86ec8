import { pipeline, Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { z } from 'zod'

/** One record of a file. `number` is that of its first line, as an editor counts; the headings are line 1. */
export interface Line {
  number: number
  cells: string[]
}

export type Separator = ';' | ',' | '\t'

/** No line of orders is longer: what is, began with a quote that nobody closed. */
const LONGEST = 100_000

const entry = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) })

/**
 * The records of a text, one after the other. Where a quote is opened and never closed, nothing behind it can be told
 * apart any more: `broken` is then the line it stands in.
 */
export async function* readLines(
  text: Iterable<string> | AsyncIterable<string>,
  separator: Separator,
): AsyncGenerator<Line | { broken: number }> {
  let broken = false
  const parser = parse({
    ...{ delimiter: separator, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true },
    ...{ info: true, maxRecordSize: LONGEST, recordDelimiter: '\n' },
    // Thrown, the error would take along records that were read before it.
    skipRecordsWithError: true,
    onSkip: () => {
      broken = true
    },
  })
  pipeline(Readable.from(text), parser, () => {})
  let last = 0
  for await (const parsed of parser) {
    const { record, info } = entry.parse(parsed)
    const inside = record.join('').split('\n').length - 1
    yield { number: info.lines - inside, cells: record.map((cell) => cell.trim()) }
    last = info.lines
  }
  if (broken) yield { broken: last + 1 }
}

/** Which of the three stands most often between the headings. */
export function separatorOf(headings: string): Separator {
  const bare = headings.replace(/"[^"]*"/g, '')
  const found = ([';', ',', '\t'] as const).map((one) => ({ one, n: bare.split(one).length }))
  return found.sort((a, b) => b.n - a.n)[0]?.one ?? ';'
}
