import { DAY } from '../clock.ts'
import type { CallContext } from './context.ts'
import type { Period } from './period.ts'

/** Orders of the past that requests of one day let go by themselves; more of them wait for a person. */
const LIMIT = 200
/** Requests of one day that are kept, for other orders each: more are no platform's. */
const REQUESTS = 20
export const PLATFORM = 'platform'

/**
 * Orders from before the baseline come in as a backfill, read and judged as any other, and are offered at the next
 * calls. A captured call can be sent again for ever, for one period (it is still one backfill) or cut into many small ones.
 */
export async function letGo({ engine, runtime }: CallContext, { from, to, first, last }: Period): Promise<string> {
  const { journal, clock } = engine
  const store = runtime.name
  const backfills = await journal.backfills(store)
  const lately = backfills.filter(({ startedAt }) => clock.now() - startedAt < DAY)
  const count = await journal.countSkipped({ store, reason: 'before-baseline', from, to })
  if (backfills.some((one) => one.from === from && one.to === to))
    return `${count} commandes antérieures, déjà demandées`
  if (count === 0) return 'aucune commande antérieure dans cette période'
  const detail = { store, count, from: first, to: last }
  if (lately.length >= REQUESTS) {
    engine.emit({ type: 'warning', store, code: 'module-past-refused', detail })
    return `${count} commandes antérieures, refusées : trop de demandes en un jour`
  }
  const sum = lately.reduce((orders, { cap = 0 }) => orders + cap, count)
  const state = sum <= LIMIT ? 'running' : 'paused'
  const asked = { store, from, to, cap: count, rate: LIMIT, startedAt: clock.now(), state, actor: PLATFORM } as const
  await journal.startBackfill(asked)
  if (state === 'running') return `${count} commandes antérieures, proposées aux prochains appels`
  engine.emit({ type: 'warning', store, code: 'module-past-waits', detail })
  return `${count} commandes antérieures, en attente de validation`
}
