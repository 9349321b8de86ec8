import type { StoreWarning } from '../api/passes.ts'
import { DAY, type Instant } from '../clock.ts'
import type { ClosePass } from '../journal/port.ts'
import type { Engine, StoreRuntime } from './runtime.ts'

/** Orders newly ready in one pass that are no surprise, until a shop's usual day is known. */
const BRAKE = 100
/** Times a usual day. */
const SURPRISE = 10
const USUAL_OVER_DAYS = 28
/** Days with a tally after which a usual day is known. */
const KNOWN_AFTER_DAYS = 7

/**
 * Opens what this pass took in (with what webhooks let go since the last poll), or holds all of it together when it is
 * a flood: a wrong trigger must not write to everybody. Answers what is then to be said.
 */
export async function closePass(engine: Engine, runtime: StoreRuntime): Promise<StoreWarning | undefined> {
  const now = engine.clock.now()
  const brake = await brakeOf(engine, runtime, now)
  const before = runtime.openedByHints ?? 0
  const { opened, held } = await engine.journal.closePass({
    store: runtime.name,
    now,
    ...(brake === undefined ? {} : { brake: { ...brake, before } }),
  })
  runtime.openedByHints = before + opened
  if (held === 0 || brake === undefined) return undefined
  const warning = { code: 'brake', detail: { ...brake.reason.detail, count: held + before, held } } as const
  engine.emit({ type: 'warning', store: runtime.name, ...warning })
  return warning
}

/** How many orders may become ready in one pass, and why so many; undefined where the brake is off. */
export async function brakeOf(
  engine: Engine,
  { name, config }: StoreRuntime,
  now: Instant,
): Promise<ClosePass['brake']> {
  if (config.brake === false) return undefined
  if (config.brake !== undefined)
    return { limit: config.brake, reason: { code: 'brake-first', detail: { limit: config.brake } } }
  const since = new Date(now - USUAL_OVER_DAYS * DAY).toISOString().slice(0, 10)
  const { collected, days } = await engine.journal.collectedSince(name, since)
  if (days < KNOWN_AFTER_DAYS) return { limit: BRAKE, reason: { code: 'brake-first', detail: { limit: BRAKE } } }
  const usual = Math.round(collected / days)
  return { limit: Math.max(BRAKE, SURPRISE * usual), reason: { code: 'brake', detail: { usual } } }
}
