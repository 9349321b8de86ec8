import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { connected } from './bench.ts'
import { shopDown } from './memory-shop.ts'

const TWO = {
  accounts: { english: { webId: 'web-2', secretKey: 'secret-2' } },
  store: { account: { fr: 'main', en: 'english' } },
}
const isOfMain = (message: Record<string, unknown>) => Number(String(message.order_ref).slice(1)) % 2 === 1

describe('the accounts of a store', () => {
  it.each(['nothing', 'everything'] as const)(
    'wait for their own platform only, where only reading tells whose an order is: of the other, %s answers',
    async (fails) => {
      const { shop, recolte, platform, clock } = await connected(TWO)
      shop.hidesLanguage = true
      for (let n = 1; n <= 30; n++) shop.add(String(n), { language: n % 2 === 1 ? 'fr' : 'en' })
      platform.fault({ kind: '503', rate: 1, matching: (message) => fails === 'everything' || isOfMain(message) })
      const { accounts } = await recolte.sync()
      expect(accounts.main).toMatchObject({ state: 'unreachable' })
      expect(platform.asked).toBe(fails === 'everything' ? 0 : 15)
      platform.clearFaults()
      clock.time += HOUR
      expect(await recolte.sync()).toMatchObject({ ok: true, accounts: {} })
      expect(platform.summary()).toMatchObject({ references: 30, duplicates: 0 })
    },
  )

  it('are asked of again later, not at once, where reading shows a closed one instead of the one that was listed', async () => {
    const { shop, recolte, platform, clock, journal } = await connected(TWO)
    platform.setSecret('web-1', 'another')
    shop.add('1', { language: 'en' })
    shop.failReading = shopDown()
    await recolte.sync()
    shop.failReading = undefined
    // The list said English; nothing tells that it changed.
    const [order] = shop.orders.values()
    if (order !== undefined) shop.orders.set('1', { ...order, language: 'fr' })
    clock.time += 55_000
    shop.add('2', { language: 'fr' })
    const { release } = journal
    let released = 0
    journal.release = (token, ids) => {
      released += ids.length
      return released > 50 ? Promise.reject(new Error('endless')) : release(token, ids)
    }
    expect((await recolte.sync()).accounts.main).toMatchObject({ state: 'paused', code: 'credentials' })
    expect(await journal.counts('boutique')).toMatchObject({ due: 1, retrying: 1 })
    platform.setSecret('web-1', 'secret-1')
    clock.time += HOUR
    await recolte.sync()
    expect(platform.summary()).toMatchObject({ references: 2, duplicates: 0 })
  })

  it('are paused on the shop’s only order too: a wrong key costs at most five requests', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.setSecret('web-1', 'another')
    shop.add('1')
    expect((await recolte.sync()).accounts.main).toMatchObject({ state: 'paused', code: 'credentials', waiting: 1 })
    expect(platform.requests).toBeLessThanOrEqual(5)
    platform.setSecret('web-1', 'secret-1')
    clock.time += HOUR
    expect(await recolte.sync()).toMatchObject({ ok: true, stores: { boutique: { counts: { collected: 1 } } } })
    expect(platform.summary()).toMatchObject({ references: 1, duplicates: 0 })
  })

  it('are not kept paused for ever by the oldest orders, whose own signatures the platform never accepts', async () => {
    const { shop, recolte, platform, clock } = await connected()
    const odd = new Set(['N1', 'N2', 'N3'])
    platform.fault({ kind: 'code', code: 2, rate: 1, matching: (message) => odd.has(String(message.order_ref)) })
    for (let n = 1; n <= 20; n++) {
      clock.time += 1_000
      shop.add(String(n))
    }
    expect((await recolte.sync()).accounts.main).toMatchObject({ state: 'paused' })
    clock.time += HOUR
    expect((await recolte.sync()).accounts).toEqual({})
    expect(platform.asked).toBe(17)
    clock.time += HOUR
    const { stores } = await recolte.sync()
    expect(stores.boutique?.counts.refused ?? 0).toBeLessThanOrEqual(3)
    for (const reference of odd) {
      expect((await recolte.explain({ text: reference }))[0]?.reason.code).toBe('credentials-refused')
    }
  })

  it('let a person’s word outlast a shop that cannot be read', async () => {
    const { shop, recolte, platform, clock } = await connected()
    platform.fault({ kind: '503', rate: 1 })
    shop.add('1')
    await recolte.sync()
    clock.time += 181 * DAY
    await recolte.sync()
    platform.clearFaults()
    await recolte.retry({ store: 'boutique', orderId: '1' }, 'test')
    shop.failReading = shopDown()
    await recolte.sync()
    shop.failReading = undefined
    platform.fault({ kind: '503', times: 2 })
    for (let pass = 0; pass < 3; pass++) {
      clock.time += HOUR
      await recolte.sync()
    }
    expect(platform.asked).toBe(1)
  })
})
