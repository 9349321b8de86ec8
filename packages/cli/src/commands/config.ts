import type { PushedSettings, Recolte } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Given, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { oneStore, optionalText } from './options.ts'

const given = z.object({ accept: optionalText, undo: optionalText })

export const config: CommandSpec = {
  name: 'config',
  argument: { word: '[store]', help: (t) => t('help.arg.store') },
  options: [
    { flags: '--accept <setting>', help: (t) => t('help.option.accept') },
    { flags: '--undo <setting>', help: (t) => t('help.option.undo') },
  ],
  help: (t) => t('help.config'),
  examples: [
    'recolte config boutique',
    'recolte config boutique --undo delay',
    'recolte config boutique --accept setFlag',
  ],
  needsConfig: true,
  run,
}

async function run(session: Session, { argument, options }: Given): Promise<Outcome> {
  const { accept, undo } = given.parse(options)
  if (accept !== undefined && undo !== undefined) throw new CliError('one-act')
  const store = oneStore(session, argument)
  return withRecolte(session, async (recolte: Recolte) => {
    if (accept !== undefined) await recolte.acceptPushed(store, accept, actor())
    if (undo !== undefined) await recolte.undoPushed(store, undo)
    const pushed = await recolte.pushed(store)
    const waits = Object.keys(pushed.waiting).length > 0
    return { exit: waits ? 1 : 0, json: { ok: !waits, ...pushed }, lines: () => lines(session, store, pushed) }
  })
}

function lines({ t, colour, dates }: Session, store: string, { inForce, waiting, history }: PushedSettings): string[] {
  if (history.length === 0) return [t('config.none', { store })]
  const at = (instant: number) => dates(store).full(instant)
  const since = (key: string) => at(history.findLast((one) => one.key === key)?.at ?? 0)
  const shown = [colour.strong(t('config.of', { store }))]
  for (const [key, value] of Object.entries(inForce))
    shown.push(`  ${t('config.in-force', { key, value, at: since(key) })}`)
  for (const [key, value] of Object.entries(waiting)) {
    shown.push(
      `  ${colour.bad(t('config.waits', { key, value, at: since(key) }))}`,
      `  ${t('config.accept', { store, key })}`,
    )
  }
  shown.push(t('config.history'))
  for (const { key, source, at: when, value } of history) {
    const who = t(
      source === 'operator' ? 'config.by-hand' : source === 'platform' ? 'config.by-platform' : 'config.not-applied',
    )
    shown.push(`  ${at(when)}  ${key} = ${value === '' ? t('config.file') : value}  (${who})`)
  }
  return shown
}
