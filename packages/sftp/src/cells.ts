import { RecolteError } from '@recolte/core'
import { readCsv, writeRows } from './csv.ts'
import { OF_PRODUCT, REFERENCE, type Row } from './layout.ts'

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

/**
 * The lines of the orders whose cells are set, and no others; what is an order's own is set in all of its lines. Throws
 * `no-such-cell`, or `reference-cell`.
 */
export function setCells(text: string, cells: Cell[]): string {
  const rows = readCsv(text)
  const columns = Object.keys(rows[0] ?? {})
  const reference = Object.values(REFERENCE).find((name) => columns.includes(name)) ?? ''
  const orders = Map.groupBy(rows, (row) => row[reference])
  const touched = new Set<Row>()
  for (const { line, column, value } of cells) {
    const row = rows[line - 2]
    const cell = `${line}.${column}`
    if (row === undefined || !columns.includes(column)) {
      const detail = { cell, lines: rows.length + 1, columns: columns.join(', ') }
      throw new RecolteError('no-such-cell', 'config', { detail })
    }
    if (column === reference) throw new RecolteError('reference-cell', 'config', { detail: { cell } })
    const lines = orders.get(row[reference]) ?? []
    for (const one of lines) touched.add(one)
    for (const one of OF_PRODUCT.includes(column) ? [row] : lines) one[column] = value
  }
  return writeRows(
    rows.filter((row) => touched.has(row)),
    columns,
  )
}
