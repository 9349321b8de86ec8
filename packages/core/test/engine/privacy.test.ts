import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { settlement } from '../../src/engine/settle.ts'
import { connected, START } from './bench.ts'

const ADDRESS = 'client1@client.example'

describe('a buyer who is forgotten', () => {
  it('is brought back by no poll, no change, no retry and no new order', async () => {
    const { recolte, shop, platform, clock } = await connected()
    shop.add('1')
    await recolte.sync()
    expect(platform.summary().references).toBe(1)
    const receipt = await recolte.forget(' Client1@client.example ', 'eve')
    expect(receipt).toMatchObject({
      orders: [{ store: 'boutique', orderId: '1', reference: 'N1', state: 'collected' }],
      ...{ payloads: 1, stopped: 0, sending: 0, overwritten: true },
    })
    clock.time += HOUR
    shop.change('1', { statuses: ['shipped'] })
    shop.add('2', { buyer: { email: ADDRESS, firstName: 'Ada', lastName: 'Martin' } })
    shop.add('3')
    await recolte.sync()
    expect(platform.summary().references).toBe(2)
    expect(await recolte.explain({ text: 'N2' })).toMatchObject([{ status: 'stopped', reason: { code: 'erased' } }])
    await recolte.retry({ store: 'boutique', orderId: '2' }, 'eve')
    await recolte.sync()
    expect(platform.summary().references).toBe(2)
    expect(await recolte.explain({ email: ADDRESS })).toMatchObject([{ status: 'unknown' }])
  })

  it('is not asked by what was about to leave', async () => {
    const { recolte, shop, platform, clock } = await connected()
    platform.fault({ kind: '503', times: 50, rate: 1 })
    shop.add('1')
    await recolte.sync()
    expect(await recolte.forget(ADDRESS, 'eve')).toMatchObject({ stopped: 1 })
    platform.clearFaults()
    clock.time += DAY
    await recolte.sync()
    expect(platform.summary().references).toBe(0)
  })
})

describe('a buyer who opts out', () => {
  it('is not asked from then on, and is still found', async () => {
    const { recolte, shop, platform } = await connected()
    shop.add('1')
    await recolte.sync()
    expect(await recolte.optOut(ADDRESS, 'eve')).toMatchObject({ payloads: 0, stopped: 0 })
    shop.add('2', { buyer: { email: ADDRESS, firstName: 'Ada', lastName: 'Martin' } })
    await recolte.sync()
    expect(platform.summary().references).toBe(1)
    expect(await recolte.explain({ text: 'N2' })).toMatchObject([{ status: 'stopped', reason: { code: 'opted-out' } }])
    expect(await recolte.explain({ email: ADDRESS })).toMatchObject([{ reference: 'N1', status: 'collected' }])
  })
})

describe('an access request', () => {
  it('is answered with orders, dates, states in words, and what was read of the buyer while it is there', async () => {
    const { another, shop, clock } = await connected()
    const recolte = await another({ language: 'fr' })
    shop.add('1', { statuses: ['completed'], language: 'fr' })
    await recolte.sync()
    const { suppressed, orders } = await recolte.person(ADDRESS)
    expect(suppressed).toBeUndefined()
    expect(orders).toMatchObject([
      {
        ...{ store: 'boutique', reference: 'N1', status: 'collected', language: 'fr' },
        reason: { code: 'collected', message: 'La plateforme a récupéré la commande et sollicite le client.' },
        dates: { collected: clock.time },
        statuses: [{ status: 'Completed' }],
        attempts: [{ outcome: 'collected' }],
        purchase: { email: ADDRESS, firstName: 'Ada', lastName: 'Martin' },
        eraseAfter: clock.time + 30 * DAY,
      },
    ])
    clock.time += 31 * DAY
    await recolte.sync()
    expect((await recolte.person(ADDRESS)).orders).toMatchObject([{ reference: 'N1', purchase: null }])
    await recolte.forget(ADDRESS, 'eve')
    expect(await recolte.person(ADDRESS)).toEqual({ suppressed: { kind: 'erased', at: clock.time }, orders: [] })
  })
})

describe('what was read of a buyer', () => {
  it.each(['collected', 'refused', 'unanswered'] as const)(
    'has its day of erasure once the platform answered "%s", or will not any more',
    (outcome) => {
      const leased = {
        ...{
          handoverId: 1,
          store: 'boutique',
          account: 'main',
          reference: 'N1',
          reachedAt: START,
          attempts: 0,
          orders: [],
        },
        ...{ payload: undefined, reason: { code: 'due' as const }, siblings: [] },
      }
      const method = { name: 'once', batch: 1, repeatable: false }
      const receipt = { handoverId: 1, outcome, message: '', at: START }
      expect(settlement(leased, receipt, method, undefined, false)).toMatchObject({ eraseAfter: START + 30 * DAY })
    },
  )
})
