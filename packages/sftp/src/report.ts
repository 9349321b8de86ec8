import { separatorOf } from '@recolte/csv'
import { readCsv } from './csv.ts'
import type { Row } from './layout.ts'

/**
 * "line 3: reason", "ligne 3 : motif", "3;reason". Line 1 is the header. A bare number with a colon is an hour, and a
 * figure behind another is none of its own: neither may be taken for the line of an order.
 */
const BY_LINE = /^(?:(?:lines?|lignes?|row)\s*#?(\d+)\s*[:;,\t]|(\d+)\s*[;,\t])(?!\s*\d)\s*(.+)$/i
const REFERENCES = ['order_ref', 'purchase_reference', 'reference']
const REASONS = ['error', 'reason', 'message', 'erreur', 'motif']

/**
 * Why each order of a file was refused, by reference. The platform's format is not public (docs/protocol.md, reports of
 * errors): undefined where any line of the report is of no form known, or the file is none any more, so that nothing is
 * guessed about the orders.
 */
export function readReport(report: string, file: string, reference: string): Map<string, string> | undefined {
  const rows = rowsIn(file)
  if (rows === undefined) return undefined
  const lines = report.split(/\r?\n/).filter((line) => line.trim() !== '')
  const refused = byColumns(report) ?? byLine(lines, rows, reference)
  const known = new Set(rows.map((row) => row[reference]))
  if (refused === undefined || refused.size === 0) return undefined
  return [...refused.keys()].every((one) => known.has(one)) ? refused : undefined
}

function byLine(lines: string[], rows: Row[], reference: string): Map<string, string> | undefined {
  const refused = new Map<string, string>()
  for (const line of lines) {
    const [, named, bare, why] = BY_LINE.exec(line.trim()) ?? []
    const order = rows[Number(named ?? bare) - 2]?.[reference]
    if (order === undefined || why === undefined) return undefined
    refused.set(order, why)
  }
  return refused
}

function byColumns(report: string): Map<string, string> | undefined {
  const rows = rowsIn(report, separatorOf(report.trimStart().split('\n')[0] ?? '')) ?? []
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

function rowsIn(text: string, separator?: string): Row[] | undefined {
  try {
    return readCsv(text, separator)
  } catch {
    return undefined
  }
}
