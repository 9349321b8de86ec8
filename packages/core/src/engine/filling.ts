import { type Instant, MINUTE } from '../clock.ts'
import type { RecolteError } from '../errors.ts'
import type { Leased } from '../journal/port.ts'
import type { AccountLine } from './account-line.ts'
import type { Leases } from './leases.ts'
import { isPaused } from './paused.ts'
import { type Plan, prepare } from './prepare.ts'
import type { Queue, Ready } from './queue.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
import type { Settler } from './settler.ts'

/** Retries that come due within this time are waited for: most failures of a network pass within seconds. */
const PATIENCE_MS = 10_000
/** How long a pass waits for another process's leases; a dead one's run out within it. */
const FOREIGN_LEASES_MS = 12_000
/** A living one gives them back sooner, so nobody sleeps longer at a time. */
const LOOK_MS = 500
/** Orders among which the probe of a paused account is chosen. */
const PROBES = 32
/** A hand-over that turned out to be for an account that takes nothing now is looked at again after this. */
const CLOSED_WAIT_MS = MINUTE
/** Less room than this part of all is not filled yet: each group costs a scan and two commits, however small it is. */
const WORTH_LEASING = 1 / 4

export interface Work {
  engine: Engine
  runtime: StoreRuntime
  lines: Map<string, AccountLine>
  pass: Pass
  passNumber: number
}

/** Keeps the queue filled: leases what is due, has it read and qualified, and says when nothing more will come. */
export class Filling {
  readonly #work: Work
  readonly #queue: Queue
  readonly #leases: Leases
  readonly #repeatable: boolean
  /** The last lease found nothing: until something is settled, the next would not either. */
  #drained = false
  /** What kept the shop from being read: orders that must be read first wait, the others go. */
  shopFailure: RecolteError | undefined

  constructor(work: Work, queue: Queue, leases: Leases, shopFailure: RecolteError | undefined) {
    this.#work = work
    this.#queue = queue
    this.#leases = leases
    this.#repeatable = [...work.lines.values()].every((line) => line.method.repeatable)
    this.shopFailure = shopFailure
  }

  /** Something was settled or given back: it may be leased again. */
  lookAgain(): void {
    this.#drained = false
    this.#queue.stir()
  }

