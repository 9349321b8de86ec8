import { readCsv } from './csv.ts'
import type { Row } from './layout.ts'

/** "line 3: reason", "ligne 3 : motif", "3;reason". Line 1 is the header. */
const BY_LINE = /^(?:lines?|lignes?|row)?\s*#?(\d+)\s*[:;,\t-]\s*(.+)$/i
const REFERENCES = ['order_ref', 'purchase_reference', 'reference']
const REASONS = ['error', 'reason', 'message', 'erreur', 'motif']

/**
 * Why each order was refused, by reference. The platform's format is not public (docs/protocol.md, reports of errors):
 * undefined where any line of the report is of no form known, so that nothing is guessed about the orders.
 */
export function readReport(report: string, rows: Row[], reference: string): Map<string, string> | undefined {
  const lines = report.split(/\r?\n/).filter((line) => line.trim() !== '')
  const refused = byColumns(report) ?? byLine(lines, rows, reference)
  const known = new Set(rows.map((row) => row[reference]))
  if (refused === undefined || refused.size === 0) return undefined
  return [...refused.keys()].every((one) => known.has(one)) ? refused : undefined
}

function byLine(lines: string[], rows: Row[], reference: string): Map<string, string> | undefined {
  const refused = new Map<string, string>()
  for (const line of lines) {
    const [, number, why] = BY_LINE.exec(line.trim()) ?? []
    const order = rows[Number(number) - 2]?.[reference]
    if (order === undefined || why === undefined) return undefined
    refused.set(order, why)
  }
  return refused
}

function byColumns(report: string): Map<string, string> | undefined {
  let rows: Row[]
  try {
    rows = readCsv(report)
  } catch {
    return undefined
  }
  const columns = Object.keys(rows[0] ?? {})
  const reference = REFERENCES.find((name) => columns.includes(name))
  const reason = REASONS.find((name) => columns.includes(name))
  if (reference === undefined || reason === undefined) return undefined
  const refused = new Map<string, string>()
  for (const row of rows) {
    const [order, why] = [row[reference], row[reason]]
    if (order === undefined || why === undefined) return undefined
    if (why !== '') refused.set(order, why)
  }
  return refused
}
