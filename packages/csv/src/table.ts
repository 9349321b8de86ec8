import { type Line, readLines, type Separator, separatorOf } from './lines.ts'
import type { Source } from './text.ts'

/** A CSV with its first line apart. */
export interface Table {
  separator: Separator
  /** None where there is nothing in it. */
  headings: string[]
  /** What stands below, read anew at each call. */
  lines(): AsyncGenerator<Line | { broken: number }>
}

export async function readTable(source: Source): Promise<Table> {
  const separator = separatorOf(await firstLine(source))
  const headings = await headingsOf(source, separator)
  return { separator, headings, lines: () => below(source, separator) }
}

async function* below(source: Source, separator: Separator): AsyncGenerator<Line | { broken: number }> {
  let heading = true
  for await (const line of readLines(source.pieces(), separator)) {
    if (!heading || 'broken' in line) yield line
    heading = false
  }
}

async function headingsOf(source: Source, separator: Separator): Promise<string[]> {
  for await (const line of readLines(source.pieces(), separator)) return 'cells' in line ? line.cells : []
  return []
}

/** As much of the text as has the first words in it, up to the end of their line. */
async function firstLine(source: Source): Promise<string> {
  let text = ''
  for await (const piece of source.pieces()) {
    text = (text + piece).trimStart()
    const end = text.indexOf('\n')
    if (end >= 0) return text.slice(0, end)
  }
  return text
}
