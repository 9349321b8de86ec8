import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { REQUIRED, type Row } from './layout.ts'

/** The platform reads `;` and UTF-8 without a byte order mark (docs/protocol.md, files of orders). */
const DELIMITER = ';'

export function writeCsv(rows: Row[], layout: keyof typeof REQUIRED): string {
  const filled = new Set<string>(REQUIRED[layout])
  for (const row of rows) for (const name of Object.keys(row)) if (row[name] !== undefined) filled.add(name)
  return writeRows(rows, [...filled])
}

export function writeRows(rows: Row[], columns: string[]): string {
  const cells = rows.map((row) => columns.map((name) => oneLine(row[name])))
  return stringify([columns, ...cells], { delimiter: DELIMITER, record_delimiter: '\n' }).toWellFormed()
}

/** With an apostrophe before what a spreadsheet would take for a formula; reading a file of orders takes it off again. */
export function forSpreadsheet(text: string): string {
  const rows: string[][] = parse(text, { delimiter: DELIMITER, relaxColumnCount: true, skipEmptyLines: true })
  return stringify(rows, { delimiter: DELIMITER, record_delimiter: '\n', escape_formulas: true })
}

/** Each row by its column names; rows of another length keep what they have. */
export function readCsv(text: string, delimiter = DELIMITER): Row[] {
  return parse(text, { columns: true, delimiter, bom: true, relaxColumnCount: true, skipEmptyLines: true })
}

const BREAKS = /[^\S ]|\p{Cc}| {2}/u
const RUNS = /[\s\p{Cc}]+/gu

/** Who reads a file line by line must find one order in each: quotes keep a line break from nobody but a CSV reader. */
function oneLine(value: string | undefined): string | undefined {
  return value === undefined || !BREAKS.test(value) ? value?.trim() : value.replace(RUNS, ' ').trim()
}
