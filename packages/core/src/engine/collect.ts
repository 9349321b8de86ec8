import type { StoreWarning } from '../api.ts'
import { DAY, type Instant, SECOND } from '../clock.ts'
import type { ChangePage } from '../connector.ts'
import { RecolteError } from '../errors.ts'
import type { StoreRecord } from '../journal/port.ts'
import { decideRow } from '../qualify/decide.ts'
import { AGE_LIMIT_DAYS, buildRules, type Rules } from '../qualify/rules.ts'
import { closePass } from './brake.ts'
import { withPoll } from './claim.ts'
import { Circles } from './endless.ts'
import { type Facts, facts, meaningsOf } from './facts.ts'
import { readHints } from './hints.ts'
import { refuseChange } from './identity.ts'
import { overlap } from './overlap.ts'
import { decideAgain } from './rules-change.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
import { readAgainFrom } from './shop-clock.ts'

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

/**
 * Reads what changed in one shop since the watermark into the journal, page by page, then sweeps by creation date where
 * that is due, then reads what webhooks spoke of; without `polls` only the last. The first pass reads back to the age
 * limit: what it finds open is followed, what had reached its trigger by then stays where it is. `busy` when another
 * process is reading this shop. Throws what kept the shop from being polled; pages already recorded stay.
 */
export async function collect(
  engine: Engine,
  runtime: StoreRuntime,
  turn: Turn,
  pass: Pass,
  now: Instant,
  polls: boolean,
): Promise<{ busy: boolean; hintsLeft: boolean }> {
  let hintsLeft = true
  const done = await withPoll(engine, runtime.name, pass, async () => {
    try {
      const { rules, passNumber } = turn
      // Another process may have read on while this one waited for its turn.
      const record = { ...((await engine.journal.store(runtime.name)) ?? turn.record), timeZone: turn.record.timeZone }
      if (record.snapshotDone) turn.first = false
      if (record.rulesHash !== rules.hash) await decideAgain(engine, runtime, turn, now)
      const reading = new Reading(engine, runtime, rules, passNumber, pass, record)
      if (polls) await poll(engine, runtime, reading, turn.first, now)
      // Until the first reading is through, it is the one that says what is new.
      if (reading.snapshotDone) hintsLeft = !(await reading.hinted())
    } finally {
      // Also where the shop failed half way: what was taken in is counted and leaves, or is held together.
      const braked = await closePass(engine, runtime)
      if (braked !== undefined) turn.warnings.push(braked)
      if (polls) runtime.openedByHints = 0
    }
  })
  return { busy: !done, hintsLeft }
}

async function poll(
  engine: Engine,
  runtime: StoreRuntime,
  reading: Reading,
  first: boolean,
  now: Instant,
): Promise<void> {
  runtime.openedByHints = 0
  await reading.changes(overlap(reading.record.timeZone, now))
  await reading.sweep(reading.record, first)
  await engine.journal.patchStore(runtime.name, {
    lastOkAt: engine.clock.now(),
    failure: undefined,
    failureDetail: undefined,
    retryAt: undefined,
  })
}

/** One pass's turn at one store. */
export interface Turn {
  record: StoreRecord
  rules: Rules
  passNumber: number
  /** This pass connects the store. */
  first: boolean
  /** What came up and is to be said at the end of the pass. */
  warnings: StoreWarning[]
}

class Reading {
  readonly #engine: Engine
  readonly #runtime: StoreRuntime
  #rules: Rules
  readonly #passNumber: number
  readonly #pass: Pass
  readonly record: StoreRecord
  readonly #zone: { timeZone?: string }
  #watermark: Instant
  #snapshotDone: boolean
  #seen = 0

  constructor(
    engine: Engine,
    runtime: StoreRuntime,
    rules: Rules,
    passNumber: number,
    pass: Pass,
    record: StoreRecord,
  ) {
    this.#engine = engine
    this.#runtime = runtime
    this.#rules = rules
    this.#passNumber = passNumber
    this.#pass = pass
    this.record = record
    this.#zone = record.timeZone === undefined ? {} : { timeZone: record.timeZone }
    this.#watermark = record.watermark
    this.#snapshotDone = record.snapshotDone
  }

  async changes(overlapMs: number): Promise<void> {
    const skew = await this.#lastSkew()
    let complete = await this.#read(overlapMs, true, skew)
    if (complete === 'clock-stepped-back') complete = await this.#read(overlapMs, false, skew)
    if (complete === 'complete' && !this.#snapshotDone) {
      await this.#engine.journal.patchStore(this.#runtime.name, { snapshotDone: true })
      this.#snapshotDone = true
    }
  }

  get snapshotDone(): boolean {
    return this.#snapshotDone
  }

