import type { TakeoverPlan } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { inStore } from '../in-store.ts'
import type { Session } from '../session.ts'
import { readExport } from '../takeover/export.ts'
import { flag, oneStore, optionalText, yesOption } from './options.ts'

/** Orders named of each kind; the rest is a number. */
const NAMED = 10

const given = z.object({ export: optionalText, dryRun: flag, yes: flag })

export const takeover: CommandSpec = {
  name: 'takeover',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--export <file>', help: (t) => t('help.option.export') },
    { flags: '--dry-run', help: (t) => t('help.option.takeover-dry') },
    yesOption,
  ],
  help: (t) => t('help.takeover'),
  examples: [
    'recolte takeover boutique --export export.csv --dry-run',
    'recolte takeover boutique --export export.csv',
  ],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { t, writer, prompter } = session
  const { export: file, dryRun, yes } = given.parse(options)
  const store = oneStore(session, argument)
  const exported = file === undefined ? undefined : await readExport(file)
  return withRecolte(session, async (recolte) => {
    const plan = await inStore(store, recolte.previewTakeover(store, exported))
    writer.err(`${planLines(session, plan, exported?.size).join('\n')}\n`)
    const { module, former, collected, doubtful, free } = plan
    const json = { store, module: module ?? null, former, collected: ids(collected), doubtful: ids(doubtful), free }
    const nothing = collected.length + doubtful.length === 0
    const goes =
      !dryRun && !nothing && (yes || (prompter !== undefined && (await prompter.agree(t('takeover.ask'), false))))
    const shows = module?.shows.map((what) => t(`takeover.shows.${what}`)).join(', ')
    const stays = shows ? t('takeover.stays-shown', { shows }) : t('takeover.stays')
    if (!goes) {
      const open = !dryRun && !nothing
      const said = nothing ? t('takeover.nothing') : t('takeover.dry', { store })
      return { exit: open ? 1 : 0, json: { ok: !open, done: false, ...json }, lines: () => [said, stays] }
    }
    const changed = await recolte.takeOver(plan, actor())
    const lines = () => [t.count('takeover.done', changed), stays]
    return { exit: doubtful.length > 0 ? 1 : 0, json: { ok: true, done: true, changed, ...json }, lines }
  })
}

const ids = (orders: TakeoverPlan['collected']) => orders.map(({ orderId, evidence }) => ({ orderId, evidence }))

function planLines(
  { t }: Session,
  { store, module, former, collected, doubtful, free }: TakeoverPlan,
  exported: number | undefined,
): string[] {
  const some = (orders: { orderId: string; evidence: string }[]) => {
    const first = orders.slice(0, NAMED).map(({ orderId, evidence }) => `${orderId} (${evidence})`)
    return first.join(', ') + (orders.length > NAMED ? ', …' : '')
  }
  return [
    exported === undefined ? t('takeover.no-export') : t('takeover.export', { n: exported }),
    module === undefined
      ? t('takeover.no-module', { store })
      : t('takeover.module', { name: module.name, version: module.version, pending: module.pending }),
    ...(former.n === 0 ? [] : [t.count('takeover.former', former.n)]),
    ...(former.contradicted.length === 0
      ? []
      : [t.count('takeover.contradicted', former.contradicted.length, { orders: some(former.contradicted) })]),
    ...(collected.length === 0 ? [] : [t.count('takeover.collected', collected.length, { orders: some(collected) })]),
    ...(doubtful.length === 0 ? [] : [t.count('takeover.doubtful', doubtful.length, { orders: some(doubtful) })]),
    t.count('takeover.free', free),
  ]
}
