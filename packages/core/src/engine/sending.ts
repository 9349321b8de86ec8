import type { AccountLine } from './account-line.ts'
import type { Filling } from './filling.ts'
import type { Leases } from './leases.ts'
import { Marks } from './marks.ts'
import { isPaused } from './paused.ts'
import type { Batch, Queue, Ready } from './queue.ts'
import { receiptsOf } from './receipts.ts'
import { type Engine, isOver, type Pass } from './runtime.ts'
import type { Settler } from './settler.ts'

/** Takes batches off the queue and hands them over; their receipts go to the settler. */
export class Sending {
  readonly #engine: Engine
  readonly #store: string
  readonly #pass: Pass
  readonly #queue: Queue
  readonly #leases: Leases
  readonly #settler: Settler
  readonly #filling: Filling
  readonly #marks: Marks
  #done = 0

  constructor(
    engine: Engine,
    store: string,
    pass: Pass,
    parts: { queue: Queue; leases: Leases; settler: Settler; filling: Filling },
  ) {
    this.#engine = engine
    this.#store = store
    this.#pass = pass
    this.#queue = parts.queue
    this.#leases = parts.leases
    this.#settler = parts.settler
    this.#filling = parts.filling
    this.#marks = new Marks(engine)
  }

  /** Orders tried so far. */
  get done(): number {
    return this.#done
  }

  /** One of those who send, until nothing will come any more. */
  async run(): Promise<void> {
    for (let next = await this.#queue.next(); next !== undefined; next = await this.#queue.next()) {
      await this.#deliver(next)
    }
  }

  async #deliver({ line, items }: Batch): Promise<void> {
    const stop = isOver(this.#pass, this.#engine.clock) || this.#settler.failed
    if (stop || !(await line.places.enter(this.#pass.signal))) return this.#giveBack(items)
    try {
      if (await isPaused(this.#engine, this.#store)) return await this.#giveBack(items)
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
        this.#engine.emit({ type: 'delivering', store: this.#store, done: this.#done, left: this.#queue.length })
      }
    }
  }

  /** Those of a batch that may go: its orders are `sent` in the journal from here on. */
  async #mark(items: Ready[]): Promise<Ready[]> {
    if (items.every(({ marked }) => marked)) return items
    const outcomes = await this.#marks.write(items.map(({ send }) => send))
    const going = items.filter((_, index) => outcomes[index] === 'done')
    if (going.length === items.length) return items
    this.#leases.forget(items.filter((_, index) => outcomes[index] !== 'done').map(({ leased }) => leased.handoverId))
    this.#queue.stir()
    return going
  }

  /** Not sent after all: what the journal took for sent is put back, its attempt uncounted. */
  async #giveBack(items: Ready[]): Promise<void> {
    for (const { leased, marked } of items) if (marked) this.#settler.unsent(leased.handoverId)
    const unmarked = items.filter(({ marked }) => !marked).map(({ leased }) => leased.handoverId)
    if (unmarked.length === 0) return
    await this.#leases.release(unmarked)
    this.#filling.lookAgain()
  }
}
