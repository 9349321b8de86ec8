import type { Instant } from '../clock.ts'
import type { RecolteError } from '../errors.ts'
import type { Leased } from '../journal/port.ts'
import type { Purchase } from '../model/purchase.ts'
import type { AccountLine } from './account-line.ts'
import { Leases } from './leases.ts'
import { prepare } from './prepare.ts'
import { type Engine, isOver, type Pass, type StoreRuntime } from './runtime.ts'
import { Settler } from './settler.ts'

/** Retries that come due within this time are waited for: most failures of a network pass within seconds. */
const PATIENCE_MS = 10_000
/** How long a pass waits for another process's leases; a dead one's run out within it. */
const FOREIGN_LEASES_MS = 12_000
/** Below this many ready orders the next ones are leased, read and qualified while the rest is being sent. */
const LOW_WATER = 256
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
  #wake: (() => void)[] = []
  #filled = false
  #shopGaveUp = false
  #done = 0
  /** What kept the shop from being read, here or while collecting: orders that must be read first wait. */
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
    this.#settler = new Settler(engine, this.#leases, () => this.#wakeAll())
    this.shopFailure = shopFailure
  }

  async run(): Promise<void> {
    const senders = Array.from({ length: SENDERS }, () => this.#send())
    try {
      await this.#fill()
    } finally {
      this.#filled = true
      this.#wakeAll()
      await Promise.all(senders)
      await this.#settler.close()
      await this.#leases.close()
    }
  }

  get #closedAccounts(): string[] {
    return [...this.#lines.values()].filter((line) => line.closed).map((line) => line.name)
  }

  /** Keeps the queue filled until nothing more will come due in this pass. */
  async #fill(): Promise<void> {
    let foreignUntil: Instant | undefined
    while (!isOver(this.#pass, this.#engine.clock) && !this.#shopGaveUp && !this.#settler.failed) {
      if (this.#ready.length > LOW_WATER) {
        await this.#change()
        continue
      }
      const leased = await this.#lease()
      if (leased.length > 0) {
        await this.#prepare(leased)
        continue
      }
      if (this.#ready.length > 0 || this.#settler.busy || this.#leases.size > 0) {
        // What is in flight may come back as a retry: look again when it has settled.
        await this.#change()
        continue
      }
      const now = this.#engine.clock.now()
      const names = [this.#runtime.name]
      const due = await this.#engine.journal.nextDue(names, this.#closedAccounts)
      if (due !== undefined && due - now <= PATIENCE_MS) {
        if (!(await this.#sleep(due - now))) return
        continue
      }
      const foreign = await this.#engine.journal.nextForeignLease(names, this.#engine.token, now)
      if (foreign === undefined) return
      foreignUntil ??= now + FOREIGN_LEASES_MS
      if (foreign > foreignUntil || !(await this.#sleep(foreign - now))) return
    }
  }

  async #lease(): Promise<Leased[]> {
    const open = [...this.#lines.values()].filter((line) => !line.closed)
    if (open.length === 0) return []
    const limit = Math.max(...open.map((line) => line.appetite)) - this.#leases.size
    // While keys are unproven only so many orders are read ahead as may be sent.
    if (limit <= 0) return []
    const now = this.#engine.clock.now()
    return this.#leases.take({
      stores: [this.#runtime.name],
      excludeAccounts: this.#closedAccounts,
      now,
      limit,
      passes: { [this.#runtime.name]: this.#passNumber },
    })
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
    }
    const { plans, failure } = await prepare(leased, work)
    if (failure !== undefined) {
      this.shopFailure = failure
      this.#shopGaveUp = true
    }
    const open = plans.filter(({ prepared }) => {
      if (prepared.kind !== 'send') return true
      const line = this.#lines.get(prepared.account)
      return line !== undefined && !line.closed
    })
    const outcomes = await engine.journal.prepare(
      engine.token,
      open.map((plan) => plan.prepared),
      now,
    )
    const gone: number[] = []
    for (const [index, { prepared, purchase, leased: item }] of open.entries()) {
      const line = prepared.kind === 'send' ? this.#lines.get(prepared.account) : undefined
      if (outcomes[index] === 'done' && prepared.kind === 'send' && line !== undefined && purchase !== undefined) {
        const reference = prepared.reference
        this.#ready.push({ leased: { ...item, account: line.name, reference }, line, purchase })
      } else gone.push(item.handoverId)
    }
    this.#leases.forget(gone)
    const sent = new Set(open)
    await this.#leases.release(plans.filter((plan) => !sent.has(plan)).map((plan) => plan.leased.handoverId))
    this.#wakeAll()
  }

  async #send(): Promise<void> {
    for (;;) {
      const next = this.#ready.shift()
      if (next === undefined) {
        if (this.#filled) return
        await this.#change()
        continue
      }
      if (this.#ready.length === LOW_WATER) this.#wakeAll()
      await this.#deliver(next)
    }
  }

  async #deliver(ready: Ready): Promise<void> {
    const { line, leased } = ready
    const stop = isOver(this.#pass, this.#engine.clock)
    if (stop || !(await line.enter(this.#pass.signal))) {
      this.#settler.unsent(leased.handoverId)
      this.#wakeAll()
      return
    }
    try {
      const batch = [{ handoverId: leased.handoverId, purchase: ready.purchase }]
      const [receipt] = (await line.method.deliver?.(batch, NEVER)) ?? []
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
      if (this.#ready.length <= LOW_WATER) this.#wakeAll()
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

  /** Resolves when something moved: an order was sent, prepared or settled. */
  #change(): Promise<void> {
    return new Promise<void>((resolve) => this.#wake.push(resolve))
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake()
  }
}

/** What is in flight is always waited for: its time-outs are the method's own. */
const NEVER = new AbortController().signal
