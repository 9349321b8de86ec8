import type { StoreSync, SyncOptions, SyncResult } from '../api.ts'
import { type Instant, MINUTE } from '../clock.ts'
import { RecolteError } from '../errors.ts'
import { SHOWN_STATES, type ShownState } from '../model/states.ts'
import type { Rules } from '../qualify/rules.ts'
import type { AccountLine } from './account-line.ts'
import { takeBackfills } from './backfill.ts'
import { collect, connectStore, rulesFor, type Turn } from './collect.ts'
import { Delivery } from './deliver.ts'
import { facts, keptFacts } from './facts.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'

/** Shops read at the same time: one that hangs holds up at most its own place. */
const STORES_AT_ONCE = 8
/** Payloads erased in one transaction. */
const ERASE_GROUP = 500

/** One pass over the given stores. Failures of a shop or of the platform are answers, not exceptions; the journal's are thrown. */
export async function sync(
  engine: Engine,
  stores: StoreRuntime[],
  lines: Map<string, AccountLine>,
  accounts: Rules['accounts'],
  options: SyncOptions,
): Promise<SyncResult> {
  const { now, steppedBack } = await engine.journal.tick(engine.clock.now())
  if (steppedBack > 5 * MINUTE) {
    engine.emit({ type: 'warning', code: 'clock-stepped-back', detail: { minutes: Math.round(steppedBack / MINUTE) } })
  }
  const pass: Pass = {
    deadline:
      options.maxDurationMs === undefined ? Number.POSITIVE_INFINITY : engine.clock.now() + options.maxDurationMs,
    signal: options.signal ?? new AbortController().signal,
  }
  for (const line of lines.values()) await line.begin()

  const result: SyncResult = { ok: true, stores: {}, accounts: {}, cutShort: false }
  const queue = [...stores]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      result.stores[next.name] = await syncStore(engine, next, lines, accounts, pass, now)
    }
  }
  // All of them end before any failure is thrown: whoever catches it may close the journal.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(STORES_AT_ONCE, stores.length) }, worker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason

  for (const line of lines.values()) {
    const problem = await line.finish()
    if (problem === undefined) continue
    let waiting = 0
    for (const store of stores) waiting += await engine.journal.waitingFor(store.name, line.name)
    result.accounts[line.name] = { ...problem, waiting }
  }
  while ((await engine.journal.erase(engine.clock.now(), ERASE_GROUP)) === ERASE_GROUP)
    if (isOver(pass, engine.clock)) break
  result.cutShort = isOver(pass, engine.clock)
  result.ok =
    Object.values(result.stores).every((store) => store.failure === undefined) &&
    Object.keys(result.accounts).length === 0
  return result
}

async function syncStore(
  engine: Engine,
  runtime: StoreRuntime,
  lines: Map<string, AccountLine>,
  accounts: Rules['accounts'],
  pass: Pass,
  now: Instant,
): Promise<StoreSync> {
  let turn: Turn | undefined
  let failure: RecolteError | undefined
  let busy = false
  try {
    const { record, first } = await connectStore(engine, runtime, now)
    const rests = record.retryAt !== undefined && record.retryAt > now
    const known = (rests ? await keptFacts(engine, runtime.name) : undefined) ?? (await facts(engine, runtime, now))
    const rules = rulesFor(runtime, accounts, record, known)
    runtime.rules = rules
    turn = { record: { ...record, timeZone: known.info.timeZone }, rules, passNumber: record.pass + 1, first }
    await engine.journal.patchStore(runtime.name, { pass: turn.passNumber, timeZone: known.info.timeZone })
    if (rests) {
      failure = new RecolteError(record.failure ?? 'shop-busy', 'retry', { detail: record.failureDetail ?? {} })
    } else busy = !(await collect(engine, runtime, turn, pass, now))
    await takeBackfills(engine, runtime, turn.passNumber, now)
  } catch (error) {
    failure = await storeFailure(engine, runtime, error)
  }
  if (turn !== undefined && turn.record.pausedAt === undefined && runtime.config.method !== 'module') {
    const own = new Map([...lines].filter(([name]) => accountNames(runtime).has(name)))
    const repeatable = [...own.values()].every((line) => line.method.repeatable)
    if (!repeatable) await engine.journal.recover([runtime.name], now)
    const delivery = new Delivery(engine, runtime, own, pass, turn.passNumber, isAway(failure) ? failure : undefined)
    await delivery.run()
    failure ??= delivery.shopFailure
  }
  return summary(engine, runtime, turn, failure, busy)
}

async function summary(
  engine: Engine,
  runtime: StoreRuntime,
  turn: Turn | undefined,
  failure: RecolteError | undefined,
  busy: boolean,
): Promise<StoreSync> {
  const counts = turn === undefined ? none() : await engine.journal.counts(runtime.name, turn.passNumber)
  const seen = Object.values(counts).reduce((sum, n) => sum + n, 0)
  return {
    seen,
    counts,
    ...(failure === undefined
      ? {}
      : { failure: { code: failure.code, detail: { store: runtime.name, ...failure.detail } } }),
    ...(turn?.first === true ? { first: { baselineAt: turn.record.baselineAt, followed: counts.waiting } } : {}),
    ...(busy ? { busy } : {}),
    ...(turn?.record.pausedAt === undefined ? {} : { paused: true }),
  }
}

const none = () => Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>

function accountNames(runtime: StoreRuntime): Set<string> {
  const rule = runtime.config.account
  return new Set(typeof rule === 'string' ? [rule] : Object.values(rule))
}

/** The shop as a whole is out of reach or asked for quiet, so in this pass it is not asked for single orders either. */
function isAway(failure: RecolteError | undefined): boolean {
  return failure?.fate === 'retry' && failure.code !== 'shop-endless'
}

/** Keeps why the shop could not be read. A journal that cannot be written, and our own bugs, end the pass instead. */
async function storeFailure(engine: Engine, runtime: StoreRuntime, error: unknown): Promise<RecolteError> {
  if (!(error instanceof RecolteError) || error.code.startsWith('journal-') || error.fate === 'bug') throw error
  const known = await engine.journal.store(runtime.name)
  if (known === undefined) return error
  const now = engine.clock.now()
  await engine.journal.patchStore(runtime.name, {
    failure: error.code,
    failureDetail: error.detail,
    failedAt: now,
    retryAt: error.retryAfterMs === undefined ? undefined : now + error.retryAfterMs,
  })
  return error
}
