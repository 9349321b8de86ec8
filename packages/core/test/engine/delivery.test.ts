import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { connected } from './bench.ts'

describe('the platform’s answers', () => {
  it('are survived when three in ten go wrong in every way', async () => {
    const { shop, recolte, platform, clock } = await connected()
    for (const kind of [
      '500',
      '503',
      'html',
      'truncated',
      'empty',
      'json-other',
      'reset',
      'accepted-then-reset',
    ] as const) {
      platform.fault({ kind, rate: 0.04, seed: kind.length })
    }
    for (let n = 1; n <= 300; n++) shop.add(String(n))
    for (let pass = 0; pass < 5; pass++) {
      await recolte.sync()
      clock.time += HOUR
    }
    expect(platform.asked).toBe(300)
    expect((await recolte.sync()).stores.boutique?.counts.retrying).toBe(0)
  })

  it('cost at most five requests when the key is wrong, and lose nothing', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.setSecret('web-1', 'another')
    for (let n = 1; n <= 40; n++) shop.add(String(n))
    const paused = await recolte.sync()
    expect(platform.requests).toBeLessThanOrEqual(5)
    expect(paused).toMatchObject({
      ok: false,
      accounts: { main: { state: 'paused', code: 'credentials', waiting: 40 } },
    })
    expect((await recolte.explain({ text: 'N7' }))[0]).toMatchObject({
      status: 'due',
      reason: { code: 'account-paused' },
    })

    clock.time += HOUR
    const before = platform.requests
    await recolte.sync()
    expect(platform.requests - before).toBe(1)

    platform.setSecret('web-1', 'secret-1')
    clock.time += HOUR
    const again = await recolte.sync()
    expect(again).toMatchObject({ ok: true, accounts: {} })
    expect(platform.summary()).toMatchObject({ accepted: 40, duplicates: 0 })
  })

  it('refuse one order alone when its account passes with all others', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.fault({ kind: 'code', code: 2, rate: 1, matching: (message) => message.order_ref === 'N5' })
    for (let n = 1; n <= 20; n++) shop.add(String(n))
    for (let pass = 0; pass < 3; pass++) {
      await recolte.sync()
      clock.time += HOUR
    }
    expect(platform.asked).toBe(19)
    expect((await recolte.explain({ text: 'N5' }))[0]).toMatchObject({
      status: 'refused',
      reason: { code: 'credentials-refused' },
    })
  })

  it('refuse an order in the platform’s own words, and pause when five in a row are', async () => {
    const { shop, recolte, platform } = await connected()
    shop.add('1')
    await recolte.sync()
    platform.fault({ kind: 'code', code: 4, rate: 1 })
    for (let n = 2; n <= 60; n++) shop.add(String(n))
    const { accounts, stores } = await recolte.sync()
    expect(accounts.main).toMatchObject({ state: 'paused', code: 'parameters' })
    expect(stores.boutique?.counts.refused).toBeGreaterThanOrEqual(5)
    expect(stores.boutique?.counts.refused).toBeLessThan(30)
    const [refused] = (await recolte.explain({ text: 'N2' })).filter(({ status }) => status === 'refused')
    expect(refused?.reason.message).toContain('4 "')
  })

  it('end the pass when nothing answers, and every order is still due', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.fault({ kind: 'reset', rate: 1 })
    for (let n = 1; n <= 100; n++) shop.add(String(n))
    const { accounts } = await recolte.sync()
    expect(accounts.main).toMatchObject({ state: 'unreachable', waiting: 100 })
    expect(platform.requests).toBeLessThan(20)
    platform.clearFaults()
    clock.time += HOUR
    expect((await recolte.sync()).stores.boutique?.counts.collected).toBe(100)
  })

  it('are waited for as long as the platform asks', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.fault({ kind: '429', retryAfter: 1_800, times: 1 })
    shop.add('1')
    await recolte.sync()
    clock.time += HOUR / 4
    await recolte.sync()
    expect(platform.asked).toBe(0)
    clock.time += HOUR / 2
    await recolte.sync()
    expect(platform.asked).toBe(1)
  })

  it('make an order expire when they fail for the whole age limit', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.fault({ kind: '503', rate: 1 })
    shop.add('1')
    await recolte.sync()
    clock.time += 181 * DAY
    await recolte.sync()
    const [told] = await recolte.explain({ text: 'N1' })
    expect(told).toMatchObject({ status: 'expired', reason: { code: 'expired' } })
    platform.clearFaults()
    const act = await recolte.retry({ store: 'boutique', orderId: '1' }, 'test')
    expect(act).toMatchObject({ done: true, before: 'expired' })
    await recolte.sync()
    expect(platform.asked).toBe(1)
  })

  it('show two stores that use one reference on one account, and ask nobody in the other’s name', async () => {
    const { shop, platform, clock, another } = await connected()
    const stores = {
      boutique: { connector: 'memory', account: 'main' },
      second: { connector: 'memory', account: 'main' },
    }
    const both = await another({ stores })
    await both.sync()
    clock.time += HOUR
    shop.add('1')
    const { stores: said } = await both.sync()
    expect(platform.asked).toBe(1)
    expect((said.boutique?.counts.held ?? 0) + (said.second?.counts.held ?? 0)).toBe(1)
    const told = await both.explain({ text: 'N1' })
    expect(told.find(({ status }) => status === 'held')?.reason.code).toBe('reference-taken')
  })
})
