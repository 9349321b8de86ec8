import type { Journal, Leased, LeaseQuery, OfferQuery } from '../journal/port.ts'
import type { Engine } from './runtime.ts'

/** A lease lasts this long after its process died. */
const LEASE_MS = 10_000
const RENEW_MS = 3_000

/** The hand-overs this process holds, kept alive while it lives. */
export class Leases {
  readonly #engine: Engine
  readonly #held = new Set<number>()
  readonly #timer: NodeJS.Timeout
  #renewing: Promise<void> = Promise.resolve()

  constructor(engine: Engine) {
    this.#engine = engine
    this.#timer = setInterval(() => {
      this.#renewing = this.#renew()
    }, RENEW_MS)
    this.#timer.unref()
  }

  get size(): number {
    return this.#held.size
  }

  async take(query: Omit<LeaseQuery, 'token' | 'until'>): Promise<Leased[]> {
    const leased = await this.#engine.journal.lease({
      ...query,
      token: this.#engine.token,
      until: query.now + LEASE_MS,
    })
    // A computer that slept, or a loop that hung, outlives its own leases: what this process still has in hand it has
    // leased anew just now, and must not send a second time.
    const others = leased.filter(({ handoverId }) => !this.#held.has(handoverId))
    for (const item of others) this.#held.add(item.handoverId)
    return others
  }

  /** A page of what is on offer, taken. */
  async offer(query: Omit<OfferQuery, 'take'>): Promise<Awaited<ReturnType<Journal['offer']>>> {
    const take = { token: this.#engine.token, until: query.now + LEASE_MS }
    const page = await this.#engine.journal.offer({ ...query, take })
    for (const { handoverId } of page.offers) this.#held.add(handoverId)
    return page
  }

  /** Settled or dissolved: no longer ours to renew. */
  forget(ids: number[]): void {
    for (const id of ids) this.#held.delete(id)
  }

  /** Gives back what was prepared and then not sent: its attempt did not happen. */
  async unsend(ids: number[]): Promise<void> {
    if (ids.length === 0) return
    this.forget(ids)
    await this.#engine.journal.unsend(this.#engine.token, ids)
  }

  /** Gives back what was not prepared. */
  async release(ids: number[]): Promise<void> {
    if (ids.length === 0) return
    this.forget(ids)
    await this.#engine.journal.release(this.#engine.token, ids)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewing
    await this.release([...this.#held])
  }

  async #renew(): Promise<void> {
    if (this.#held.size === 0) return
    try {
      await this.#engine.journal.renew(this.#engine.token, [...this.#held], this.#engine.clock.now() + LEASE_MS)
    } catch {
      // A journal that is busy now is asked again in three seconds; settling checks the token in any case.
    }
  }
}
