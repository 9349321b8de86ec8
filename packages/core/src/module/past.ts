import type { CallContext } from './context.ts'
import type { Period } from './period.ts'

/** Orders of the past that one request of the platform lets go by itself; more of them wait for a person. */
const LIMIT = 200
export const PLATFORM = 'platform'

/**
 * Orders from before the baseline come in as a backfill, read and judged as any other, and are offered at the next
 * calls. Asked twice for one period (a captured call can be sent again for ever) it is still one backfill.
 */
export async function letGo({ engine, runtime }: CallContext, { from, to, first, last }: Period): Promise<string> {
  const { journal, clock } = engine
  const store = runtime.name
  const known = (await journal.backfills(store)).some((one) => one.from === from && one.to === to)
  const count = await journal.countSkipped({ store, reason: 'before-baseline', from, to })
  if (known || count === 0) return `${count} commandes antérieures, déjà demandées`
  const asked = { store, from, to, cap: count, rate: LIMIT, startedAt: clock.now(), actor: PLATFORM }
  const id = await journal.startBackfill(asked)
  if (count <= LIMIT) return `${count} commandes antérieures, proposées aux prochains appels`
  await journal.setBackfillState(id, 'paused', PLATFORM, clock.now())
  const detail = { store, count, from: first, to: last }
  engine.emit({ type: 'warning', store, code: 'module-past-waits', detail })
  return `${count} commandes antérieures, en attente de validation`
}
