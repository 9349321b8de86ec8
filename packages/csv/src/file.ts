import { RecolteError } from '@recolte/core'
import { type CheckedLine, checkLine } from './check-line.ts'
import { type Columns, columnsOf, type Field, headingOf, REQUIRED } from './columns.ts'
import type { Separator } from './lines.ts'
import { readTable, type Table } from './table.ts'
import type { Source } from './text.ts'
import { isDated, type Reader } from './values.ts'

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

/** Throws `csv.no-lines`, `csv.no-headings` or `csv.no-columns` where nothing can be made of the headings. */
export async function openOrders(source: Source, options: FileOptions): Promise<OrdersFile> {
  const table = await readTable(source)
  const { separator, headings } = table
  const columns = columnsOf(headings, options.columns)
  const missing = REQUIRED.filter((field) => columns[field] === undefined)
  const file = source.name
  if (headings.length === 0) throw new RecolteError('csv.no-lines', 'config', { detail: { file } })
  if (missing.length > 0) {
    const named = missing.map((field) => options.columns?.[field] ?? headingOf(field)).join(', ')
    // An order stands where headings should: nothing of its buyer is repeated.
    const none = headings.some((heading) => heading.includes('@') || isDated(heading))
    const detail = { file, missing: named }
    if (none) throw new RecolteError('csv.no-headings', 'config', { detail })
    throw new RecolteError('csv.no-columns', 'config', { detail: { ...detail, headings: headings.join(' · ') } })
  }
  return { separator, headings, columns, lines: () => checked(table, columns, options) }
}

const NOTHING = ['csv.no-lines', 'csv.no-headings', 'csv.no-columns']

/** Of an error that concerns the file as a whole. */
export const saysNothing = (error: unknown): error is RecolteError =>
  error instanceof RecolteError && NOTHING.includes(error.code)

async function* checked(table: Table, columns: Columns, reader: Reader): AsyncGenerator<CheckedLine> {
  for await (const line of table.lines()) {
    if ('cells' in line) yield checkLine(line, table.headings, columns, reader)
    else {
      const number = line.broken
      yield { line: { number, cells: [] }, reference: '', problems: [{ line: number, code: 'csv.quote', detail: {} }] }
    }
  }
}
