import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { listBackfills, steerBackfill } from './backfill-running.ts'
import { startBackfill } from './backfill-start.ts'
import { flag, oneStore, optionalText, yesOption } from './options.ts'
import { daysOf } from './periods.ts'

const given = z.object({
  from: optionalText,
  to: optionalText,
  cap: optionalText,
  rate: optionalText,
  list: flag,
  pause: optionalText,
  resume: optionalText,
  stop: optionalText,
  yes: flag,
})

export const backfill: CommandSpec = {
  name: 'backfill',
  argument: { word: '<store>', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--from <day>', help: (t) => t('help.option.from') },
    { flags: '--to <day>', help: (t) => t('help.option.to') },
    { flags: '--cap <n>', help: (t) => t('help.option.cap') },
    { flags: '--rate <n/h>', help: (t) => t('help.option.rate') },
    { flags: '--list', help: (t) => t('help.option.list') },
    { flags: '--pause <id>', help: (t) => t('help.option.backfill-pause') },
    { flags: '--resume <id>', help: (t) => t('help.option.backfill-resume') },
    { flags: '--stop <id>', help: (t) => t('help.option.backfill-stop') },
    yesOption,
  ],
  help: (t) => t('help.backfill'),
  examples: [
    'recolte backfill boutique --from 2026-10-01 --to 2026-10-31',
    'recolte backfill boutique --from 2026-10-01 --to 2026-10-31 --cap 200 --rate 50/h --yes',
    'recolte backfill boutique --list',
    'recolte backfill boutique --pause 1',
  ],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { from, to, cap, rate, list, pause, resume, stop, yes } = given.parse(options)
  const store = oneStore(session, argument)
  if (list) return withRecolte(session, (recolte) => listBackfills(session, recolte, store))
  const steered = [
    ['paused', pause],
    ['running', resume],
    ['cancelled', stop],
  ] as const
  for (const [state, id] of steered) {
    if (id !== undefined)
      return withRecolte(session, (recolte) => steerBackfill(session, recolte, { store, id, state, yes }))
  }
  if (from === undefined || to === undefined) throw new CliError('backfill-period', { store })
  const asked = { store, ...daysOf(session, store, from, to), cap: atLeastOne('--cap', cap), rate: perHour(rate), yes }
  return withRecolte(session, (recolte) => startBackfill(session, recolte, asked))
}

function atLeastOne(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new CliError('bad-value', { option, why: '1, 2, 3…', command: 'backfill' })
}

function perHour(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d{0,8}(\/h)?$/.test(text)) return Number.parseInt(text, 10)
  throw new CliError('bad-value', { option: '--rate', why: '50/h', command: 'backfill' })
}
