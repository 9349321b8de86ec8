import { RECONCILED, type Reconciliation } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { type Columns, FIELDS, matchHeadings, plainly } from '../export/headings.ts'
import { readLine } from '../export/lines.ts'
import { readExport } from '../export/read-file.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { optionalText } from './options.ts'

const given = z.object({ account: optionalText, column: z.array(z.string()).default([]) })
/** References of one kind that people are shown. */
const NAMED = 10

export const reportImport: CommandSpec = {
  name: 'report import',
  argument: { word: '<file>', help: (t) => t('help.arg.export') },
  options: [
    { flags: '--account <name>', help: (t) => t('help.option.import-account') },
    { flags: '--column <field=heading>', help: (t) => t('help.option.column'), many: true },
  ],
  help: (t) => t('help.report-import'),
  examples: ['recolte report import export.csv', 'recolte report import export.csv --column "reference=Ref. client"'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const asked = given.parse(options)
  const account = accountOf(session, asked.account)
  const { headings, rows } = await readExport(session.io.cwd, argument)
  const columns = await columnsOf(session, headings, asked.column)
  const timeZone = session.config().config.accounts[account]?.timeZone ?? 'Europe/Paris'
  const lines = rows.flatMap((cells) => readLine(cells, columns, timeZone) ?? [])
  const { known, reconciliation } = await withRecolte(session, async (recolte) => ({
    known: await recolte.importFollowUps(account, lines),
    reconciliation: await recolte.reconcile(account),
  }))
  const wrong = Object.keys(reconciliation.found).length > 0
  return {
    exit: wrong ? 1 : 0,
    json: {
      ok: !wrong,
      account,
      lines: lines.length,
      known,
      left: rows.length - lines.length,
      found: reconciliation.found,
    },
    lines: () => importLines(session, { account, lines: lines.length, known }, reconciliation),
  }
}

function accountOf(session: Session, name: string | undefined): string {
  const accounts = Object.keys(session.config().config.accounts)
  const [only, ...others] = accounts
  if (name !== undefined) return name
  if (only !== undefined && others.length === 0) return only
  throw new CliError('which-account', { known: accounts.join(', ') })
}

/** By their headings, then by what was said; where the reference is unsure, whoever sits there is asked. */
async function columnsOf({ prompter, t }: Session, headings: string[], said: string[]): Promise<Columns> {
  const columns = matchHeadings(headings)
  for (const words of said) {
    const [field, heading = ''] = words.split(/=(.*)/s)
    const known = FIELDS.find((one) => one === field)
    const index = headings.findIndex((one) => plainly(one) === plainly(heading))
    if (known === undefined || index < 0) {
      const why = known === undefined ? FIELDS.join(', ') : headings.join(', ')
      throw new CliError('bad-value', { option: '--column', why, command: 'report import' })
    }
    columns[known] = index
  }
  if (columns.reference !== undefined) return columns
  if (prompter === undefined) throw new CliError('export-reference', { headings: headings.join(', ') })
  const choices = headings.map((label, index) => ({ value: String(index), label }))
  return { ...columns, reference: Number(await prompter.choose(t('import.which-reference'), choices)) }
}

function importLines(
  { t, colour }: Session,
  { account, lines, known }: { account: string; lines: number; known: number },
  { found }: Reconciliation,
): string[] {
  const kinds = RECONCILED.flatMap((kind) => {
    const of = found[kind]
    if (of === undefined) return []
    const refs = of.references.slice(0, NAMED).join(', ') + (of.n > NAMED ? ', …' : '')
    return [colour.watch(`  ${t(`import.${kind}`, { n: t.number(of.n), refs })}`)]
  })
  return [
    t.count('import.done', lines, { account, known: t.number(known) }),
    ...(kinds.length === 0 ? [colour.good(t('import.agrees'))] : [...kinds, t('import.explain')]),
  ]
}
