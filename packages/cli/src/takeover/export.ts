import { RecolteError } from '@recolte/core'
import { fileAt, readTable } from '@recolte/csv'
import { CliError } from '../problem.ts'

/** How the platform's exports head the column of references, in either language and generation. */
const COLUMN =
  /^(order[ _-]?ref(erence)?|r[ée]f[ée]rence( de)?( la)?( commande| d['’]exp[ée]rience)?|experience reference|commande|order|id_order)$/i

/** The references in the platform's export: the column that is headed so, else the first. Throws `no-export`. */
export async function readExport(file: string): Promise<Set<string>> {
  const source = await fileAt(file).catch((error: unknown) => {
    throw new CliError('no-export', { file, why: error instanceof RecolteError ? String(error.detail.why) : '?' })
  })
  const { headings, lines } = await readTable(source)
  const at = headings.findIndex((name) => COLUMN.test(name))
  const referenceIn = (cells: string[]) => cells[Math.max(0, at)] ?? ''
  // Without a header the first line is an order like the others.
  const references = new Set(at < 0 ? [referenceIn(headings)] : [])
  for await (const line of lines()) if ('cells' in line) references.add(referenceIn(line.cells))
  references.delete('')
  return references
}
