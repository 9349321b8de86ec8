import type { SyncOptions, SyncResult } from '../api/passes.ts'
import { readDue } from '../reviews/in/loop.ts'
import { publishAlone } from '../reviews/publish.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
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
  await forEach(stores, async (runtime) => {
    const turn = await turnOf(engine, { runtime, lines, accounts, pass, now, polls: true })
    result.stores[runtime.name] = turn.result
  })

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
  // After the orders of all stores: a shop's whole past of reviews takes days.
  await forEach(stores, async (runtime) => {
    await readDue(engine, runtime, ways.get(runtime.name) ?? [], pass)
    const published = runtime.config.reviews.publish ? await publishAlone(engine, runtime, pass) : undefined
    const store = result.stores[runtime.name]
    if (store !== undefined && published !== undefined) store.reviews = published
  })
  result.cutShort = isOver(pass, engine.clock)
  result.ok =
    Object.values(result.stores).every((store) => (store.failure ?? store.reviews?.failure) === undefined) &&
    Object.keys(result.accounts).length === 0
  return result
}

/** All of them end before any failure is thrown: whoever catches it may close the journal. */
async function forEach(stores: SyncWork['stores'], work: (runtime: StoreRuntime) => Promise<void>): Promise<void> {
  const queue = [...stores]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await work(next)
  }
  const ends = await Promise.allSettled(Array.from({ length: Math.min(STORES_AT_ONCE, stores.length) }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
