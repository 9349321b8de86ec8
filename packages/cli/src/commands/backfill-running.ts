import type { Backfill, Recolte } from '@recolte/core'
import { actor } from '../actor.ts'
import type { Outcome } from '../command.ts'
import { CliError } from '../problem.ts'
import type { Session } from '../session.ts'
import { limitsText, longDay } from './backfill-text.ts'

export async function listBackfills(session: Session, recolte: Recolte, store: string): Promise<Outcome> {
  const backfills = await recolte.backfills(store)
  return {
    exit: 0,
    json: { backfills: backfills.map(toJson) },
    lines: () => (backfills.length === 0 ? [session.t('backfill.list-none', { store })] : rows(session, backfills)),
  }
}

interface Steer {
  store: string
  id: string
  state: 'running' | 'paused' | 'cancelled'
  yes: boolean
}

/** Only stopping is for good, so only that is asked about. */
export async function steerBackfill(session: Session, recolte: Recolte, steer: Steer): Promise<Outcome> {
  const { t, writer, prompter } = session
  const { store, state, yes } = steer
  const found = (await recolte.backfills(store)).find(({ id }) => String(id) === steer.id)
  if (found === undefined) throw new CliError('no-such-backfill', { id: steer.id, store })
  const { id, taken } = found
  const outcome = (changed: boolean, line: string): Outcome => ({
    exit: 0,
    json: {
      ok: true,
      changed: changed ? 1 : 0,
      unchanged: changed ? 0 : 1,
      backfill: toJson({ ...found, ...(changed ? { state } : {}) }),
    },
    lines: () => [line],
  })
  if (found.state === state) return outcome(false, t(`backfill.${state}`, { id }))
  if (found.state === 'done' || found.state === 'cancelled') return outcome(false, t('backfill.ended', { id }))
  writer.err(`${t.count(`backfill.will-be-${state}`, taken, { id })}\n`)
  const asks = state === 'cancelled' && !yes && prompter !== undefined
  if (asks && !(await prompter.agree(t('backfill.ask-stop'), false))) return outcome(false, t('act.nothing-done'))
  const changed = await recolte.setBackfill(id, state, actor())
  return outcome(changed, t(changed ? `backfill.${state}` : 'backfill.ended', { id }))
}

function rows(session: Session, backfills: Backfill[]): string[] {
  const { t } = session
  return backfills.map(({ id, store, from, to, cap, rate, taken, state }) => {
    const day = longDay(session, store)
    const limits = limitsText(t, { cap, rate })
    const values = { id, from: day(from), to: day(to - 1), state: t(`backfill.state.${state}`) }
    const line = t.count('backfill.row', taken, values)
    return limits === '' ? line : `${line} (${limits})`
  })
}

function toJson({ id, from, to, cap, rate, startedAt, taken, state }: Backfill): object {
  const iso = (at: number) => new Date(at).toISOString()
  return {
    id,
    state,
    from: iso(from),
    to: iso(to),
    cap: cap ?? null,
    rate: rate ?? null,
    taken,
    started: iso(startedAt),
  }
}
