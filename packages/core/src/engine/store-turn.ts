import type { StoreSync, StoreWarning } from '../api/passes.ts'
import type { Instant } from '../clock.ts'
import { RecolteError } from '../errors.ts'
import { SHOWN_STATES, type ShownState } from '../model/states.ts'
import { settingsInForce } from '../module/pushed.ts'
import type { Rules } from '../qualify/rules.ts'
import { lineKey } from './account-keys.ts'
import type { AccountLine } from './account-line.ts'
import { takeBackfills } from './backfill.ts'
import { collect } from './collect.ts'
import { connectStore, rulesFor } from './connect.ts'
import { deliver } from './deliver.ts'
import { facts, keptFacts } from './facts.ts'
import { dropFiles } from './files/drop.ts'
import { followFiles } from './files/follow.ts'
import { readAhead } from './read-ahead.ts'
import type { Engine, Pass, StoreRuntime, Turn } from './runtime.ts'
import { unknownTriggers } from './trigger-unknown.ts'

/** What one store's turn has to do. */
export interface StoreWork {
  runtime: StoreRuntime
  lines: Map<string, AccountLine>
  accounts: Rules['accounts']
  pass: Pass
  now: Instant
  /** False reads only what webhooks spoke of, and delivers. */
  polls: boolean
}

export interface StoreTurn {
  result: StoreSync
  /** Orders that were tried in this turn. */
  tried: number
  /** Webhooks spoke of orders that could not be read this time. */
  hintsLeft: boolean
}

/** One store's turn: collects, then delivers all that is due. What the shop fails in is an answer; the journal's failures are thrown. */
export async function turnOf(engine: Engine, work: StoreWork): Promise<StoreTurn> {
  const { runtime, lines, accounts, pass, now, polls } = work
  let turn: Turn | undefined
  let failure: RecolteError | undefined
  let collected = { busy: false, hintsLeft: true }
  let tried = 0
  try {
    const { record, first } = await connectStore(engine, runtime, now)
    const rests = record.retryAt !== undefined && record.retryAt > now
    const known = (rests ? await keptFacts(engine, runtime.name) : undefined) ?? (await facts(engine, runtime, now))
    const applied = await settingsInForce(engine.journal, runtime, accounts, known.statuses)
    const rules = rulesFor({ ...runtime, ...applied }, applied.accounts, record, known)
    runtime.rules = rules
    turn = {
      record: { ...record, timeZone: known.info.timeZone },
      rules,
      passNumber: record.pass + 1,
      first,
      warnings: [],
    }
    await engine.journal.patchStore(runtime.name, { pass: turn.passNumber, timeZone: known.info.timeZone })
    if (rests) {
      failure = new RecolteError(record.failure ?? 'shop-busy', 'retry', { detail: record.failureDetail ?? {} })
    } else {
      if (record.rulesHash !== rules.hash)
        turn.warnings.push(...unknownTriggers(engine, runtime, applied, known.statuses))
      collected = await collect(engine, runtime, turn, pass, now, polls)
    }
    // A pause saves nothing up: what it lets go would leave all at once at its end.
    if (record.pausedAt === undefined) await takeBackfills(engine, runtime, turn.passNumber, now)
  } catch (error) {
    failure = await storeFailure(engine, runtime, pass, error)
  }
  const { answers, drops } = runtime.method
  if (drops === true) await followFiles(engine, runtime.name, linesOf(runtime, lines))
  if (turn !== undefined && turn.record.pausedAt === undefined && (answers === true || drops === true)) {
    const ahead = await readAhead(engine, runtime, pass, turn.passNumber, isAway(failure) ? failure : undefined)
    failure ??= ahead.shopFailure
    tried = ahead.read
    if (drops === true) await dropFiles(engine, runtime.name, linesOf(runtime, lines), pass)
  } else if (turn !== undefined && turn.record.pausedAt === undefined) {
    const own = linesOf(runtime, lines)
    const repeatable = [...own.values()].every((line) => line.method.repeatable)
    if (!repeatable) await engine.journal.recover([runtime.name], now)
    const work = { engine, runtime, lines: own, pass, passNumber: turn.passNumber }
    const delivered = await deliver(work, isAway(failure) ? failure : undefined)
    failure ??= delivered.shopFailure
    tried = delivered.tried
  }
  const result = await summary(engine, runtime, turn, failure, collected.busy)
  return { result, tried, hintsLeft: collected.hintsLeft }
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
    ...(turn?.first === true
      ? { first: await beginning(engine, runtime, turn.record.baselineAt, counts.waiting) }
      : {}),
    ...(busy ? { busy } : {}),
    ...(turn?.record.pausedAt === undefined ? {} : { paused: true }),
    warnings: turn === undefined ? [] : [...turn.warnings, ...(await standing(engine, runtime.name, turn))],
  }
}

/** What the pass that connected a store has to say. */
async function beginning(
  engine: Engine,
  { name, trigger }: StoreRuntime,
  baselineAt: Instant,
  followed: number,
): Promise<NonNullable<StoreSync['first']>> {
  const known = await keptFacts(engine, name)
  const label = (code: string) => known?.statuses.find((status) => status.code === code)?.label ?? code
  return { baselineAt, followed, trigger: trigger.map(label) }
}

/** What stays so from pass to pass until somebody acts. */
async function standing({ journal }: Engine, store: string, { record, warnings }: Turn): Promise<StoreWarning[]> {
  const braked = warnings.find(({ code }) => code === 'brake')?.detail.held ?? 0
  const held = total(await journal.concerned({ kind: 'release', store })) - Number(braked)
  const said: StoreWarning[] = held > 0 ? [{ code: 'held', detail: { held } }] : []
  if (record.pausedAt === undefined) return said
  const waiting = total(await journal.concerned({ kind: 'pause', store }))
  return [...said, { code: 'store-paused', detail: { since: record.pausedAt, waiting } }]
}

const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

const none = () => Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Record<ShownState, number>

/** The lines of a store's accounts, by their names. */
export function linesOf({ config }: StoreRuntime, lines: Map<string, AccountLine>): Map<string, AccountLine> {
  const own = new Map<string, AccountLine>()
  for (const name of typeof config.account === 'string' ? [config.account] : Object.values(config.account)) {
    const line = lines.get(lineKey(name, config.method))
    if (line !== undefined) own.set(name, line)
  }
  return own
}

/** The shop as a whole is out of reach or asked for quiet, so in this pass it is not asked for single orders either. */
function isAway(failure: RecolteError | undefined): boolean {
  return failure?.fate === 'retry' && failure.code !== 'shop-endless'
}

/** Keeps why the shop could not be read. A journal that cannot be written, and our own bugs, end the pass instead. */
async function storeFailure(engine: Engine, runtime: StoreRuntime, pass: Pass, error: unknown): Promise<RecolteError> {
  if (!(error instanceof RecolteError) || error.code.startsWith('journal-') || error.fate === 'bug') throw error
  // Told to stop: the shop has failed in nothing.
  if (pass.signal.aborted && error.code === 'aborted') return error
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
