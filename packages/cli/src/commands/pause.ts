import type { Recolte } from '@recolte/core'
import { z } from 'zod'
import { actor } from '../actor.ts'
import type { CommandSpec, Outcome } from '../command.ts'
import { withRecolte } from '../compose.ts'
import { inStore } from '../in-store.ts'
import type { Session } from '../session.ts'
import { flag, storesNamed, yesOption } from './options.ts'
import { total, waitingText } from './reason-words.ts'

type Kind = 'pause' | 'resume'

export const pause = pausing('pause')
export const resume = pausing('resume')

function pausing(kind: Kind): CommandSpec {
  return {
    name: kind,
    argument: { word: '[store]', help: (t) => t('help.arg.store-or-all') },
    options: [yesOption],
    help: (t) => t(`help.${kind}`),
    examples: [`recolte ${kind} boutique`, `recolte ${kind} --yes`],
    needsConfig: true,
    run(session, { argument, options }) {
      const { yes } = z.object({ yes: flag }).parse(options)
      const stores = storesNamed(session, argument)
      return withRecolte(session, (recolte) => run(session, recolte, kind, stores, yes))
    },
  }
}

async function run(session: Session, recolte: Recolte, kind: Kind, stores: string[], yes: boolean): Promise<Outcome> {
  const { t, writer, prompter } = session
  const key = kind === 'pause' ? 'paused' : 'resumed'
  const waiting = new Map<string, number>()
  for (const store of stores) {
    const n = total(await recolte.concerned(store, 'pause'))
    waiting.set(store, n)
    writer.err(`${[t(`${kind}.will`, { store }), ...waitingText(t, n)].join(' ')}\n`)
  }
  if (!yes && prompter !== undefined && !(await prompter.agree(t(`${kind}.ask`), true))) {
    const json = { ok: true, [key]: 0, unchanged: stores.length, stores: {} }
    return { exit: 0, json, lines: () => [t('act.nothing-done')] }
  }
  const done = new Map<string, boolean>()
  const failures: unknown[] = []
  for (const store of stores) {
    // One whose shop was never read and does not answer keeps no other from being paused.
    await inStore(store, recolte[kind](store, actor())).then(
      (changed) => done.set(store, changed),
      (error: unknown) => failures.push(error),
    )
  }
  const lines = [...done].map(([store, changed]) => t(`${kind}.${changed ? 'done' : 'already'}`, { store }))
  if (failures.length > 0) {
    for (const line of lines) writer.err(`${line}\n`)
    throw failures[0]
  }
  const changed = [...done.values()].filter(Boolean).length
  const each = stores.map((store) => [store, { paused: kind === 'pause', waiting: waiting.get(store) ?? 0 }])
  const json = { ok: true, [key]: changed, unchanged: stores.length - changed, stores: Object.fromEntries(each) }
  return { exit: 0, json, lines: () => lines }
}
