import { DAY, type Instant } from '../clock.ts'
import type { StoreRecord } from '../journal/port.ts'
import { AGE_LIMIT_DAYS, buildRules, type Rules } from '../qualify/rules.ts'
import { type Facts, facts, meaningsOf } from './facts.ts'
import { refuseChange } from './identity.ts'
import type { Engine, StoreRuntime } from './runtime.ts'

/** Makes the store known to the journal if need be, and refuses one whose identity changed. No order is touched. */
export async function connectStore(
  engine: Engine,
  runtime: StoreRuntime,
  now: Instant,
): Promise<{ record: StoreRecord; first: boolean }> {
  const known = await engine.journal.store(runtime.name)
  if (known !== undefined) {
    refuseChange(known, runtime.identity)
    return { record: known, first: false }
  }
  const { info } = await facts(engine, runtime, now)
  // The shop stamps its orders by its own clock, so the baseline is read off that clock.
  const baselineAt = runtime.config.since === undefined ? info.clock.getTime() : Date.parse(runtime.config.since)
  const watermark = baselineAt - AGE_LIMIT_DAYS * DAY
  return { record: await engine.journal.registerStore(runtime.identity, { baselineAt, watermark }), first: true }
}

/** Rules of a connected store, from its configuration and what the shop says its statuses mean. */
export function rulesFor(runtime: StoreRuntime, accounts: Rules['accounts'], record: StoreRecord, known: Facts): Rules {
  return buildRules({
    store: runtime.name,
    config: runtime.config,
    accounts: { ...accounts },
    trigger: runtime.trigger,
    baseline: record.baselineAt,
    restored: record.restoredAt === undefined ? undefined : restoredRule(record.restoredAt, record.watermark),
    purchaseDays: runtime.method.purchaseDays,
    normaliseStatus: (code) => runtime.connector.normaliseStatus?.(code) ?? code,
    meanings: meaningsOf(known.statuses),
  })
}

const restoredRule = (at: Instant, watermark: Instant) => ({ at, caughtUp: watermark >= at })
