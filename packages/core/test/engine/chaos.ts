import type { Recolte } from '../../src/api.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { connected, type Scene } from './bench.ts'
import { shopDown } from './memory-shop.ts'

const PLATFORM_FAULTS = ['503', 'reset', 'html', 'truncated', 'accepted-then-reset', 'empty', '429'] as const

/** What the shop's owner knows of an order: the oracle, which none of the engine's code touches. */
interface Life {
  id: string
  /** It stood at `completed` in a pass that could read it, or stands there at the end. */
  completed: boolean
  /** Cancelled or deleted: asked only if that came after it had left. */
  ended: boolean
}

/** A seeded life of one shop, one platform and two processes on one journal, with crashes, faults and clocks that jump. */
export class Chaos {
  readonly scene: Scene
  readonly #draw: (below: number) => number
  readonly #lives = new Map<string, Life>()
  readonly #steps: string[] = []
  #processes: Recolte[]
  #skew = 0

  static async begin(seed: number): Promise<Chaos> {
    const scene = await connected({ store: { brake: false } })
    return new Chaos(scene, seed, [scene.recolte, await scene.another()])
  }

  private constructor(scene: Scene, seed: number, processes: Recolte[]) {
    this.scene = scene
    this.#processes = processes
    let state = seed * 0x9e3779b9
    this.#draw = (below) => {
      state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0
      return ((state ^ (state >>> 12)) >>> 0) % below
    }
    // Two processes share this clock: whoever sleeps lets the other one work.
    scene.clock.sleep = async (ms, signal) => {
      await new Promise((resolve) => setImmediate(resolve))
      signal?.throwIfAborted()
      scene.clock.time += ms
    }
    scene.shop.now = () => scene.clock.now() + this.#skew
    scene.shop.pageSize = 1 + this.#draw(7)
  }

  get log(): string {
    return this.#steps.join('\n')
  }

  async step(): Promise<void> {
    const steps = [
      () => this.#place(),
      () => this.#place(),
      () => this.#complete(),
      () => this.#complete(),
      () => this.#edit(),
      () => this.#end(),
      () => this.#trouble(),
      () => this.#wait(),
      () => this.#shiftClock(),
      () => this.#sync(0),
      () => this.#sync(1),
      () => this.#syncBoth(),
      () => this.#crash(),
      () => this.#shopFails(),
    ]
    await steps[this.#draw(steps.length)]?.()
  }

  /** Everything works again; passes until nothing is left to do. */
  async calm(): Promise<void> {
    const { platform, shop, clock } = this.scene
    platform.clearFaults()
    shop.failure = undefined
    shop.failReading = undefined
    shop.unreadable.clear()
    for (let pass = 0; pass < 4; pass++) {
      // Long enough for a sweep: two clock steps between two polls leave no trace but an order that no change ever shows.
      clock.time += 13 * HOUR
      await this.#sync(pass % 2)
    }
  }

  /** References of the orders that were to be asked about, as the shop's owner would count them. */
  expected(): string[] {
    const left = new Set([...this.scene.platform.held()].map(({ reference }) => reference))
    return [...this.#lives.values()]
      .filter(({ id, completed, ended }) => completed && (!ended || left.has(`N${id}`)))
      .map(({ id }) => `N${id}`)
      .sort()
  }

  hasEnded(reference: string): boolean {
    return this.#lives.get(reference.slice(1))?.ended === true
  }

  #say(what: string): void {
    this.#steps.push(what)
  }

  #pick(wanted: (life: Life) => boolean): Life | undefined {
    const some = [...this.#lives.values()].filter(wanted)
    return some[this.#draw(Math.max(1, some.length))]
  }

  #place(): void {
    const { shop } = this.scene
    const count = 1 + this.#draw(9)
    for (let n = 0; n < count; n++) {
      const id = String(this.#lives.size + 1)
      const completed = this.#draw(3) === 0
      if (completed) shop.add(id)
      else shop.add(id, { statuses: ['processing'], meaning: 'paid', reached: {} })
      this.#lives.set(id, { id, completed, ended: false })
    }
    this.#say(`${count} orders placed`)
  }

  #complete(): void {
    const life = this.#pick(({ completed, ended }) => !completed && !ended)
    if (life === undefined) return
    const at = new Date(this.scene.shop.now())
    this.scene.shop.change(life.id, { statuses: ['completed'], meaning: 'completed', reached: { completed: at } })
    life.completed = true
    this.#say(`${life.id} completed`)
  }

  #edit(): void {
    const life = this.#pick(({ ended }) => !ended)
    if (life === undefined) return
    this.scene.shop.change(life.id, {})
    this.#say(`${life.id} edited`)
  }

  #end(): void {
    const life = this.#pick(({ ended }) => !ended)
    if (life === undefined) return
    life.ended = true
    if (this.#draw(2) === 0) this.scene.shop.orders.delete(life.id)
    else this.scene.shop.change(life.id, { statuses: ['cancelled'], meaning: 'cancelled', reached: {} })
    this.#say(`${life.id} ended`)
  }

  #trouble(): void {
    const kind = PLATFORM_FAULTS[this.#draw(PLATFORM_FAULTS.length)] ?? '503'
    this.scene.platform.fault({ kind, rate: 0.2, times: 1 + this.#draw(20), seed: this.#draw(1_000) })
    this.#say(`platform: ${kind}`)
  }

  #wait(): void {
    this.scene.clock.time += 1 + this.#draw(6 * HOUR)
    this.#say('time passes')
  }

  #shiftClock(): void {
    const by = (this.#draw(240) - 120) * MINUTE
    if (this.#draw(2) === 0) {
      this.#skew = by
      this.#say(`the shop's clock stands ${by / MINUTE} minutes off`)
    } else {
      this.scene.clock.time += by
      this.#say(`all clocks jump by ${by / MINUTE} minutes`)
    }
  }

  #shopFails(): void {
    const { shop } = this.scene
    const way = this.#draw(3)
    shop.failure = way === 0 ? shopDown() : undefined
    shop.failReading = way === 1 ? shopDown() : undefined
    this.#say(`shop: ${['down', 'reads no orders', 'well'][way]}`)
  }

  async #sync(process: number): Promise<void> {
    const result = await this.#processes[process]?.sync()
    const at = new Date(this.scene.clock.time).toISOString()
    this.#say(`pass of ${process} at ${at}: ${JSON.stringify(result?.stores.boutique?.failure?.code ?? 'ok')}`)
  }

  async #syncBoth(): Promise<void> {
    await Promise.all([this.#sync(0), this.#sync(1)])
  }

  /** A process dies at one of its next writes to the journal; another takes its place. */
  async #crash(): Promise<void> {
    const { journal } = this.scene
    const methods = ['recordPage', 'prepare', 'settle', 'lease', 'patchStore'] as const
    const method = methods[this.#draw(methods.length)] ?? 'settle'
    const original = journal[method]
    Object.assign(journal, { [method]: () => Promise.reject(new Error('killed')) })
    await this.#processes[0]?.sync().catch(() => {})
    Object.assign(journal, { [method]: original })
    this.#processes = [await this.scene.another(), this.#processes[1] ?? this.scene.recolte]
    this.#say(`a process dies at ${method}`)
  }
}
