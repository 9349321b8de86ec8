import { type Instant, MINUTE } from '../clock.ts'
import type { RecolteError } from '../errors.ts'
import type { Leased } from '../journal/port.ts'
import type { Purchase } from '../model/purchase.ts'
import type { AccountLine } from './account-line.ts'
import { Bell } from './bell.ts'
import { Leases } from './leases.ts'
import { type Plan, prepare } from './prepare.ts'
import { receiptsOf } from './receipts.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
import { Settler } from './settler.ts'

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
/** Below this many ready orders the next ones are leased, read and qualified while the rest is being sent. */
const LOW_WATER = 256
/** Less room than this part of all is not filled yet: each group costs a scan and two commits, however small it is. */
const WORTH_LEASING = 1 / 4
const SENDERS = 16

interface Ready {
  leased: Leased
  line: AccountLine
  purchase: Purchase
}

/**
 * Delivers all that is due of one store: lease → read and qualify → send → settle, each stage working while the next
 * one waits for the network. Ends when nothing is due, the pass is over, or its account or shop does not answer.
 */
export class Delivery {
  readonly #engine: Engine
  readonly #runtime: StoreRuntime
  readonly #lines: Map<string, AccountLine>
  readonly #pass: Pass
  readonly #passNumber: number
  readonly #leases: Leases
  readonly #settler: Settler
  #ready: Ready[] = []
  /** For the senders: there is something to send, or nothing will come any more. */
  readonly #arrived = new Bell()
  /** For the one who fills: the queue runs low, or something was settled. */
  readonly #moved = new Bell()
  /** The last lease found nothing: until something is settled, the next would not either. */
  #drained = false
  #filled = false
  #done = 0
  /** What kept the shop from being read: orders that must be read first wait, the others go. */
  shopFailure: RecolteError | undefined

