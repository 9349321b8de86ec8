import type { Instant } from '@recolte/core'
import { type Columns, FIELDS, type Field, REQUIRED } from './columns.ts'
import type { Line } from './lines.ts'
import { CHECKS, isDated, type Reader, readDate } from './values.ts'

/** What a line holds, by field; an empty cell is none. */
export type Values = Partial<Record<Field, string>>

/** A line that is right. */
export interface OrderLine extends Line {
  reference: string
  orderedAt: Instant
  values: Values
}

/** What is wrong with a line: `problemText` makes its words, which hold nothing of the buyer. */
export interface LineProblem {
  line: number
  code: string
  detail: Record<string, string | number>
}

export type CheckedLine = { line: OrderLine } | { line: Line; reference: string; problems: LineProblem[] }

/** Every problem of a line at once: who corrects one does not want to come back for the next. */
export function checkLine(line: Line, headings: string[], columns: Columns, reader: Reader): CheckedLine {
  const { number, cells } = line
  const values: Values = {}
  for (const field of FIELDS) {
    const text = cells[columns[field] ?? -1]
    if (text !== undefined && text !== '') values[field] = text
  }
  const { reference = '' } = values
  const problem = (code: string, detail: LineProblem['detail']) => ({ line: number, code, detail })
  if (line.open === true) return { line, reference, problems: [problem('csv.open-quote', {})] }
  // A separator inside a text shifts all that follows: nothing else of the line is worth a word.
  if (cells.slice(headings.length).some((text) => text !== '')) {
    return { line, reference, problems: [problem('csv.cells', { cells: cells.length, headings: headings.length })] }
  }
  const problems: LineProblem[] = []
  for (const field of FIELDS) {
    const text = values[field]
    const code = text === undefined ? needed(field, values, columns) : CHECKS[field]?.(text, reader)
    if (code === undefined) continue
    const column = headings[columns[field] ?? -1] ?? field
    problems.push(problem(code, { column, value: shown(text) }))
  }
  const orderedAt = readDate(values.orderedAt ?? '', reader.timeZone)
  if (problems.length > 0 || orderedAt === undefined) return { line, reference, problems }
  return { line: { ...line, reference, orderedAt, values } }
}

/** A product has an id, and a name where the file names any. */
function needed(field: Field, values: Values, columns: Columns): string | undefined {
  const missing =
    REQUIRED.some((one) => one === field) ||
    (field === 'productId' && values.productName !== undefined) ||
    (field === 'productName' && values.productId !== undefined && columns.productName !== undefined)
  return missing ? 'csv.empty' : undefined
}

/** Where columns are shifted, a buyer's name or phone number stands in the place of a date: only dates and few figures are repeated. */
const shown = (text = ''): string =>
  isDated(text) || (/^[\d\s.,:/+-]{1,30}$/.test(text) && text.replace(/\D/g, '').length < 9) ? text : '…'
