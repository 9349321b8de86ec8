import type { Instant } from '../clock.ts'
import { wallDate } from '../protocol/wall-clock.ts'
import { qualify } from '../qualify/qualify.ts'
import type { Rules } from '../qualify/rules.ts'
import { brakeOf } from './brake.ts'
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
  const preview: BackfillPreview = { ...counts, oldest: undefined, brake }
  const buyers = new Set<string>()
  const which = { store: runtime.name, reason: 'before-baseline' as const, ...period }
  const query = { ...which, limit: runtime.connector.readBatch }
  const all = await engine.journal.countSkipped(which)
  let after: string | undefined
  do {
    const page = await engine.journal.skipped({ ...query, ...(after === undefined ? {} : { after }) })
    const known = new Map(page.orders.map((order) => [order.orderId, order]))
    for (const result of page.orders.length === 0 ? [] : await runtime.store.read([...known.keys()])) {
      preview.orders += 1
      const verdict =
        result.kind === 'order' ? qualify(result.order, known.get(result.id), rules, now, true) : undefined
      if (verdict?.kind !== 'collect') {
        const why = verdict?.reason.code ?? result.kind
        preview.excluded[why] = (preview.excluded[why] ?? 0) + 1
        continue
      }
      preview.leaving += 1
      buyers.add(await engine.journal.emailHash(verdict.purchase.email))
      const { reachedAt } = verdict.purchase
      preview.oldest = Math.min(preview.oldest ?? reachedAt, reachedAt)
      const day = wallDate(reachedAt, rules.accounts[verdict.account]?.timeZone ?? 'UTC')
      preview.perDay[day] = (preview.perDay[day] ?? 0) + 1
    }
    onProgress(preview.orders, all)
    after = page.next
  } while (after !== undefined)
  return { ...preview, buyers: buyers.size }
}

/** Lets the next orders of each running backfill go, as many as its cap and its rate allow by now. */
export async function takeBackfills(engine: Engine, runtime: StoreRuntime, pass: number, now: Instant): Promise<void> {
  const at = { method: runtime.method.name, now, pass }
  for (const { id, state } of await engine.journal.backfills(runtime.name)) {
    if (state !== 'running') continue
    for (let taken = GROUP; taken === GROUP; ) taken = await engine.journal.takeBackfill(id, GROUP, at)
  }
}
