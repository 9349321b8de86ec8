import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/clock.ts'
import { spanOf } from '../../src/report/period.ts'
import { connected, type Scene, START, scene } from './bench.ts'

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString())

/** Five orders an hour apart: two collected, one waiting, one skipped, one without an address. */
async function five(): Promise<Scene> {
  const made = await connected()
  const { shop, clock, recolte } = made
  shop.add('1')
  clock.time += HOUR
  shop.add('2')
  clock.time += HOUR
  shop.add('3', { statuses: ['processing'], meaning: 'paid', reached: {} })
  clock.time += HOUR
  shop.add('4', { meaning: 'cancelled' })
  clock.time += HOUR
  shop.add('5', { buyer: { email: '', firstName: 'A', lastName: 'B' } })
  await recolte.sync()
  return made
}

describe('a report', () => {
  it('shows orders newest first with their dates and why, page by page', async () => {
    const { recolte, clock } = await five()
    const first = await recolte.report({ limit: 3 })
    expect(first.orders).toMatchObject([
      { reference: 'N5', status: 'waiting', reason: { code: 'email-missing' }, method: null },
      { reference: 'N4', status: 'skipped', reason: { code: 'cancelled' } },
      { reference: 'N3', status: 'waiting', reason: { code: 'status-not-reached' }, dates: { collected: null } },
    ])
    expect(first.orders[2]?.reason.message).toContain('"Processing"')
    const second = await recolte.report({ limit: 3, after: first.next })
    expect(second.orders).toMatchObject([
      { reference: 'N2', status: 'collected', account: 'main', method: 'webservice', dates: { collected: clock.time } },
      { reference: 'N1', status: 'collected' },
    ])
    expect(second.next).toBeUndefined()
  })

  it('agrees with explain on every date and every reason', async () => {
    const { recolte } = await five()
    for (const { reference, dates, reason, status } of (await recolte.report()).orders) {
      expect(await recolte.explain({ text: reference })).toMatchObject([{ reference, dates, reason, status }])
    }
  })

  it('keeps to states and to a period', async () => {
    const { recolte } = await five()
    const references = async (asked: Parameters<typeof recolte.report>[0]) =>
      (await recolte.report(asked)).orders.map(({ reference }) => reference)
    expect(await references({ states: ['collected'] })).toEqual(['N2', 'N1'])
    expect(await references({ states: ['collected', 'skipped'], limit: 2 })).toEqual(['N4', 'N2'])
    expect(await references({ until: '2026-11-03' })).toEqual(['N5', 'N4', 'N3', 'N2', 'N1'])
    expect(await references({ since: '2026-11-04' })).toEqual([])
    expect(await references({ since: '2026-11-03T10:00:00Z', until: '2026-11-03T12:00:00Z' })).toEqual(['N3', 'N2'])
    expect(await references({ month: '2026-10' })).toEqual([])
  })

  it('goes through several stores, one after the other', async () => {
    const one = await scene()
    const stores = {
      a: { connector: 'memory', account: 'main' },
      b: { connector: 'memory', account: 'main', referencePrefix: 'B-' },
    }
    const recolte = await one.another({ stores })
    await recolte.sync()
    one.clock.time += HOUR
    for (const id of ['1', '2', '3']) one.shop.add(id)
    await recolte.sync()
    const all: string[] = []
    let after: string | undefined
    do {
      const { orders, next } = await recolte.report({ limit: 2, after })
      all.push(...orders.map(({ store, reference }) => `${store} ${reference}`))
      after = next
    } while (after !== undefined)
    expect(all).toEqual(['a N3', 'a N2', 'a N1', 'b B-N3', 'b B-N2', 'b B-N1'])
    expect((await recolte.report({ store: 'b' })).orders).toHaveLength(3)
    await expect(recolte.report({ store: 'c' })).rejects.toMatchObject({ code: 'no-such-store' })
  })

  it('refuses a place to go on from that no report gave', async () => {
    const { recolte } = await five()
    for (const after of ['', 'x', Buffer.from('["elsewhere",1,"1"]').toString('base64url')]) {
      await expect(recolte.report({ after })).rejects.toMatchObject({ code: 'bad-cursor', fate: 'config' })
    }
  })
})

describe('the totals of a month', () => {
  it('count each order once by state, reason and method, and what the platform answered', async () => {
    const { recolte } = await five()
    const { stores } = await recolte.totals({ month: '2026-11' })
    expect(stores.boutique).toMatchObject({
      orders: 5,
      counts: { collected: 2, waiting: 2, skipped: 1, refused: 0 },
      answers: [{ outcome: 'collected', n: 2 }],
    })
    expect(stores.boutique?.reasons).toContainEqual(
      expect.objectContaining({ status: 'collected', code: 'collected', method: 'webservice', n: 2 }),
    )
    const waiting = stores.boutique?.reasons.find(({ code }) => code === 'status-not-reached')
    expect(waiting?.message).toBe('The order stands at "…"; the request leaves once it reaches ….')
    expect((await recolte.totals({ month: '2026-12' })).stores.boutique).toMatchObject({ orders: 0, answers: [] })
  })
})

describe('a period', () => {
  it.each([
    ['2026-10', 'Europe/Paris', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
    ['2026-12', 'UTC', '2026-12-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
    ['2026-03', 'America/New_York', '2026-03-01T05:00:00.000Z', '2026-04-01T04:00:00.000Z'],
  ])('%s is a whole month in %s', (month, zone, from, to) => {
    const span = spanOf({ month }, zone)
    expect([iso(span.from), iso(span.to)]).toEqual([from, to])
  })

  it('has whole days, its last one too, on the days when clocks change', () => {
    const span = spanOf({ since: '2026-03-29', until: '2026-10-25' }, 'Europe/Paris')
    expect([iso(span.from), iso(span.to)]).toEqual(['2026-03-28T23:00:00.000Z', '2026-10-25T23:00:00.000Z'])
    // There midnight is skipped: the day begins at one.
    expect(iso(spanOf({ since: '2024-09-08' }, 'America/Santiago').from)).toBe('2024-09-08T04:00:00.000Z')
  })

  it('may be instants, taken as they are', () => {
    expect(iso(spanOf({ since: '2026-11-03T09:00:00+01:00' }, 'UTC').from)).toBe('2026-11-03T08:00:00.000Z')
  })

  it.each(['2026-13', '2026-1', 'october', ''])('is not "%s" for a month', (month) => {
    expect(() => spanOf({ month }, 'UTC')).toThrow(expect.objectContaining({ code: 'bad-period' }))
  })

  it.each(['2026-02-30', '03/11/2026', 'yesterday', '2026-11-03T09:00:00', `${START}`])(
    'is not "%s" for a day',
    (since) => {
      expect(() => spanOf({ since }, 'UTC')).toThrow(expect.objectContaining({ code: 'bad-period' }))
    },
  )

  it('does not end before it begins', () => {
    const backwards = { since: '2026-11-04', until: '2026-11-03' }
    expect(() => spanOf(backwards, 'UTC')).toThrow(expect.objectContaining({ code: 'bad-period' }))
  })
})
