import { RecolteError } from '@recolte/core'
import { type CheckedLine, checkLine } from './check-line.ts'
import { type Columns, columnsOf, type Field, headingOf, REQUIRED } from './columns.ts'
import { readLines, type Separator, separatorOf } from './lines.ts'
import type { Source } from './text.ts'
import type { Reader } from './values.ts'

export interface FileOptions extends Reader {
  /** Headings of a file that has words of its own, by field. */
  columns?: Partial<Record<Field, string>> | undefined
}

/** A file of orders whose headings are understood. */
export interface OrdersFile {
  separator: Separator
  headings: string[]
  columns: Columns
  /** Read anew at each call, line by line. */
  lines(): AsyncGenerator<CheckedLine>
}

/** Throws `csv.no-lines` or `csv.no-columns` where nothing can be made of the headings. */
export async function openOrders(source: Source, options: FileOptions): Promise<OrdersFile> {
  const separator = separatorOf(await firstLine(source))
  const headings = await headingsOf(source, separator)
  const columns = columnsOf(headings, options.columns)
  const missing = REQUIRED.filter((field) => columns[field] === undefined)
  const detail = { file: source.name, headings: headings.join(' · ') }
  if (headings.length === 0) throw new RecolteError('csv.no-lines', 'config', { detail })
  if (missing.length > 0) {
    const named = missing.map((field) => options.columns?.[field] ?? headingOf(field)).join(', ')
    throw new RecolteError('csv.no-columns', 'config', { detail: { ...detail, missing: named } })
  }
  return { separator, headings, columns, lines: () => checked(source, separator, headings, columns, options) }
}

/** Of an error that concerns the file as a whole. */
export const saysNothing = (error: unknown): error is RecolteError =>
  error instanceof RecolteError && (error.code === 'csv.no-lines' || error.code === 'csv.no-columns')

async function* checked(
  source: Source,
  separator: Separator,
  headings: string[],
  columns: Columns,
  reader: Reader,
): AsyncGenerator<CheckedLine> {
  let heading = true
  for await (const line of readLines(source.pieces(), separator)) {
    if ('broken' in line) {
      const number = line.broken
      yield { line: { number, cells: [] }, reference: '', problems: [{ line: number, code: 'csv.quote', detail: {} }] }
    } else if (!heading) yield checkLine(line, headings, columns, reader)
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
