import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { CliError } from '../problem.ts'

/** The rows of an export, headings first: UTF-8, or the Latin-1 of older spreadsheets; commas, semicolons or tabs. */
export async function readExport(cwd: string, name: string): Promise<{ headings: string[]; rows: string[][] }> {
  const path = resolve(cwd, name)
  const bytes = await readFile(path).catch(() => {
    throw new CliError('export-unreadable', { file: basename(path) })
  })
  const [headings = [], ...rows] = rowsOf(decoded(bytes), basename(path))
  if (headings.length < 2 || rows.length === 0) throw new CliError('export-empty', { file: basename(path) })
  return { headings, rows }
}

function rowsOf(text: string, file: string): string[][] {
  try {
    return parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, skip_empty_lines: true })
  } catch {
    throw new CliError('export-unreadable', { file })
  }
}

function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return bytes.toString('latin1')
  }
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1)
  const counts = [';', ',', '\t'].map((one) => ({ one, n: first.split(one).length }))
  return counts.sort((a, b) => b.n - a.n)[0]?.one ?? ','
}
