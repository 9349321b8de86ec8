import { textOf } from '../../protocol/module/call.ts'
import type { CallContext } from '../context.ts'
import { letGo, PLATFORM } from '../past.ts'
import { type Period, periodOf } from '../period.ts'
import { CHANGES, flagKey, saidLately, WAITS } from '../pushed.ts'

/** Orders that calls hold back by themselves, those they held before included; more of them wait for a person. */
const LIMIT = 100
const EVER: Period = { from: 0, to: Date.UTC(9999, 11, 31), first: '…', last: '…' }

/**
 * The platform marks what it wants to see no more (1) or again (0). Marked is held: `recolte release` undoes it. What
 * was collected stays so, whatever is asked, and what lies before the baseline comes as a backfill.
 */
export async function setFlag(call: CallContext): Promise<unknown> {
  const { engine, runtime, dialect, message, query } = call
  const value = textOf(message, 'setFlag')
  const whole = textOf(message, 'datePeriod') === 'allOrders'
  const period = whole ? EVER : periodOf(message, 'startDate', 'endDate', call.timeZone)
  if ((value !== '0' && value !== '1') || period === undefined) {
    return { return: 3, query, debug: 'S’il vous plaît, ne pas oublier de remplir toutes les conditions' }
  }
  const { journal } = engine
  const now = engine.clock.now()
  const about = { store: runtime.name, account: call.account, ...period, actor: PLATFORM, now }
  if (value === '0') {
    const back = await journal.flagOffers({ ...about, flag: false })
    if (!whole) await letGo(call, period)
    return dialect.flagged(back, value, query)
  }
  const held = (await journal.concerned({ kind: 'release', store: runtime.name }))['platform-flagged'] ?? 0
  const concerned = await journal.flagOffers({ ...about, flag: true, limit: Math.max(0, LIMIT - held) })
  if (concerned === 0 || concerned + held <= LIMIT) return dialect.flagged(concerned, value, query)
  const settings = await journal.settings(runtime.name)
  if (saidLately(settings, WAITS, flagKey, now) >= CHANGES) return dialect.flagged(0, value, query)
  const waits = JSON.stringify({ ...period, account: call.account })
  await journal.putSettings(runtime.name, WAITS, { [flagKey]: waits }, now)
  const detail = { store: runtime.name, count: concerned, from: period.first, to: period.last }
  engine.emit({ type: 'warning', store: runtime.name, code: 'module-flag-waits', detail })
  return dialect.flagged(0, value, query)
}
