import { describe, expect, it } from 'vitest'
import { called } from './scene.ts'

describe('a call of the platform', () => {
  it('gets every order that is ready, once', async () => {
    const { post, journal, url } = await called({ orders: 3 })
    const answer = await post('getOrders')
    expect(answer).toMatchObject({ return: 1, query: 'getOrders', message: { nb_orders: 3 } })
    expect(Object.keys(answer.message.list_orders)).toEqual(['1', '2', '3'])
    await expect.poll(async () => (await journal.counts('boutique')).collected).toBe(3)
    expect((await post('getOrders')).message).toMatchObject({ nb_orders: 0, list_orders: [] })
    expect(url).toContain('127.0.0.1')
  })
})