  /** Until nothing more will come due in this pass. */
  async run(settler: Settler): Promise<void> {
    const { engine, runtime, pass } = this.#work
    let foreignUntil: Instant | undefined
    while (!isOver(pass, engine.clock) && !settler.failed) {
      // Read before anything is leased: a foreign lease that ends between two looks is then met by one of them.
      const now = engine.clock.now()
      if (this.#queue.full) {
        await this.#queue.stirred()
        continue
      }
      const leased = this.#drained && this.#leases.size > 0 ? [] : await this.#lease()
      if (leased.length > 0) {
        await this.#prepare(leased)
        continue
      }
      if (this.#queue.length > 0 || settler.busy || this.#leases.size > 0) {
        // What is in flight may come back as a retry: look again when it has settled.
        await this.#queue.stirred()
        continue
      }
      if (this.#open.length === 0 || (await isPaused(engine, runtime.name))) return
      const names = [runtime.name]
      if (!this.#repeatable) await engine.journal.recover(names, now)
      const due = await engine.journal.nextDue(names, this.#closedAccounts)
      if (due !== undefined && due - now <= PATIENCE_MS) {
        if (!(await this.#sleep(Math.min(due - now, LOOK_MS)))) return
        continue
      }
      const foreign = await engine.journal.nextForeignLease(names, engine.token, now)
      if (foreign === undefined) return
      foreignUntil ??= now + FOREIGN_LEASES_MS
      if (foreign > foreignUntil || !(await this.#sleep(Math.min(foreign - now, LOOK_MS)))) return
    }
  }

  get #open(): AccountLine[] {
    return [...this.#work.lines.values()].filter((line) => !line.closed)
  }

  get #closedAccounts(): string[] {
    return [...this.#work.lines.values()].filter((line) => line.closed).map((line) => line.name)
  }

  async #lease(): Promise<Leased[]> {
    const { engine, runtime, passNumber } = this.#work
    const open = this.#open
    if (open.length === 0) return []
    const probing = open.every((line) => line.probing)
    // While keys are unproven only so many orders are read ahead as may be sent.
    const appetite = Math.max(...open.map((line) => line.appetite))
    const room = appetite - this.#leases.size
    if (room <= 0 || (this.#leases.size > 0 && room < appetite * WORTH_LEASING)) return []
    // Before it is asked: what is settled meanwhile may be leased again.
    this.#drained = true
    const leased = await this.#leases.take({
      stores: [runtime.name],
      excludeAccounts: this.#closedAccounts,
      now: engine.clock.now(),
      limit: probing ? PROBES : room,
      passes: { [runtime.name]: passNumber },
      as: runtime.identity,
      onlyDue: !this.#repeatable,
    })
    if (leased.length > 0) this.#drained = false
    if (!probing) return leased
    // An order that itself made the keys doubtful says nothing new: three such would keep the account paused for ever.
    const probe = leased.find(({ reason }) => reason.code !== 'credentials') ?? leased[0]
    await this.#leases.release(leased.filter((one) => one !== probe).map(({ handoverId }) => handoverId))
    return probe === undefined ? [] : [probe]
  }

  async #prepare(leased: Leased[]): Promise<void> {
    const { runtime, engine } = this.#work
    if (runtime.rules === undefined) throw new Error('a store delivers only after its rules are built')
    const now = engine.clock.now()
    const { plans: made, failure } = await prepare(leased, {
      store: runtime.store,
      journal: engine.journal,
      rules: runtime.rules,
      now,
      readBatch: runtime.connector.readBatch,
      groupHours: runtime.config.groupHours,
      failure: this.shopFailure,
    })
    this.shopFailure ??= failure
    const plans: Plan[] = []
    const closed: number[] = []
    for (const plan of made) {
      if (!this.#isForClosed(plan)) plans.push(plan)
      else if (isAsLeased(plan)) closed.push(plan.leased.handoverId)
      else plans.push(lookedAtAgain(plan, now))
    }
    // Where sending again might ask twice, an order in the queue must not look as if it had left.
    const later = this.#repeatable ? [] : plans.filter(({ prepared }) => prepared.kind === 'send')
    const atOnce = this.#repeatable ? plans : plans.filter(({ prepared }) => prepared.kind !== 'send')
    const outcomes = await engine.journal.prepare(
      engine.token,
      atOnce.map((plan) => plan.prepared),
      now,
    )
    const written = atOnce.map((plan, index) => (outcomes[index] === 'done' ? this.#ready(plan, true) : undefined))
    this.#leases.forget(
      atOnce.filter((_, index) => written[index] === undefined).map(({ leased: { handoverId } }) => handoverId),
    )
    await this.#leases.release(closed)
    const unwritten = later.map((plan) => this.#ready(plan, false))
    this.#queue.add([...written, ...unwritten].filter((one) => one !== undefined))
  }

  /** Undefined for a plan that does not send. */
  #ready({ prepared, purchase, leased }: Plan, marked: boolean): Ready | undefined {
    const line = prepared.kind === 'send' ? this.#work.lines.get(prepared.account) : undefined
    if (prepared.kind !== 'send' || line === undefined || purchase === undefined) return undefined
    const item = { ...leased, account: line.name, reference: prepared.reference }
    return { leased: item, line, send: prepared, purchase, marked }
  }

  #isForClosed({ prepared }: Plan): boolean {
    return prepared.kind === 'send' && this.#work.lines.get(prepared.account)?.closed !== false
  }

  async #sleep(ms: number): Promise<boolean> {
    try {
      await this.#work.engine.clock.sleep(Math.max(1, ms), this.#work.pass.signal)
      return true
    } catch {
      return false
    }
  }
}

/** Its account is the one it was leased for, which the next lease leaves alone once it is closed. */
function isAsLeased({ leased, prepared }: Plan): boolean {
  return prepared.kind === 'send' && prepared.account === leased.account
}

/** Only reading told whose order it is. Given back as it was, it would be leased again at once, without end. */
function lookedAtAgain({ leased }: Plan, now: Instant): Plan {
  const { handoverId, reason } = leased
  return { leased, prepared: { handoverId, kind: 'later', reason, nextAt: now + CLOSED_WAIT_MS } }
}
