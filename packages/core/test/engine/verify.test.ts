import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { connected, type Scene, scene } from './bench.ts'
import { shopDown } from './memory-shop.ts'

const open = { statuses: ['processing'], meaning: 'paid' as const, reached: {} }

async function three(): Promise<Scene> {
  const made = await connected()
  for (const id of ['1', '2']) made.shop.add(id)
  made.shop.add('3', { ...open, reached: { processing: new Date(made.clock.time) } })
  made.clock.time += HOUR
  await made.recolte.sync()
  return made
}

describe('an audit', () => {
  it('proves that each order of the shop has its state here', async () => {
    const { recolte } = await three()
    const { days, missing, by } = await recolte.audit('boutique', '2026-11-03')
    expect({ missing, by }).toEqual({ missing: 0, by: 'list' })
    expect(days).toEqual([
      { day: '2026-11-03', shop: 3, ours: 3, states: { collected: 2, waiting: 1 }, missing: [], deleted: [] },
    ])
    expect((await recolte.audit('boutique')).days.map(({ day }) => day).at(-1)).toBe('2026-11-03')
  })

  it('names what is missing, and what the shop has deleted since', async () => {
    const { recolte, shop } = await three()
    const [first] = shop.orders.values()
    if (first === undefined) throw new Error('no order')
    // It came in without any list of changes ever showing it.
    shop.orders.set('4', { ...first, id: '4', changedAt: new Date(0) })
    shop.orders.delete('2')
    const { days, missing } = await recolte.audit('boutique', '2026-11-03')
    expect(missing).toBe(0)
    expect(days[0]).toMatchObject({ deleted: ['2'] })
    shop.orders.set('4', { ...first, id: '4' })
    expect((await recolte.audit('boutique', '2026-11-03')).days[0]).toMatchObject({ missing: ['4'], deleted: ['2'] })
  })

  it('compares ids where the counts agree too: one missing and one deleted on a day cancel out in them', async () => {
    const made = await three()
    const [first] = made.shop.orders.values()
    if (first === undefined) throw new Error('no order')
    made.shop.orders.set('4', { ...first, id: '4' })
    made.shop.orders.delete('2')
    made.shop.counts = true
    const audited = await (await made.another({})).audit('boutique', '2026-11-03')
    expect(audited).toMatchObject({ by: 'count', missing: 1 })
    expect(audited.days[0]).toMatchObject({ shop: 3, ours: 3, missing: ['4'], deleted: ['2'] })
  })

  it('says nothing of orders that came after the last reading', async () => {
    const { recolte, shop, clock } = await three()
    clock.time += HOUR
    shop.add('5')
    clock.time += HOUR
    expect((await recolte.audit('boutique', '2026-11-03')).missing).toBe(0)
  })
})

describe('a simulation', () => {
  it('says what another trigger would have done, and changes nothing', async () => {
    const { recolte } = await three()
    const simulated = await recolte.simulate('boutique', { trigger: ['processing'], days: 30 })
    expect(simulated).toMatchObject({
      ...{ orders: 3, now: { collected: 2, waiting: 1 }, other: { leave: 1, reasons: { 'status-not-reached': 2 } } },
      ...{ wouldLeave: ['N3'], wouldNot: ['N2', 'N1'] },
    })
    expect((await recolte.simulate('boutique', { trigger: ['onorder'], days: 30 })).other.leave).toBe(3)
    expect((await recolte.audit('boutique', '2026-11-03')).days[0]?.states).toEqual({ collected: 2, waiting: 1 })
  })

  it('counts what the address of an order excluded, where it was read', async () => {
    const made = await connected({ store: { exclude: { emailDomains: ['client.example'] } } })
    made.shop.add('1')
    made.clock.time += HOUR
    await made.recolte.sync()
    const { other } = await made.recolte.simulate('boutique', { trigger: ['onorder'], days: 30 })
    expect(other).toEqual({ leave: 0, reasons: { 'excluded-email': 1 } })
  })

  it('refuses a status the shop does not have, and a store that was never read', async () => {
    const { recolte } = await three()
    const asked = recolte.simulate('boutique', { trigger: ['deliverd'], days: 30 })
    await expect(asked).rejects.toMatchObject({ code: 'no-such-status', detail: { code: 'deliverd' } })
    const fresh = (await scene()).recolte.simulate('boutique', { trigger: ['completed'], days: 30 })
    await expect(fresh).rejects.toMatchObject({ code: 'not-read-yet' })
  })
})

describe('how stores stand', () => {
  it('is told from the journal, what fails first', async () => {
    const made = await three()
    const stores = {
      b: { connector: 'memory', account: 'main', brake: false as const },
      boutique: { connector: 'memory', account: 'main', brake: false as const },
    }
    const both = await made.another({ stores })
    expect((await both.standings()).map(({ store, standing }) => [store, standing])).toEqual([
      ['b', 'new'],
      ['boutique', 'well'],
    ])
    made.shop.failure = shopDown()
    await made.recolte.sync()
    expect((await both.standings())[0]).toMatchObject({
      ...{ store: 'boutique', standing: 'failing', failure: { code: 'shop-down' } },
      counts: { collected: 2 },
    })
  })

  it('is failing where nobody reads the shop, and silent where nothing comes', async () => {
    const { recolte, shop, clock } = await connected()
    for (let day = 0; day < 12; day++) {
      for (let n = 0; n < 8; n++) shop.add(`${day}-${n}`)
      clock.time += DAY
      await recolte.sync()
    }
    expect((await recolte.standings())[0]?.standing).toBe('well')
    clock.time += 4 * DAY
    expect((await recolte.standings())[0]).toMatchObject({ standing: 'failing', failure: { code: 'not-read' } })
    await recolte.sync()
    expect((await recolte.standings())[0]).toMatchObject({ standing: 'silent', perDay: 3 })
  })
})
