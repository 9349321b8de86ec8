import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { RecolteError } from '../../src/errors.ts'
import { connected } from './bench.ts'
import { shopDown } from './memory-shop.ts'

describe('a shop that is away', () => {
  it('is left alone for as long as it asked, by reading single orders too', async () => {
    const { shop, recolte, platform, clock } = await connected()
    shop.add('1')
    platform.fault({ kind: '503', rate: 1 })
    await recolte.sync()
    platform.clearFaults()
    clock.time += 13 * HOUR
    shop.failure = new RecolteError('shop-busy', 'retry', { detail: { host: 'x', status: 429 }, retryAfterMs: HOUR })
    shop.calls.length = 0
    await recolte.sync()
    clock.time += MINUTE
    const { stores } = await recolte.sync()
    expect(stores.boutique?.failure?.code).toBe('shop-busy')
    expect(shop.calls).toEqual(['changes'])
    shop.failure = undefined
    clock.time += HOUR
    expect(await recolte.sync()).toMatchObject({ ok: true, stores: { boutique: { counts: { collected: 1 } } } })
    expect(platform.asked).toBe(1)
  })

  it('does not keep those back that have been read already', async () => {
    const { shop, recolte, platform, clock } = await connected()
    for (let n = 1; n <= 60; n++) shop.add(String(n))
    platform.fault({ kind: '503', rate: 1 })
    // Eight orders are tried before the platform is called unreachable; twelve passes try every one of them.
    for (let pass = 0; pass < 12; pass++) {
      await recolte.sync()
      clock.time += HOUR / 4
    }
    platform.clearFaults()
    shop.add('61')
    shop.failReading = shopDown()
    await recolte.sync()
    const read = platform.asked
    expect(read).toBeGreaterThan(8)
    shop.failReading = undefined
    clock.time += HOUR
    await recolte.sync()
    expect(platform.summary()).toMatchObject({ references: 61, duplicates: 0 })
  })

  it('is read by whoever comes next when the one who was reading it died', async () => {
    const { shop, recolte, platform, journal, clock } = await connected()
    await journal.claimPoll('boutique', 'somebody who died', clock.now(), clock.now() + 10_000)
    shop.add('1')
    const { stores } = await recolte.sync()
    expect(stores.boutique).toMatchObject({ seen: 1, counts: { collected: 1 } })
    expect(stores.boutique?.busy).toBeUndefined()
    expect(platform.asked).toBe(1)
  })

  it('is left to another process that goes on reading it', async () => {
    const { shop, recolte, platform, journal, clock } = await connected()
    await journal.claimPoll('boutique', 'somebody', clock.now(), clock.now() + HOUR)
    shop.add('1')
    expect((await recolte.sync()).stores.boutique).toMatchObject({ seen: 0, busy: true })
    expect(platform.asked).toBe(0)
  })
})
