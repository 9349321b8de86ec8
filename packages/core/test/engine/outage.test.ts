import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { connected, type Scene, type TestClock } from './bench.ts'

const PER_SECOND = 10

/** Passes every half hour, as cron would, while an order comes in at each. */
async function outage({ shop, platform, clock, recolte }: Scene, hours: number): Promise<number> {
  platform.fault({ kind: '503', rate: 1 })
  const passes = hours * 2
  for (let n = 1; n <= passes; n++) {
    shop.add(String(n))
    await recolte.sync()
    clock.time += 30 * MINUTE
  }
  platform.clearFaults()
  return passes
}

/** Sleeps that overlap pass together, as they do: without this, sixteen senders that wait a second make sixteen. */
function sleepTogether(clock: TestClock): void {
  const sleepers: { at: number; wake: () => void }[] = []
  const wakeNext = () => {
    sleepers.sort((one, other) => one.at - other.at)
    const next = sleepers.shift()
    if (next === undefined) return
    clock.time = Math.max(clock.time, next.at)
    next.wake()
  }
  clock.sleep = (ms, signal) => {
    signal?.throwIfAborted()
    return new Promise((wake) => {
      sleepers.push({ at: clock.time + ms, wake })
      setImmediate(wakeNext)
    })
  }
}

/** The most orders that any second saw. */
function busiestSecond(received: number[]): number {
  const sorted = received.sort((one, other) => one - other)
  return Math.max(...sorted.map((at, index) => sorted.slice(index).filter((later) => later < at + 1_000).length))
}

describe('after an outage of the platform', () => {
  it('of 72 hours, all is caught up in one pass at the polite rate, and said once', async () => {
    const one = await connected({ account: { ratePerSecond: PER_SECOND } })
    sleepTogether(one.clock)
    const orders = await outage(one, 72)
    const before = one.clock.time
    const { ok, stores, accounts, recovered } = await one.recolte.sync()
    expect({ ok, accounts }).toEqual({ ok: true, accounts: {} })
    expect(stores.boutique).toMatchObject({ seen: orders, counts: { collected: orders } })
    expect(Object.keys(recovered)).toEqual(['main'])
    expect((before - (recovered.main?.since ?? 0)) / HOUR).toBeCloseTo(72, 0)
    expect(one.platform.summary()).toMatchObject({ references: orders, duplicates: 0 })
    const received = [...one.platform.held()].flatMap((held) => held.received)
    expect(busiestSecond(received)).toBeLessThanOrEqual(2 * PER_SECOND)
    expect(one.clock.time - before).toBeGreaterThan(((orders - 2 * PER_SECOND) / PER_SECOND) * 1_000)

    one.clock.time += 30 * MINUTE
    expect((await one.recolte.sync()).recovered).toEqual({})
  })

  it('is caught up just so by another process, and by one that had few orders to try', async () => {
    const one = await connected()
    one.platform.fault({ kind: '503', rate: 1 })
    one.shop.add('1')
    await one.recolte.sync()
    one.clock.time += 5 * HOUR
    await one.recolte.sync()
    one.platform.clearFaults()
    one.shop.add('2')
    const { stores, recovered } = await (await one.another()).sync()
    expect(stores.boutique?.counts).toMatchObject({ collected: 2, retrying: 0 })
    expect(recovered.main?.since).toBeLessThan(one.clock.time - 4 * HOUR)
  })

  it('of a minute nothing is said', async () => {
    const one = await connected()
    one.platform.fault({ kind: '503', rate: 1 })
    one.shop.add('1')
    await one.recolte.sync()
    one.platform.clearFaults()
    one.clock.time += MINUTE
    expect((await one.recolte.sync()).recovered).toEqual({})
  })
})