  hinted(): Promise<boolean> {
    return readHints(this.#engine, this.#runtime, this.#pass, (page) => {
      const now = this.#engine.clock.now()
      return this.#keep({ ...page, through: new Date(now), clock: new Date(now) }, now, false)
    })
  }

  async #read(
    overlapMs: number,
    watchClock: boolean,
    lastSkew: number | undefined,
  ): Promise<'complete' | 'stopped' | 'clock-stepped-back'> {
    const since = new Date(this.#watermark - overlapMs)
    const circles = new Circles()
    let through = 0
    for await (const page of this.#runtime.store.changes({ since, ...this.#zone, signal: this.#pass.signal })) {
      const now = this.#engine.clock.now()
      const clock = page.clock.getTime()
      const again = watchClock ? readAgainFrom(this.record, clock, lastSkew, clock - now) : undefined
      if (again !== undefined) await this.#goBackTo(again)
      await this.#keepSkew(clock - now, lastSkew)
      if (again !== undefined) return 'clock-stepped-back'
      const looked = await this.#keep(page, now, true)
      const progress = looked > 0 || page.through.getTime() > through || page.rows.length === 0
      through = Math.max(through, page.through.getTime())
      if (circles.take(page, progress))
        throw new RecolteError('shop-endless', 'retry', { detail: { host: this.#runtime.name } })
      if (isOver(this.#pass, this.#engine.clock)) return 'stopped'
    }
    return 'complete'
  }

  /** On disk before anything else: a process that dies here must not have forgotten how far back to read. */
  async #goBackTo(watermark: Instant): Promise<void> {
    this.#watermark = watermark
    // A baseline read off the clock that was ahead lies in the future of the one put right, and would swallow all that
    // comes. Set-up has looked at everything before it, and what it left behind stays behind.
    const moved = this.#snapshotDone && this.#rules.baseline > watermark
    if (moved) this.#runtime.rules = this.#rules = { ...this.#rules, baseline: watermark }
    await this.#engine.journal.patchStore(this.#runtime.name, {
      watermark,
      ...(moved ? { baselineAt: watermark } : {}),
    })
  }

  /** Daily the last 3 days by creation date, weekly the last 30: inserts what no change ever showed. */
  async sweep(record: StoreRecord, first: boolean): Promise<void> {
    const now = this.#engine.clock.now()
    const { journal } = this.#engine
    if (first || record.sweptAt === undefined) {
      // The first reading has just been everywhere.
      if (this.#snapshotDone || first) await journal.patchStore(this.#runtime.name, { sweptAt: now, sweptWideAt: now })
      return
    }
    const wide = record.sweptWideAt === undefined || now - record.sweptWideAt >= 7 * DAY
    if (!wide && now - record.sweptAt < DAY) return
    const query = { since: new Date(now - (wide ? 30 : 3) * DAY), ...this.#zone, signal: this.#pass.signal }
    const { store } = this.#runtime
    for await (const page of store.created?.(query) ?? store.changes(query)) {
      await this.#keep(page, this.#engine.clock.now(), false)
      if (isOver(this.#pass, this.#engine.clock)) return
    }
    await journal.patchStore(this.#runtime.name, { sweptAt: now, ...(wide ? { sweptWideAt: now } : {}) })
  }

  async #keep(page: ChangePage, now: Instant, moves: boolean): Promise<number> {
    const shopClock = page.clock.getTime()
    this.#watermark = moves ? Math.max(this.#watermark, Math.min(page.through.getTime(), shopClock)) : this.#watermark
    const { looked } = await this.#engine.journal.recordPage(
      {
        store: this.#runtime.name,
        method: this.#runtime.method.name,
        rulesHash: this.#rules.hash,
        pass: this.#passNumber,
        now,
        rows: page.rows,
        unreadable: page.unreadable,
        ...(moves ? { through: { watermark: this.#watermark, shopClock } } : {}),
      },
      (row, known) => ({
        ...decideRow(row, known, this.#rules, now),
        awaitsPass: this.#runtime.config.brake !== false,
      }),
    )
    this.#seen += looked
    this.#engine.emit({
      type: 'collecting',
      store: this.#runtime.name,
      seen: this.#seen,
      first: !this.#snapshotDone,
      ...(page.remaining === undefined ? {} : { remaining: page.remaining }),
    })
    return looked
  }

  async #lastSkew(): Promise<number | undefined> {
    const text = await this.#engine.journal.getMeta(`skew:${this.#runtime.name}`)
    return text === undefined ? undefined : Number(text)
  }

  async #keepSkew(skew: number, last: number | undefined): Promise<void> {
    if (last !== undefined && Math.abs(skew - last) < 5 * SECOND) return
    await this.#engine.journal.setMeta(`skew:${this.#runtime.name}`, String(skew))
  }
}
