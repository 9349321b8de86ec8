import { HOUR, type Instant } from '../clock.ts'
import type { Backfill } from '../journal/port.ts'
import { qualify } from '../qualify/qualify.ts'
import type { Rules } from '../qualify/rules.ts'
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
  perDay: Record<string, number>
}

export async function previewBackfill(
  engine: Engine,
  runtime: StoreRuntime,
  rules: Rules,
  period: { from: Instant; to: Instant },
  onProgress: (read: number) => void,
): Promise<BackfillPreview> {
  const preview: BackfillPreview = { orders: 0, leaving: 0, buyers: 0, excluded: {}, oldest: undefined, perDay: {} }
  const buyers = new Set<string>()
  const now = engine.clock.now()
  const query = {
    store: runtime.name,
    reason: 'before-baseline' as const,
    ...period,
    limit: runtime.connector.readBatch,
  }
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
      const day = new Date(reachedAt).toISOString().slice(0, 10)
      preview.perDay[day] = (preview.perDay[day] ?? 0) + 1
    }
    onProgress(preview.orders)
    after = page.next
  } while (after !== undefined)
  return { ...preview, buyers: buyers.size }
}

/** Lets the next orders of each running backfill go, as many as its rate allows by now. */
export async function takeBackfills(engine: Engine, runtime: StoreRuntime, pass: number, now: Instant): Promise<void> {
  for (const backfill of await engine.journal.backfills(runtime.name)) {
    if (backfill.state !== 'running') continue
    const at = { method: runtime.method.name, now, pass }
    for (let room = allowance(backfill, now); room > 0; ) {
      const limit = Math.min(room, GROUP)
      const taken = await engine.journal.takeBackfill(backfill.id, limit, at)
      if (taken < limit) break
      room -= taken
    }
  }
}

/** One hour's worth at once, then evenly over the hours since it began. */
function allowance({ rate, startedAt, taken }: Backfill, now: Instant): number {
  if (rate === undefined) return Number.MAX_SAFE_INTEGER
  const hours = 1 + (now - startedAt) / HOUR
  return Math.max(0, Math.floor(hours * rate) - taken)
}
