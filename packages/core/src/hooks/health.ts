import { DAY, type Instant } from '../clock.ts'
import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import { jsonReply, type Reply } from './inbound.ts'

/**
 * Whether each store has been read lately, by the rule the check goes by. The status is 200 as long as the journal
 * answers: a shop that is down is no reason to start this program again.
 */
export async function health(engine: Engine, stores: Iterable<StoreRuntime>): Promise<Reply> {
  const now = engine.clock.now()
  const entries: [string, { ok: boolean; lastOkAt: string | null }][] = []
  try {
    for (const { name, config } of stores) {
      const record = await engine.journal.store(name)
      const ok = isFresh(record?.lastOkAt, config.pollEvery, now)
      entries.push([name, { ok, lastOkAt: iso(record?.lastOkAt) }])
    }
  } catch {
    return jsonReply(503, { ok: false })
  }
  return jsonReply(200, { ok: entries.every(([, { ok }]) => ok), stores: Object.fromEntries(entries) })
}

const isFresh = (lastOkAt: Instant | undefined, pollEvery: number, now: Instant): boolean =>
  lastOkAt !== undefined && now - lastOkAt <= Math.max(DAY, 4 * pollEvery)

const iso = (at: Instant | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())
