import { textOf } from '../protocol/module/call.ts'
import type { CallContext } from './context.ts'
import { dayText, type Period, periodOf } from './period.ts'

/** Orders of the past that one request of the platform lets go by itself; more of them wait for a person. */
const LIMIT = 200
export const PLATFORM = 'platform'

/** What a call asks of the past, carried out; undefined where it asks for none. */
export function pastAsked(call: CallContext): Promise<string> | undefined {
  const forced = textOf(call.message, 'force') === '1' ? periodOf(call.message, 'date_deb', 'date_fin') : undefined
  const latest = call.query === 'getLatestOrders' ? periodOf(call.message, 'startDate', 'endDate') : undefined
  const period = forced ?? latest
  return period && letGo(call, period)
}

/**
 * Orders from before the baseline come in as a backfill, read and judged as any other, and are offered at the next
 * calls. Asked twice for one period (a captured call can be sent again for ever) it is still one backfill.
 */
export async function letGo({ engine, runtime }: CallContext, { from, to }: Period): Promise<string> {
  const { journal, clock } = engine
  const store = runtime.name
  const known = (await journal.backfills(store)).some((one) => one.from === from && one.to === to)
  const count = await journal.countSkipped({ store, reason: 'before-baseline', from, to })
  if (known || count === 0) return `${count} commandes antérieures, déjà demandées`
  const asked = { store, from, to, cap: count, rate: LIMIT, startedAt: clock.now(), actor: PLATFORM }
  const id = await journal.startBackfill(asked)
  if (count <= LIMIT) return `${count} commandes antérieures, proposées aux prochains appels`
  await journal.setBackfillState(id, 'paused', PLATFORM, clock.now())
  const detail = { store, count, from: dayText(from), to: dayText(to) }
  engine.emit({ type: 'warning', store, code: 'module-past-waits', detail })
  return `${count} commandes antérieures, en attente de validation`
}
