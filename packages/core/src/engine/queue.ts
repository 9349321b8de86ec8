import type { Leased, Prepared } from '../journal/port.ts'
import type { Purchase } from '../model/purchase.ts'
import type { AccountLine } from './account-line.ts'
import { Bell } from './bell.ts'

/** Below this many ready orders the next ones are leased, read and qualified while the rest is being sent. */
const LOW_WATER = 256

/** One hand-over, read and qualified, on its way. */
export interface Ready {
  leased: Leased
  line: AccountLine
  send: Extract<Prepared, { kind: 'send' }>
  purchase: Purchase
  /** The journal says `sent`. Where sending again might ask twice, only just before it goes. */
  marked: boolean
}

export interface Batch {
  line: AccountLine
  items: Ready[]
}

/** What is ready to leave: between the one who fills and those who send. */
export class Queue {
  #ready: Ready[] = []
  #ended = false
  /** For those who send: there is something, or nothing will come any more. */
  readonly #arrived = new Bell()
  /** For the one who fills: the queue runs low, or something was settled. */
  readonly #moved = new Bell()

  get length(): number {
    return this.#ready.length
  }

  get full(): boolean {
    return this.#ready.length > LOW_WATER
  }

  add(items: Ready[]): void {
    this.#ready.push(...items)
    this.#arrived.ring()
  }

  /** Nothing will come any more. */
  end(): void {
    this.#ended = true
    this.#arrived.ring()
  }

  /** Waits for the next batch: of one account, at most what its method takes at once. Undefined when there will be none. */
  async next(): Promise<Batch | undefined> {
    for (;;) {
      const wasFull = this.full
      const batch = this.#take()
      if (batch !== undefined) {
        if ((wasFull && !this.full) || this.#ready.length === 0) this.stir()
        return batch
      }
      if (this.#ended) return undefined
      await this.#arrived.wait()
    }
  }

  /** Until something happened for which it is worth looking again. */
  stirred(): Promise<void> {
    return this.#moved.wait()
  }

  stir(): void {
    this.#moved.ring()
  }

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
}
