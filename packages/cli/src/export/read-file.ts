import { basename, resolve } from 'node:path'
import { fileAt, readTable } from '@recolte/csv'
import { CliError } from '../problem.ts'

/** The rows of an export, headings first. */
export async function readExport(cwd: string, name: string): Promise<{ headings: string[]; rows: string[][] }> {
  const path = resolve(cwd, name)
  const file = basename(path)
  const source = await fileAt(path).catch(() => undefined)
  if (source === undefined) throw new CliError('export-unreadable', { file })
  const { headings, lines } = await readTable(source)
  const rows: string[][] = []
  for await (const line of lines()) {
    if ('broken' in line) throw new CliError('export-unreadable', { file })
    rows.push(line.cells)
  }
  if (headings.length < 2 || rows.length === 0) throw new CliError('export-empty', { file })
  return { headings, rows }
}
