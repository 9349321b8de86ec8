import { DAY, type Instant, SECOND } from '../clock.ts'
import type { ChangePage } from '../connector.ts'
import { RecolteError } from '../errors.ts'
import type { StoreRecord } from '../journal/port.ts'
import { decideRow } from '../qualify/decide.ts'
import type { Rules } from '../qualify/rules.ts'
import { Circles } from './endless.ts'
import { readHints } from './hints.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
import { readAgainFrom } from './shop-clock.ts'

/** One pass's reading of one shop: every page it brings is decided and recorded, whichever way it came. */
export class Reading {
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
    if (complete === 'complete') await this.#runtime.store.recorded?.()
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
    const { place } = this.record
    // Back before what was read, it would go on too late.
    const query = {
      since,
      ...this.#zone,
      ...(watchClock && place !== undefined ? { place } : {}),
      signal: this.#pass.signal,
    }
    const circles = new Circles()
    let through = 0
    for await (const page of this.#runtime.store.changes(query)) {
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
      ...{ watermark, place: undefined },
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
        ...(moves ? { through: { watermark: this.#watermark, shopClock, place: page.place } } : {}),
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