  constructor(
    engine: Engine,
    runtime: StoreRuntime,
    lines: Map<string, AccountLine>,
    pass: Pass,
    passNumber: number,
    shopFailure: RecolteError | undefined,
  ) {
    this.#engine = engine
    this.#runtime = runtime
    this.#lines = lines
    this.#pass = pass
    this.#passNumber = passNumber
    this.#leases = new Leases(engine)
    this.#settler = new Settler(engine, this.#leases, () => {
      this.#drained = false
      this.#moved.ring()
    })
    this.shopFailure = shopFailure
  }

  async run(): Promise<void> {
    const senders = Array.from({ length: SENDERS }, () => this.#send())
    try {
      await this.#fill()
    } finally {
      this.#filled = true
      this.#arrived.ring()
      try {
        await Promise.all(senders)
        await this.#settler.close()
      } finally {
        await this.#leases.close()
      }
    }
  }

  /** Orders tried so far. */
  get done(): number {
    return this.#done
  }

  get #closedAccounts(): string[] {
    return [...this.#lines.values()].filter((line) => line.closed).map((line) => line.name)
  }

  /** Keeps the queue filled until nothing more will come due in this pass. */
  async #fill(): Promise<void> {
    let foreignUntil: Instant | undefined
    while (!isOver(this.#pass, this.#engine.clock) && !this.#settler.failed) {
      if (this.#ready.length > LOW_WATER) {
        await this.#moved.wait()
        continue
      }
      const leased = this.#drained && this.#leases.size > 0 ? [] : await this.#lease()
      if (leased.length > 0) {
        await this.#prepare(leased)
        continue
      }
      if (this.#ready.length > 0 || this.#settler.busy || this.#leases.size > 0) {
        // What is in flight may come back as a retry: look again when it has settled.
        await this.#moved.wait()
        continue
      }
      if (this.#open.length === 0) return
      const now = this.#engine.clock.now()
      const names = [this.#runtime.name]
      const due = await this.#engine.journal.nextDue(names, this.#closedAccounts)
      if (due !== undefined && due - now <= PATIENCE_MS) {
        if (!(await this.#sleep(Math.min(due - now, LOOK_MS)))) return
        continue
      }
      const foreign = await this.#engine.journal.nextForeignLease(names, this.#engine.token, now)
      if (foreign === undefined) return
      foreignUntil ??= now + FOREIGN_LEASES_MS
      if (foreign > foreignUntil || !(await this.#sleep(Math.min(foreign - now, LOOK_MS)))) return
    }
  }

  get #open(): AccountLine[] {
    return [...this.#lines.values()].filter((line) => !line.closed)
  }

  async #lease(): Promise<Leased[]> {
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
      stores: [this.#runtime.name],
      excludeAccounts: this.#closedAccounts,
      now: this.#engine.clock.now(),
      limit: probing ? PROBES : room,
      passes: { [this.#runtime.name]: this.#passNumber },
    })
    if (leased.length > 0) this.#drained = false
    if (!probing) return leased
    // An order that itself made the keys doubtful says nothing new: three such would keep the account paused for ever.
    const probe = leased.find(({ reason }) => reason.code !== 'credentials') ?? leased[0]
    await this.#leases.release(leased.filter((one) => one !== probe).map(({ handoverId }) => handoverId))
    return probe === undefined ? [] : [probe]
  }

  async #prepare(leased: Leased[]): Promise<void> {
    const { runtime, engine } = { runtime: this.#runtime, engine: this.#engine }
    if (runtime.rules === undefined) throw new Error('a store delivers only after its rules are built')
    const now = engine.clock.now()
    const work = {
      store: runtime.store,
      journal: engine.journal,
      rules: runtime.rules,
      now,
      readBatch: runtime.connector.readBatch,
      groupHours: runtime.config.groupHours,
      failure: this.shopFailure,
    }
    const { plans: made, failure } = await prepare(leased, work)
    this.shopFailure ??= failure
    const plans: Plan[] = []
    const closed: number[] = []
    for (const plan of made) {
      if (!this.#isForClosed(plan)) plans.push(plan)
      else if (plan.leased.account !== undefined) closed.push(plan.leased.handoverId)
      else plans.push(lookedAtAgain(plan, now))
    }
    const outcomes = await engine.journal.prepare(
      engine.token,
      plans.map((plan) => plan.prepared),
      now,
    )
    const gone: number[] = []
    for (const [index, { prepared, purchase, leased: item }] of plans.entries()) {
      const line = prepared.kind === 'send' ? this.#lines.get(prepared.account) : undefined
      if (outcomes[index] === 'done' && prepared.kind === 'send' && line !== undefined && purchase !== undefined) {
        const reference = prepared.reference
        this.#ready.push({ leased: { ...item, account: line.name, reference }, line, purchase })
      } else gone.push(item.handoverId)
    }
    this.#leases.forget(gone)
    await this.#leases.release(closed)
    this.#arrived.ring()
  }

  #isForClosed({ prepared }: Plan): boolean {
    return prepared.kind === 'send' && this.#lines.get(prepared.account)?.closed !== false
  }

  async #send(): Promise<void> {
    for (;;) {
      const next = this.#ready.shift()
      if (next === undefined) {
        if (this.#filled) return
        await this.#arrived.wait()
        continue
      }
      if (this.#ready.length === LOW_WATER || this.#ready.length === 0) this.#moved.ring()
      await this.#deliver(next)
    }
  }

  async #deliver(ready: Ready): Promise<void> {
    const { line, leased } = ready
    const stop = isOver(this.#pass, this.#engine.clock) || this.#settler.failed
    if (stop || !(await line.enter(this.#pass.signal))) {
      this.#settler.unsent(leased.handoverId)
      return
    }
    try {
      const batch = [{ handoverId: leased.handoverId, purchase: ready.purchase }]
      const [receipt] = await receiptsOf(line.method, batch, this.#engine.clock)
      if (receipt === undefined) this.#settler.unsent(leased.handoverId)
      else {
        const blamed = line.learn(receipt, leased.reason.code === 'credentials')
        this.#settler.add(leased, receipt, line.method, ready.purchase.delayDays, blamed)
      }
    } finally {
      line.leave()
      this.#done += 1
      if (this.#done % 50 === 0) {
        this.#engine.emit({ type: 'delivering', store: this.#runtime.name, done: this.#done, left: this.#ready.length })
      }
    }
  }

  async #sleep(ms: number): Promise<boolean> {
    try {
      await this.#engine.clock.sleep(Math.max(1, ms), this.#pass.signal)
      return true
    } catch {
      return false
    }
  }
}

/** Only reading told whose order it is. Given back as it was, it would be leased again at once, without end. */
function lookedAtAgain({ leased }: Plan, now: Instant): Plan {
  const { handoverId, reason } = leased
  return { leased, prepared: { handoverId, kind: 'later', reason, nextAt: now + CLOSED_WAIT_MS } }
}
