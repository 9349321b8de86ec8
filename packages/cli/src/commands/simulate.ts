import { SHOWN_STATES, type Simulation } from '@recolte/core'
import { z } from 'zod'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { oneStore, optionalText, wholeNumber } from './options.ts'
import { reasonsText } from './reason-words.ts'

const given = z.object({ trigger: optionalText, days: optionalText })
const DAYS = 30
const MOST_DAYS = 180

export const simulate: CommandSpec = {
  name: 'simulate',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--trigger <codes>', help: (t) => t('help.option.simulate-trigger') },
    { flags: '--days <n>', help: (t) => t('help.option.simulate-days') },
  ],
  help: (t) => t('help.simulate'),
  examples: ['recolte simulate boutique --trigger shipped --days 30'],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const asked = given.parse(options)
  const store = oneStore(session, argument)
  const trigger = (asked.trigger ?? '').split(',').flatMap((code) => (code.trim() === '' ? [] : [code.trim()]))
  if (trigger.length === 0) throw new CliError('missing-argument', { word: '--trigger', command: 'simulate' })
  const days = wholeNumber('--days', asked.days, { most: MOST_DAYS, command: 'simulate' }) ?? DAYS
  const simulation = await withRecolte(session, (recolte) => recolte.simulate(store, { trigger, days }))
  return { exit: 0, json: simulation, lines: () => simulationLines(session, simulation) }
}

function simulationLines({ t, colour }: Session, simulation: Simulation): string[] {
  const { store, trigger, days, orders, now, other, wouldLeave, wouldNot } = simulation
  const reasons = reasonsText(t, other.reasons) || t('simulate.none')
  const states = SHOWN_STATES.flatMap((state) => (now[state] ? [t.count(`states.${state}`, now[state])] : []))
  return [
    colour.strong(t.count('simulate.head', orders, { store, days, trigger: trigger.join(', ') })),
    `  ${t('simulate.then', { leave: t.number(other.leave), reasons })}`,
    `  ${t('simulate.now', { states: states.join(', ') || t('simulate.none') })}`,
    ...(wouldLeave.length === 0 ? [] : [`  ${t('simulate.would-leave', { refs: wouldLeave.join(', ') })}`]),
    ...(wouldNot.length === 0 ? [] : [`  ${t('simulate.would-not', { refs: wouldNot.join(', ') })}`]),
    t('simulate.note'),
  ]
}
