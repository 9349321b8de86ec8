import { describe, expect, it } from 'vitest'
import type { OrderSummary } from '../../src/journal/port.ts'
import { SHOWN_STATES } from '../../src/model/states.ts'
import type { Scene } from './bench.ts'
import { Chaos } from './chaos.ts'

/** Every order the journal lists, in whatever state. */
async function everyOrder({ journal }: Scene): Promise<OrderSummary[]> {
  const all: OrderSummary[] = []
  for (let after: string | undefined; ; ) {
    const rest = after === undefined ? {} : { after }
    const page = await journal.list({ store: 'boutique', states: [...SHOWN_STATES], limit: 50, ...rest })
    all.push(...page.orders)
    after = page.next
    if (after === undefined) return all
  }
}

describe('whatever happens in whatever order', () => {
  it.each(Array.from({ length: 30 }, (_, index) => index + 1))('ends well for every order (seed %i)', async (seed) => {
    const chaos = await Chaos.begin(seed)
    for (let step = 0; step < 40; step++) await chaos.step()
    await chaos.calm()
    const { platform, journal, shop } = chaos.scene
    const held = [...platform.held()].map(({ reference }) => reference).sort()
    expect(held, chaos.log).toEqual(chaos.expected())
    expect(platform.asked).toBe(held.length)

    const counts = await journal.counts('boutique')
    const nobodyWaits = { due: 0, retrying: 0, held: 0, refused: 0, expired: 0, uncertain: 0, unreadable: 0 }
    expect(counts, chaos.log).toMatchObject(nobodyWaits)
    const known = await everyOrder(chaos.scene)
    expect(known.length).toBe(Object.values(counts).reduce((sum, n) => sum + n, 0))
    expect(new Set(known.map(({ orderId }) => orderId)).size).toBe(known.length)
    const collected = known.flatMap(({ state, orderId }) => (state === 'collected' ? [`N${orderId}`] : []))
    // One whose answer was lost and that was cancelled before it could go again: nobody here can know that it had arrived.
    const unknown = held.filter((reference) => !collected.includes(reference) && chaos.hasEnded(reference))
    expect([...collected, ...unknown].sort(), chaos.log).toEqual(held)
    const listed = new Set(known.map(({ orderId }) => orderId))
    for (const id of shop.orders.keys()) expect(listed.has(id), `${id}\n${chaos.log}`).toBe(true)
  })

  it('is a life in which something happens', async () => {
    const chaos = await Chaos.begin(1)
    for (let step = 0; step < 40; step++) await chaos.step()
    expect(chaos.expected().length).toBeGreaterThan(5)
  })
})
