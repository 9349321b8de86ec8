import { resolve } from 'node:path'
import { type FailingFile, type Purchase, type Recolte, type Redeposited, reasonText } from '@recolte/core'
import { fileAt, type LineProblem, problemText, type Source, textAs } from '@recolte/csv'
import { forSpreadsheet, readCell, readCorrections, setCells } from '@recolte/sftp'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import { toSheet } from '../report/sheet.ts'
import type { Session } from '../session.ts'
import { flag, optionalText, yesOption } from './options.ts'

const given = z.object({ set: z.array(z.string()).default([]), to: optionalText, from: optionalText, yes: flag })
type Asked = z.infer<typeof given>

export const sftpFix: CommandSpec = {
  name: 'sftp fix',
  group: (t) => t('help.sftp'),
  argument: { word: '<file>', help: (t) => t('help.arg.sftp-file') },
  options: [
    { flags: '--set <line.column=value>', help: (t) => t('help.option.fix-set'), many: true },
    { flags: '--to <path>', help: (t) => t('help.option.fix-to') },
    { flags: '--from <path>', help: (t) => t('help.option.fix-from') },
    yesOption,
  ],
  help: (t) => t('help.sftp-fix'),
  examples: [
    'recolte sftp fix recolte-20261126-0c1f4a9e2b77.csv',
    'recolte sftp fix recolte-20261126-0c1f4a9e2b77.csv --set 2.email=anna@client.example',
    'recolte sftp fix recolte-20261126-0c1f4a9e2b77.csv --from lines.csv --yes',
  ],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument = '', options }: Given): Promise<Outcome> {
  const asked = given.parse(options)
  return withRecolte(session, async (recolte) => {
    const failing = await recolte.failing(argument)
    const corrected = await correctedText(session, failing, asked)
    if (corrected === undefined) return show(session, failing, asked)
    return redeposit(session, recolte, failing, corrected, asked)
  })
}

async function correctedText(
  session: Session,
  { text }: FailingFile,
  { set, from }: Asked,
): Promise<Source | undefined> {
  if (from !== undefined) return fileAt(resolve(session.io.cwd, from))
  if (set.length === 0) return undefined
  const cells = set.map((written) => {
    const cell = readCell(written)
    if (cell !== undefined) return cell
    throw new CliError('bad-value', { option: '--set', why: '2.email=…', command: 'sftp fix' })
  })
  return textAs('--set', setCells(text, cells))
}

/** What waits, with the numbers that `--set` takes; or the same lines as a file. */
async function show(session: Session, failing: FailingFile, { to }: Asked): Promise<Outcome> {
  const { t, colour, language } = session
  const { file, orders, text } = failing
  // With a mark, without which spreadsheets take accents for something else.
  if (to !== undefined) await toSheet(session, to, (sheet) => sheet(`\uFEFF${forSpreadsheet(text)}`))
  const said = orders.map(({ reference: ref, line, state, reason }) => {
    const why = reasonText(reason.code, { ...reason.detail, ref }, language).message
    return { ref, line, state, why }
  })
  const unsure = orders.some(({ state }) => state === 'uncertain')
  const next = to === undefined ? t('fix.next', { file: file.name }) : t('fix.next-from', { file: file.name, to })
  return {
    exit: orders.length > 0 ? 1 : 0,
    json: {
      file: file.name,
      orders: said.map(({ ref, line, state, why }) => ({ reference: ref, line: line ?? null, state, why })),
    },
    lines: () => [
      t.count('fix.waits', orders.length, { file: file.name }),
      ...said.map(({ ref, line, why }) =>
        line === undefined ? t('fix.erased', { ref }) : t('fix.line', { line, ref, why }),
      ),
      ...(unsure ? [colour.watch(t('fix.unsure'))] : []),
      ...(orders.length === 0 ? [] : [next]),
    ],
  }
}

async function redeposit(
  session: Session,
  recolte: Recolte,
  failing: FailingFile,
  corrected: Source,
  { yes }: Asked,
): Promise<Outcome> {
  const { t, writer, prompter } = session
  const { file, orders, text } = failing
  const purchases = orders.flatMap(({ purchase }) => purchase ?? [])
  const timeZone = session.config().config.accounts[file.account]?.timeZone ?? 'Europe/Paris'
  const read = await readCorrections(corrected, { text, purchases }, { timeZone, now: session.io.clock.now() })
  if (read.problems.length > 0) return wrong(session, read.problems)
  const refs = read.purchases.map(({ reference }) => reference).join(', ')
  if (read.purchases.length > 0) writer.err(`${t.count('fix.will', read.purchases.length, { refs })}\n`)
  const agreed = yes || prompter === undefined || (await prompter.agree(t('fix.ask'), true))
  if (read.purchases.length === 0 || !agreed)
    return { exit: 0, json: { ok: true, corrected: [] }, lines: () => [t('fix.nothing')] }
  return done(session, await sent(recolte, file.name, read.purchases))
}

const sent = (recolte: Recolte, file: string, purchases: Purchase[]) => recolte.redeposit(file, purchases, actor())

function wrong({ t, language }: Session, problems: LineProblem[]): Outcome {
  const said = problems.map((problem) => ({ line: problem.line, ...problemText(problem, language) }))
  return {
    exit: 1,
    json: { ok: false, problems: said },
    lines: () => [...said.flatMap(({ message, next }) => [message, `  → ${next}`]), t('fix.wrong')],
  }
}

function done({ t, colour }: Session, { corrected, left, files, problem }: Redeposited): Outcome {
  const ok = left.length === 0 && problem === undefined
  const put = t.count('fix.done', corrected.length, { file: files.join(', ') })
  return {
    exit: ok ? 0 : 1,
    json: { ok, corrected, left, files, problem: problem?.code ?? null },
    lines: () => [
      ...(corrected.length === 0 ? [] : [files.length > 0 ? colour.good(put) : t.count('fix.later', corrected.length)]),
      ...(problem === undefined ? [] : [colour.watch(problem.message)]),
      ...(left.length === 0 ? [] : [t('fix.left', { refs: left.join(', ') })]),
    ],
  }
}
