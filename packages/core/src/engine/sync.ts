import type { SyncOptions, SyncResult } from '../api/passes.ts'
import { readDue } from '../reviews/in/loop.ts'
import { publish } from '../reviews/publish.ts'
import { type Engine, isOver, type Pass } from './runtime.ts'
import type { Serve } from './serve.ts'
import { turnOf } from './store-turn.ts'
import { steady } from './tick.ts'

/** Shops read at the same time: one that hangs holds up at most its own place. */
const STORES_AT_ONCE = 8
/** Payloads erased in one transaction. */
const ERASE_GROUP = 500

export type SyncWork = Pick<Serve, 'stores' | 'lines' | 'accounts' | 'ways'>

/** One pass over the given stores. Failures of a shop or of the platform are answers, not exceptions; the journal's are thrown. */
export async function sync(
  engine: Engine,
  { stores, lines, accounts, ways }: SyncWork,
  options: SyncOptions,
): Promise<SyncResult> {
  const now = await steady(engine)
  const pass: Pass = {
    deadline:
      options.maxDurationMs === undefined ? Number.POSITIVE_INFINITY : engine.clock.now() + options.maxDurationMs,
    signal: options.signal ?? new AbortController().signal,
  }
  for (const line of lines.values()) await line.begin()

  const result: SyncResult = { ok: true, stores: {}, accounts: {}, recovered: {}, cutShort: false }
  const queue = [...stores]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const turn = await turnOf(engine, { runtime: next, lines, accounts, pass, now, polls: true })
      result.stores[next.name] = turn.result
      // After the orders, which must not wait for it.
      await readDue(engine, next, ways.get(next.name) ?? [], pass)
      if (next.config.reviews.publish) turn.result.reviews = await publish(engine, next, pass)
    }
  }
  // All of them end before any failure is thrown: whoever catches it may close the journal.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(STORES_AT_ONCE, stores.length) }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason

  for (const line of lines.values()) {
    const problem = await line.finish()
    if (line.backSince !== undefined) result.recovered[line.name] = { since: line.backSince }
    if (problem === undefined) continue
    let waiting = 0
    for (const store of stores) waiting += await engine.journal.waitingFor(store.name, line.name)
    result.accounts[line.name] = { ...problem, waiting }
  }
  while ((await engine.journal.erase(engine.clock.now(), ERASE_GROUP)) === ERASE_GROUP)
    if (isOver(pass, engine.clock)) break
  result.cutShort = isOver(pass, engine.clock)
  result.ok =
    Object.values(result.stores).every((store) => (store.failure ?? store.reviews?.failure) === undefined) &&
    Object.keys(result.accounts).length === 0
  return result
}
