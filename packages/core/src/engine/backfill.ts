import { DAY, type Instant } from '../clock.ts'
import type { ReadResult } from '../connector.ts'
import type { KnownOrder } from '../journal/port.ts'
import { wallDate } from '../protocol/wall-clock.ts'
import { qualify } from '../qualify/qualify.ts'
import type { Rules } from '../qualify/rules.ts'
import { brakeOf } from './brake.ts'
import { keptFacts } from './facts.ts'
import { readAll } from './prepare.ts'
import type { Engine, StoreRuntime } from './runtime.ts'

/** Orders let go in one transaction. */
const GROUP = 500

/** What a backfill would do, found by reading every order of the period as it is now. Nothing is changed. */
export interface BackfillPreview {
  /** Orders of the period that nothing but the baseline kept back. */
  orders: number
  /** Orders that would leave, and how many different buyers they belong to. */
  leaving: number
  buyers: number
  /** Why the others would not. */
  excluded: Record<string, number>
  oldest: Instant | undefined
  /** Those that would leave, by the day on which they reached the trigger, in their account's time zone. */
  perDay: Record<string, number>
  /** How many the brake would let through at once; undefined where it is off. */
  brake: number | undefined
  /** Where the shop shows its key no more than the last days and the period begins before them: why, by a code of its messages. */
  outOfSight: { days: number; code: string } | undefined
}

export async function previewBackfill(
  engine: Engine,
  runtime: StoreRuntime,
  rules: Rules,
  period: { from: Instant; to: Instant },
  onProgress: (read: number, of: number) => void,
): Promise<BackfillPreview> {
  const now = engine.clock.now()
  const brake = (await brakeOf(engine, runtime, now))?.limit
  const counts = { orders: 0, leaving: 0, buyers: 0, excluded: {}, perDay: {} }
  const sight = (await keptFacts(engine, runtime.name))?.info.sight
  const outOfSight = sight !== undefined && period.from < now - sight.days * DAY ? sight : undefined
  const preview: BackfillPreview = { ...counts, oldest: undefined, brake, outOfSight }
  const buyers = new Set<string>()
  const which = { store: runtime.name, reason: 'before-baseline' as const, ...period }
  const all = await engine.journal.countSkipped(which)
  for (let after: string | undefined, more = true; more; ) {
    const query = { ...which, limit: runtime.connector.readBatch, ...(after === undefined ? {} : { after }) }
    const { orders, next } = await engine.journal.skipped(query)
    const known = new Map(orders.map((order) => [order.orderId, order]))
    for (const result of orders.length === 0 ? [] : await readAll(runtime.store, [...known.keys()])) {
      const look = await lookAt(engine, result, known.get(result.id), rules, now)
      preview.orders += 1
      if ('why' in look) preview.excluded[look.why] = (preview.excluded[look.why] ?? 0) + 1
      else {
        buyers.add(look.buyer)
        add(preview, look)
      }
    }
    onProgress(preview.orders, all)
    after = next
    more = next !== undefined
  }
  return { ...preview, buyers: buyers.size }
}

type Look = { why: string } | { buyer: string; reachedAt: Instant; timeZone: string }

async function lookAt(
  { journal }: Engine,
  result: ReadResult,
  known: KnownOrder | undefined,
  rules: Rules,
  now: Instant,
): Promise<Look> {
  if (result.kind !== 'order') return { why: result.kind }
  const verdict = qualify(result.order, known, rules, now, true)
  if (verdict.kind !== 'collect') return { why: verdict.reason.code }
  const buyer = await journal.emailHash(verdict.purchase.email)
  const quiet = await journal.suppressed(buyer)
  if (quiet !== undefined) return { why: quiet }
  const timeZone = rules.accounts[verdict.account]?.timeZone ?? 'UTC'
  return { buyer, reachedAt: verdict.purchase.reachedAt, timeZone }
}

function add(preview: BackfillPreview, { reachedAt, timeZone }: { reachedAt: Instant; timeZone: string }): void {
  preview.leaving += 1
  preview.oldest = Math.min(preview.oldest ?? reachedAt, reachedAt)
  const day = wallDate(reachedAt, timeZone)
  preview.perDay[day] = (preview.perDay[day] ?? 0) + 1
}

/** Lets the next orders of each running backfill go, as many as its cap and its rate allow by now. */
export async function takeBackfills(engine: Engine, runtime: StoreRuntime, pass: number, now: Instant): Promise<void> {
  const at = { method: runtime.method.name, now, pass }
  for (const { id, state } of await engine.journal.backfills(runtime.name)) {
    if (state !== 'running') continue
    for (let taken = GROUP; taken === GROUP; ) taken = await engine.journal.takeBackfill(id, GROUP, at)
  }
}
