import { describe, expect, it } from 'vitest'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { shopDown } from '../engine/memory-shop.ts'
import { called } from './scene.ts'

const orders = async (post: Awaited<ReturnType<typeof called>>['post'], more: object = { no_flag: 1 }) => {
  const { list_orders } = (await post('getOrders', more)).message
  return list_orders as Record<string, { email_customer: string; products: unknown[] }>
}

describe('an answer', () => {
  it('needs no shop: what is complete was read before the call', async () => {
    const { post, shop, recolte } = await called({ orders: 3 })
    shop.failure = shopDown()
    shop.calls.length = 0
    expect(Object.keys(await orders(post))).toEqual(['1', '2', '3'])
    expect(shop.calls).toEqual([])
    await recolte.sync()
    expect(Object.keys(await orders(post))).toEqual(['1', '2', '3'])
  })

  it('has an order as it stands after the last change that the shop showed', async () => {
    const { post, shop, recolte, clock } = await called({ orders: 2 })
    clock.skip(MINUTE)
    shop.change('1', { buyer: { email: 'corrected@client.example', firstName: 'Ada', lastName: 'Martin' } })
    shop.change('2', { statuses: ['refunded'], meaning: 'refunded' })
    await recolte.sync()
    const { '1': one, ...others } = await orders(post)
    expect(one?.email_customer).toBe('corrected@client.example')
    expect(others).toEqual({})
  })

  it('has an order that reached the trigger and went on: its history decides, not its status now', async () => {
    const { post, shop, recolte, clock } = await called()
    const at = new Date(clock.now())
    shop.add('1', { statuses: ['shipped'], reached: { completed: at, shipped: new Date(at.getTime() + HOUR) } })
    await recolte.sync()
    expect(Object.keys(await orders(post))).toEqual(['1'])
  })

  it('has all others where one cannot be read', async () => {
    const { post, shop, recolte, counts } = await called({ orders: 3 })
    shop.unreadable.set('broken', 'a price of no number')
    await recolte.sync()
    expect(await counts()).toMatchObject({ due: 3, unreadable: 1 })
    expect(Object.keys(await orders(post))).toEqual(['1', '2', '3'])
  })

  it('holds 500 orders at most in the woocommerce dialect, and all of them in the others', async () => {
    const woocommerce = await called({ orders: 501, module: { dialect: 'woocommerce' } })
    expect(Object.keys(await orders(woocommerce.post, {}))).toHaveLength(500)
    await expect.poll(async () => (await woocommerce.counts()).collected, { timeout: 5_000 }).toBe(500)
    expect(Object.keys(await orders(woocommerce.post, {}))).toHaveLength(1)
    const prestashop = await called({ orders: 501, module: { dialect: 'prestashop-9' } })
    expect(Object.keys(await orders(prestashop.post, {}))).toHaveLength(501)
  })

  it('holds none while the store is paused, and all of them after it', async () => {
    const { post, recolte } = await called({ orders: 2 })
    await recolte.pause('boutique', 'eve')
    expect(await orders(post)).toEqual([])
    await recolte.resume('boutique', 'eve')
    expect(Object.keys(await orders(post))).toEqual(['1', '2'])
  })
})
