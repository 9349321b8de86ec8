import { basename } from 'node:path'
import type { Generation, StoreIdentity, SwitchPlan } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { nearest } from '../config/suggest.ts'
import { PARTS } from '../connectors.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import type { TextKey } from '../texts/translate.ts'
import { flag, oneStore, optionalText, yesOption } from './options.ts'

/** What has to be done at the platform before orders go a way they did not go before. */
const STEPS: Record<string, TextKey[]> = {
  webservice: ['switch.step.api'],
  'purchase-events': ['switch.step.no-exclusion'],
  module: ['switch.step.connector'],
  sftp: ['switch.step.sftp'],
}
const MOVE: TextKey[] = ['switch.step.move', 'switch.step.history']

const given = z.object({ to: optionalText, dryRun: flag, yes: flag })

export const switchCommand: CommandSpec = {
  name: 'switch',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--to <method>', help: (t) => t('help.option.switch-to') },
    { flags: '--dry-run', help: (t) => t('help.option.dry-run') },
    yesOption,
  ],
  help: (t) => t('help.switch'),
  examples: ['recolte switch boutique --to purchase-events --dry-run', 'recolte switch boutique --to purchase-events'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { to, dryRun, yes } = given.parse(options)
  const { t, writer, prompter } = session
  const store = oneStore(session, argument)
  const { config, path } = session.config()
  const method = config.stores[store]?.method ?? ''
  if (to !== undefined && !PARTS.methods.includes(to)) {
    const why = nearest(to, PARTS.methods) ?? PARTS.methods.join(', ')
    throw new CliError('bad-value', { option: '--to', why, command: 'switch' })
  }
  if (to !== undefined && to !== method) throw new CliError('switch-to', { store, method, to, file: basename(path) })

  return withRecolte(session, async (recolte) => {
    const plan = await recolte.previewSwitch(store)
    writer.err(`${[...planLines(session, plan), ...stepLines(session, plan)].join('\n')}\n`)
    const json = { store, from: plan.before, to: plan.after, ...counted(plan) }
    if (dryRun) return { exit: 0, json: { ok: true, done: false, ...json }, lines: () => [t('switch.dry', { store })] }
    // Whoever cannot be asked has to say that the platform's own steps are done.
    const goes = yes || (prompter !== undefined && (await prompter.agree(t('switch.ask'), false)))
    if (!goes) {
      return { exit: 1, json: { ok: false, done: false, ...json }, lines: () => [t('switch.needs-yes', { store })] }
    }
    const done = await recolte.switchStore(store, actor())
    const doubtful = done.unanswered.count
    return {
      exit: doubtful > 0 ? 1 : 0,
      json: { ok: doubtful === 0, done: true, ...json, ...counted(done) },
      lines: () => [
        t('switch.done', { store, method }),
        ...(doubtful > 0 ? [t.count('switch.look', doubtful)] : []),
        t('switch.then'),
      ],
    }
  })
}

const counted = ({ leaves, unanswered, collected }: SwitchPlan) => ({ leaves, unanswered, collected })

function planLines({ t }: Session, { before, after, leaves, unanswered, collected }: SwitchPlan): string[] {
  const identity = ({ method, accountRule, referenceRule }: StoreIdentity) =>
    t('switch.identity', { method, account: accountRule, reference: referenceRule })
  const named = (name: 'switch.leaves' | 'switch.unanswered', { count, first }: SwitchPlan['leaves']) =>
    count === 0 ? [] : [t.count(name, count, { refs: first.join(', ') + (count > first.length ? ', …' : '') })]
  return [
    t('switch.from-to', { store: after.name, before: identity(before), after: identity(after) }),
    t.count('switch.collected', collected),
    ...named('switch.leaves', leaves),
    ...named('switch.unanswered', unanswered),
  ]
}

function stepLines(session: Session, { before, after }: SwitchPlan): string[] {
  const { t } = session
  const moved = generationOf(before.method) !== generationOf(after.method)
  const steps: TextKey[] = [
    ...(moved ? MOVE : []),
    ...(before.method === after.method ? [] : (STEPS[after.method] ?? [])),
    'switch.step.off',
  ]
  return [t('switch.steps'), ...steps.map((step, index) => `  ${index + 1}. ${t(step)}`)]
}

/** The new platform is reached by purchase events; files go to either, and change no account by themselves. */
const generationOf = (method: string): Generation => (method === 'purchase-events' ? 'new' : 'historical')
