import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/clock.ts'
import type { Order } from '../../src/model/order.ts'
import { connected, type Scene } from './bench.ts'

const part = (id: string, change: Partial<Order> = {}): Partial<Order> => ({
  number: 'BASKET7',
  groupKey: 'BASKET7-42',
  lines: [{ productId: `p${id}`, name: `Product ${id}`, quantity: 1, refundedQuantity: 0 }],
  total: { amount: '10.10', currency: 'EUR' },
  ...change,
})
const open: Partial<Order> = { statuses: ['processing'], meaning: 'paid', reached: {} }
const completed = ({ clock }: Scene): Partial<Order> => ({
  statuses: ['completed'],
  meaning: 'completed',
  reached: { completed: new Date(clock.time) },
})
const reasonOf = async ({ journal }: Scene, orderId: string) =>
  (await journal.story({ store: 'boutique', orderId }))?.reason.code
const productsOf = ({ platform }: Scene) => JSON.stringify([...platform.held()].flatMap(({ messages }) => messages))

describe('a basket that the shop splits', () => {
  it('is one hand-over with the products of all its orders', async () => {
    const it = await connected()
    it.shop.add('1', part('1'))
    it.shop.add('2', part('2'))
    await it.recolte.sync()
    expect(it.platform.summary()).toMatchObject({ accepted: 1, references: 1 })
    expect(productsOf(it)).toContain('Product 1')
    expect(productsOf(it)).toContain('Product 2')
  })

  it('waits for the order that has not qualified, and leaves as soon as it has', async () => {
    const it = await connected()
    it.shop.add('1', part('1'))
    it.shop.add('2', part('2', open))
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(0)
    expect(await reasonOf(it, '1')).toBe('awaiting-siblings')
    it.clock.time += 3 * MINUTE
    it.shop.change('2', completed(it))
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(1)
    expect(productsOf(it)).toContain('Product 2')
  })

  it('leaves without the order that never qualifies once groupHours are over', async () => {
    const it = await connected({ store: { groupHours: 2 } })
    it.shop.add('1', part('1'))
    it.shop.add('2', part('2', open))
    await it.recolte.sync()
    it.clock.time += HOUR
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(0)
    it.clock.time += HOUR
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(1)
    expect(productsOf(it)).not.toContain('Product 2')
  })

  it('waits no longer for an order that is cancelled', async () => {
    const it = await connected()
    it.shop.add('1', part('1'))
    it.shop.add('2', part('2', open))
    await it.recolte.sync()
    it.clock.time += 20 * MINUTE
    it.shop.change('2', { statuses: ['cancelled'], meaning: 'cancelled' })
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(1)
  })

  it('skips the order that qualifies after the purchase has left: the buyer is asked once', async () => {
    const it = await connected({ store: { groupHours: 0 } })
    it.shop.add('1', part('1'))
    it.shop.add('2', part('2', open))
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(1)
    it.clock.time += HOUR
    it.shop.change('2', completed(it))
    await it.recolte.sync()
    expect(it.platform.summary()).toMatchObject({ accepted: 1, duplicates: 0 })
    expect(await reasonOf(it, '2')).toBe('same-purchase')
  })

  it('does not leave with half of its products when one of its orders cannot be read', async () => {
    const it = await connected()
    it.shop.add('1', part('1'))
    it.shop.add('2', part('2', { incomplete: true }))
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(0)
    it.shop.change('2', { incomplete: false })
    it.clock.time += 10 * MINUTE
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(1)
    expect(productsOf(it)).toContain('Product 2')
  })

  it('never waits where an order stands alone', async () => {
    const it = await connected()
    it.shop.add('1', part('1', { groupKey: 'OTHER-1' }))
    it.shop.add('2', part('2', { ...open, number: 'N2' }))
    await it.recolte.sync()
    expect(it.platform.summary().accepted).toBe(1)
  })
})
