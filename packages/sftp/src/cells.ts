import { RecolteError } from '@recolte/core'
import { readCsv, writeRows } from './csv.ts'
import { REFERENCE, type Row } from './layout.ts'

/** `2.email=anna@client.example`: a cell by its line, the headings being line 1, and its column. */
export interface Cell {
  line: number
  column: string
  value: string
}

/** Undefined where it is not written so. */
export function readCell(text: string): Cell | undefined {
  const [, line, column, value] = /^(\d+)\.([\w ]+)=(.*)$/s.exec(text) ?? []
  if (line === undefined || column === undefined || value === undefined) return undefined
  return { line: Number(line), column, value }
}

/** The lines of the orders whose cells are set, and no others. Throws `no-such-cell`. */
export function setCells(text: string, cells: Cell[]): string {
  const rows = readCsv(text)
  const columns = Object.keys(rows[0] ?? {})
  const reference = Object.values(REFERENCE).find((name) => columns.includes(name)) ?? ''
  const touched = new Set<string | undefined>()
  const changed = rows.map((row, at): Row => {
    const own = cells.filter(({ line }) => line === at + 2)
    if (own.length > 0) touched.add(row[reference])
    return { ...row, ...Object.fromEntries(own.map(({ column, value }) => [column, value])) }
  })
  for (const { line, column } of cells) {
    if (rows[line - 2] !== undefined && columns.includes(column)) continue
    const detail = { cell: `${line}.${column}`, lines: rows.length + 1, columns: columns.join(', ') }
    throw new RecolteError('no-such-cell', 'config', { detail })
  }
  return writeRows(
    changed.filter((row) => touched.has(row[reference])),
    columns,
  )
}
