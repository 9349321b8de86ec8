import { readFile } from 'node:fs/promises'
import { CliError } from '../problem.ts'

/** How the platform's exports head the column of references, in either language and generation. */
const COLUMN =
  /^(order[ _-]?ref(erence)?|r[ée]f[ée]rence( de)?( la)?( commande| d['’]exp[ée]rience)?|experience reference|commande|order|id_order)$/i

/** The references in the platform's export: the column that is headed so, else the first. Throws `no-export`. */
export async function readExport(file: string): Promise<Set<string>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CliError('no-export', { file, why: error instanceof Error && 'code' in error ? String(error.code) : '?' })
  })
  const [header = [], ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(cells)
  const at = header.findIndex((name) => COLUMN.test(name))
  // Without a header the first line is an order like the others.
  const lines = at < 0 ? [header, ...rows] : rows
  return new Set(lines.map((line) => line[Math.max(0, at)] ?? '').filter((reference) => reference !== ''))
}

/** Split at `;`, tabs or commas, whichever the line has first; quotes around a cell are not part of it. */
function cells(line: string): string[] {
  const [separator = ';'] = /[;\t,]/.exec(line) ?? []
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"'),
  )
}
