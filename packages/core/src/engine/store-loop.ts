import { type Instant, MINUTE, SECOND } from '../clock.ts'
import { RecolteError } from '../errors.ts'
import type { Rules } from '../qualify/rules.ts'
import type { AccountLine } from './account-line.ts'
import type { Engine, StoreRuntime } from './runtime.ts'
import { linesOf, type StoreTurn, turnOf } from './store-turn.ts'
import { steady } from './tick.ts'

/** Hints gather for this long, so that a shop that tells three things of one order is asked once. */
const GATHER_MS = 5 * SECOND
/** The pause after a turn that tried nothing although something was due: somebody else holds it, or it is paused. */
const IDLE_FROM = SECOND
const IDLE_TO = MINUTE
/** After a turn that failed; doubled each time, up to the store's own `pollEvery`. */
const RETRY_FROM = MINUTE
/** What another process did (a release by hand, webhooks it received) is noticed within this time. */
const LOOK_EVERY = MINUTE
/** Another process is reading the shop. */
const BUSY_FOR = 10 * SECOND

export interface LoopWork {
  runtime: StoreRuntime
  lines: Map<string, AccountLine>
  accounts: Rules['accounts']
  signal: AbortSignal
}

/** One store, for as long as the process serves: sleeps until something is to be done, does it, and looks again. */
export class StoreLoop {
  readonly #engine: Engine
  readonly #work: LoopWork
  readonly #own: AccountLine[]
  readonly #said = new Map<string, string | undefined>()
  #pollAt: Instant = 0
  #hintsAt: Instant | undefined = 0
  #dueAt: Instant | undefined
  #idle = 0
  #failures = 0
  #wake = new AbortController()

  constructor(engine: Engine, work: LoopWork) {
    this.#engine = engine
    this.#work = work
    this.#own = [...linesOf(work.runtime, work.lines).values()]
  }

  get store(): string {
    return this.#work.runtime.name
  }

  /** Webhooks came in: they are read together in a moment. */
  hinted(): void {
    if (this.#hintsAt !== undefined) return
    this.#hintsAt = this.#engine.clock.now() + GATHER_MS
    this.#wake.abort()
  }

  async run(): Promise<void> {
    const { signal } = this.#work
    while (!signal.aborted) {
      const at = Math.min(
        this.#pollAt,
        this.#hintsAt ?? Number.POSITIVE_INFINITY,
        this.#dueAt ?? Number.POSITIVE_INFINITY,
      )
      const wait = at - this.#engine.clock.now()
      if (wait <= 0) await this.#turn()
      else if (await this.#slept(Math.min(wait, LOOK_EVERY))) await this.#look()
    }
  }

  async #turn(): Promise<void> {
    const { clock } = this.#engine
    const started = clock.now()
    const polls = this.#pollAt <= started
    const why = polls ? 'poll' : this.#hintsAt !== undefined && this.#hintsAt <= started ? 'hints' : 'due'
    // Before the reading, not after: what comes in meanwhile rings again.
    this.#hintsAt = undefined
    let turn: StoreTurn | undefined
    try {
      for (const line of this.#own) await line.refresh()
      turn = await turnOf(this.#engine, { ...this.#turnWork(), now: await steady(this.#engine), polls })
      await this.#plan(turn, started, polls)
      for (const line of this.#own) await this.#sayOf(line)
      this.#engine.emit({ type: 'turn', store: this.store, why, result: turn.result })
    } catch (error) {
      this.#failed(error, started)
    }
  }

  #turnWork() {
    const { runtime, lines, accounts, signal } = this.#work
    return { runtime, lines, accounts, pass: { deadline: Number.POSITIVE_INFINITY, signal } }
  }

  async #plan({ result, tried, hintsLeft }: StoreTurn, started: Instant, polls: boolean): Promise<void> {
    const { clock, journal } = this.#engine
    const now = clock.now()
    this.#failures = result.failure === undefined ? 0 : this.#failures + 1
    const again = result.failure === undefined ? BUSY_FOR : this.#patience()
    if (polls) {
      const good = result.failure === undefined && result.busy !== true
      const { retryAt } = (await journal.store(this.store)) ?? {}
      this.#pollAt = good ? started + this.#work.runtime.config.pollEvery : Math.max(retryAt ?? 0, now + again)
    }
    if (hintsLeft) this.#hintsAt ??= now + Math.max(again, GATHER_MS)
    this.#idle = tried > 0 ? 0 : Math.min(IDLE_TO, Math.max(IDLE_FROM, this.#idle * 2))
    this.#dueAt = await this.#nextDue(now)
  }

  /** When something comes due next, or a closed account is worth another try. */
  async #nextDue(now: Instant): Promise<Instant | undefined> {
    const closed = this.#own.filter((line) => line.closed)
    const due = await this.#engine.journal.nextDue(
      [this.store],
      closed.map((line) => line.name),
    )
    const next = Math.min(due ?? Number.POSITIVE_INFINITY, ...closed.map((line) => line.reopensAt))
    return Number.isFinite(next) ? Math.max(next, now + this.#idle) : undefined
  }

  /** The journal, or a mistake of ours: neither may end the other stores' loops. */
  #failed(error: unknown, started: Instant): void {
    this.#failures += 1
    const wait = this.#patience()
    this.#pollAt = Math.max(this.#pollAt, started + wait)
    this.#hintsAt ??= started + wait
    this.#dueAt = started + wait
    const { code, detail } =
      error instanceof RecolteError ? error : { code: 'unexpected', detail: { what: nameOf(error) } }
    this.#engine.emit({ type: 'warning', store: this.store, code, detail: { store: this.store, ...detail } })
  }

  #patience(): number {
    return Math.min(this.#work.runtime.config.pollEvery, RETRY_FROM * 2 ** Math.min(this.#failures - 1, 10))
  }

  async #sayOf(line: AccountLine): Promise<void> {
    const problem = await line.finish()
    const now = problem && `${problem.state} ${problem.code}`
    if (this.#said.get(line.name) === now) return
    this.#said.set(line.name, now)
    const waiting = problem === undefined ? 0 : await this.#engine.journal.waitingFor(this.store, line.name)
    this.#engine.emit({
      type: 'account',
      account: line.name,
      ...(problem === undefined ? {} : { problem: { ...problem, waiting } }),
    })
  }

  async #look(): Promise<void> {
    const { journal, clock } = this.#engine
    const now = clock.now()
    try {
      this.#dueAt = await this.#nextDue(now)
      if ((await journal.hints(this.store, now, 1)).length > 0) this.#hintsAt ??= now
    } catch (error) {
      this.#failed(error, now)
    }
  }

  /** False when something came up before the time was over. */
  async #slept(ms: number): Promise<boolean> {
    if (this.#wake.signal.aborted) this.#wake = new AbortController()
    const either = AbortSignal.any([this.#work.signal, this.#wake.signal])
    return this.#engine.clock.sleep(ms, either).then(
      () => true,
      () => false,
    )
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
