import { type Instant, MINUTE } from '../clock.ts'
import type { RecolteError } from '../errors.ts'
import type { Leased, Prepared } from '../journal/port.ts'
import type { Purchase } from '../model/purchase.ts'
import type { AccountLine } from './account-line.ts'
import { Bell } from './bell.ts'
import { Leases } from './leases.ts'
import { Marks } from './marks.ts'
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

type Send = Extract<Prepared, { kind: 'send' }>

interface Ready {
  leased: Leased
  line: AccountLine
  send: Send
  purchase: Purchase
  /** The journal says `sent`. Where sending again might ask twice, only just before it goes. */
  marked: boolean
}

interface Batch {
  line: AccountLine
  items: Ready[]
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
  readonly #marks: Marks
  readonly #repeatable: boolean
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
    this.#marks = new Marks(engine)
    this.#settler = new Settler(engine, this.#leases, () => {
      this.#drained = false
      this.#moved.ring()
    })
    this.#repeatable = [...lines.values()].every((line) => line.method.repeatable)
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
      // Read before anything is leased: a foreign lease that ends between two looks is then met by one of them.
      const now = this.#engine.clock.now()
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
      const names = [this.#runtime.name]
      if (!this.#repeatable) await this.#engine.journal.recover(names, now)
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
      as: this.#runtime.identity,
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
    // Where sending again might ask twice, an order in the queue must not look as if it had left.
    const later = this.#repeatable ? [] : plans.filter(({ prepared }) => prepared.kind === 'send')
    const atOnce = this.#repeatable ? plans : plans.filter(({ prepared }) => prepared.kind !== 'send')
    const outcomes = await engine.journal.prepare(
      engine.token,
      atOnce.map((plan) => plan.prepared),
      now,
    )
    const gone = atOnce.filter((plan, index) => outcomes[index] !== 'done' || !this.#queue(plan, true))
    for (const plan of later) this.#queue(plan, false)
    this.#leases.forget(gone.map(({ leased: item }) => item.handoverId))
    await this.#leases.release(closed)
    this.#arrived.ring()
  }

  /** False for a plan that does not send. */
  #queue({ prepared, purchase, leased }: Plan, marked: boolean): boolean {
    const line = prepared.kind === 'send' ? this.#lines.get(prepared.account) : undefined
    if (prepared.kind !== 'send' || line === undefined || purchase === undefined) return false
    const item = { ...leased, account: line.name, reference: prepared.reference }
    this.#ready.push({ leased: item, line, send: prepared, purchase, marked })
    return true
  }

  #isForClosed({ prepared }: Plan): boolean {
    return prepared.kind === 'send' && this.#lines.get(prepared.account)?.closed !== false
  }

  async #send(): Promise<void> {
    for (;;) {
      const before = this.#ready.length
      const next = this.#take()
      if (next === undefined) {
        if (this.#filled) return
        await this.#arrived.wait()
        continue
      }
      const left = this.#ready.length
      if ((before > LOW_WATER && left <= LOW_WATER) || left === 0) this.#moved.ring()
      await this.#deliver(next)
    }
  }

  /** The next batch: of one account, at most what its method takes at once. */
  #take(): Batch | undefined {
    const first = this.#ready.shift()
    if (first === undefined) return undefined
    const { line } = first
    if (line.method.batch === 1) return { line, items: [first] }
    const items = [first]
    const others: Ready[] = []
    for (const one of this.#ready) {
      if (items.length < line.method.batch && one.line === line) items.push(one)
      else others.push(one)
    }
    this.#ready = others
    return { line, items }
  }

  async #deliver({ line, items }: Batch): Promise<void> {
    const stop = isOver(this.#pass, this.#engine.clock) || this.#settler.failed
    if (stop || !(await line.places.enter(this.#pass.signal))) return this.#giveBack(items)
    try {
      const going = await this.#mark(items)
      if (going.length > 0) await this.#handOver(line, going)
    } finally {
      line.places.leave()
    }
  }

  async #handOver(line: AccountLine, items: Ready[]): Promise<void> {
    const batch = items.map(({ leased, purchase }) => ({ handoverId: leased.handoverId, purchase }))
    const receipts = await receiptsOf(line.method, batch, this.#engine.clock)
    const blamed = line.learn(receipts, (index) => items[index]?.leased.reason.code === 'credentials')
    for (const [index, { leased, purchase }] of items.entries()) {
      const receipt = receipts[index]
      if (receipt === undefined) continue
      this.#settler.add(leased, receipt, line.method, purchase.delayDays, blamed.has(receipt))
      this.#done += 1
      if (this.#done % 50 === 0) {
        this.#engine.emit({ type: 'delivering', store: this.#runtime.name, done: this.#done, left: this.#ready.length })
      }
    }
  }

  /** Those of a batch that may go: its orders are `sent` in the journal from here on. */
  async #mark(items: Ready[]): Promise<Ready[]> {
    if (items.every(({ marked }) => marked)) return items
    const sends = items.map(({ send }) => send)
    const outcomes = await this.#marks.write(sends)
    const going = items.filter((_, index) => outcomes[index] === 'done')
    if (going.length === items.length) return items
    this.#leases.forget(items.filter((_, index) => outcomes[index] !== 'done').map(({ leased }) => leased.handoverId))
    this.#moved.ring()
    return going
  }

  /** Not sent after all: what the journal took for sent is put back, its attempt uncounted. */
  async #giveBack(items: Ready[]): Promise<void> {
    for (const { leased, marked } of items) if (marked) this.#settler.unsent(leased.handoverId)
    const unmarked = items.filter(({ marked }) => !marked).map(({ leased }) => leased.handoverId)
    if (unmarked.length === 0) return
    await this.#leases.release(unmarked)
    this.#drained = false
    this.#moved.ring()
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
