import type { ReadResult } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { bodyOf, lists, recorded, replay, sandbox, thrown } from './shop.ts'

const bodies = (...names: string[]) => Response.json(names.map((name) => bodyOf(name)))
const last = (url: URL) => url.pathname.replace('/wp-json/wc/v3/', '')
const kinds = (results: ReadResult[]) => Object.fromEntries(results.map(({ id, kind }) => [id, kind]))
const orderIn = (results: ReadResult[], id: string) => {
  const found = results.find((result) => result.id === id)
  if (found?.kind !== 'order') throw new Error(`${id} is ${found?.kind}`)
  return found.order
}

/** Recorded orders by address, with the products and refunds beside them. */
const shop = (url: URL): Response | string => {
  switch (last(url)) {
    case 'orders':
      return bodies('order-several-lines', 'order-variations', 'order-partial-refund')
    case 'products':
      return 'products-include'
    case 'orders/49/refunds':
      return 'order-refunds'
    default:
      return 'order-not-found'
  }
}

describe('several orders', () => {
  test('come in one request, with one for their products and one for each that has refunds', async () => {
    const { store, asked } = recorded(shop)
    const results = await store.read(['40', '41', '49', '77'])
    expect(kinds(results)).toEqual({ '40': 'order', '41': 'order', '49': 'order', '77': 'absent' })
    expect(asked.map(last)).toEqual(['orders', 'products', 'orders/49/refunds'])
    expect(asked[0]?.searchParams.get('include')).toBe('40,41,49,77')
    expect(orderIn(results, '41').lines[1]?.url).toBe('https://shop.example/product/theiere-emaillee/')
    expect(orderIn(results, '49').incomplete).toBeUndefined()
  })

  test('are asked for without what we do not need: no address of the buyer’s computer, no key to the order', async () => {
    const { store, asked } = recorded(shop)
    await store.read(['40', '41'])
    const fields = asked[0]?.searchParams.get('_fields')?.split(',')
    expect(fields).toContain('billing.email')
    expect(fields).not.toContain('billing')
    for (const field of ['customer_ip_address', 'customer_user_agent', 'order_key', 'payment_url', 'customer_note'])
      expect(fields).not.toContain(field)
  })

  test('more than the shop allows at once come in several requests', async () => {
    const { store, asked, app } = sandbox({ orders: 150 })
    const ids = Array.from({ length: 150 }, (_, index) => String(app.idOf(index)))
    const results = await store.read(ids)
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set(ids))
    expect(results.every(({ kind }) => kind === 'order')).toBe(true)
    expect(lists(asked)).toHaveLength(2)
  })

  test('a product is asked for once, however many orders name it', async () => {
    const { store, asked } = recorded(shop)
    await store.read(['40', '41'])
    await store.read(['40', '41'])
    expect(asked.map(last).filter((path) => path === 'products')).toHaveLength(1)
  })

  test('one that cannot be understood is named by its field, its neighbours are read', async () => {
    const { store, app } = sandbox({ orders: 3 })
    const [first, second, third] = [0, 1, 2].map((index) => app.idOf(index))
    app.raw(Number(second), (order) => ({ ...order, line_items: 'none' }))
    const results = await store.read([String(first), String(second), String(third)])
    expect(results[1]).toEqual({ id: String(second), kind: 'unreadable', problem: 'line_items' })
    expect(results.map(({ kind }) => kind)).toEqual(['order', 'unreadable', 'order'])
  })

  test('an id that came without a number is unreadable, and not asked for', async () => {
    const { store, asked } = recorded(() => 'order-usd')
    expect(kinds(await store.read(['?3', '45']))).toEqual({ '?3': 'unreadable', '45': 'order' })
    expect(asked.map(last)).not.toContain('orders/?3')
  })

  test('none at all costs no request', async () => {
    const { store, asked } = recorded(shop)
    expect(await store.read([])).toEqual([])
    expect(asked).toEqual([])
  })
})

describe('an order asked for alone', () => {
  test('that does not exist is gone', async () => {
    const { store } = recorded(() => 'order-not-found')
    expect(await store.read(['999999'])).toEqual([{ id: '999999', kind: 'gone' }])
  })

  test('that is in the trash is gone', async () => {
    const { store } = recorded(() => 'order-trashed-get')
    expect(await store.read(['304'])).toEqual([{ id: '304', kind: 'gone' }])
  })

  test('a 404 that is not the shop’s word on that order proves nothing', async () => {
    const { store } = recorded(() => new Response('<h1>Not Found</h1>', { status: 404 }))
    expect(await thrown(store.read(['45']))).toMatchObject({ code: 'shop-not-found' })
  })

  test('is read like among others', async () => {
    const { store } = recorded((url) => (last(url) === 'orders/41' ? 'order-variations' : shop(url)))
    const alone = orderIn(await store.read(['41']), '41')
    const among = orderIn(await store.read(['40', '41']), '41')
    expect(alone).toEqual(among)
  })

  test('another one in its place is no answer', async () => {
    const { store } = recorded((url) => (last(url) === 'orders/45' ? 'order-variations' : 'products-include'))
    expect(await store.read(['45'])).toEqual([{ id: '45', kind: 'unreadable', problem: 'id' }])
  })
})

describe('what stands beside an order', () => {
  test('products that cannot be read do not fail the order: it says that it is incomplete', async () => {
    const { store } = recorded((url) => (last(url) === 'products' ? 'auth-key-of-a-customer' : shop(url)))
    const order = orderIn(await store.read(['40', '41']), '41')
    expect(order.incomplete).toBe(true)
    expect(order.lines).toHaveLength(3)
  })

  test('are asked for again the next time', async () => {
    let down = true
    const { store } = recorded((url) =>
      last(url) === 'products' && down ? new Response('', { status: 502 }) : shop(url),
    )
    expect(orderIn(await store.read(['40', '41']), '41').incomplete).toBe(true)
    down = false
    expect(orderIn(await store.read(['40', '41']), '41').incomplete).toBeUndefined()
  })

  test('a trashed product is not asked for at every order, and its line stays', async () => {
    const { store, asked } = recorded((url) =>
      last(url) === 'orders' ? bodies('order-deleted-products') : 'products-include-absent',
    )
    await store.read(['43', '44'])
    const order = orderIn(await store.read(['43', '44']), '43')
    expect(order).toMatchObject({ hadLines: true })
    expect(order.lines.map(({ productId }) => productId)).toEqual(['31', '21', '22'])
    expect(asked.map(last).filter((path) => path === 'products')).toHaveLength(1)
    expect(asked[1]?.searchParams.get('include')).toBe('31,21,22')
  })

  test('refunds that cannot be read leave the order incomplete', async () => {
    const { store } = recorded((url) =>
      last(url) === 'orders/49/refunds' ? new Response('', { status: 502 }) : shop(url),
    )
    expect(orderIn(await store.read(['40', '49']), '49').incomplete).toBe(true)
  })

  test('an order without refunds costs no request for them', async () => {
    const { store, asked } = recorded((url) =>
      last(url) === 'orders' ? bodies('order-usd', 'order-jpy') : 'products-include',
    )
    await store.read(['45', '46'])
    expect(asked.map(last)).toEqual(['orders', 'products'])
  })
})

describe('an order the shop itself breaks over', () => {
  const breaking = (poison: string, answer: () => Response) => (url: URL) => {
    if (last(url) !== 'orders') return last(url) === 'products' ? 'products-include' : 'order-not-found'
    const ids = url.searchParams.get('include')?.split(',')
    if (ids === undefined) return 'orders-page-empty'
    if (ids.includes(poison)) return answer()
    return Response.json(ids.map((id) => ({ ...Object(bodyOf('order-usd')), id: Number(id) })))
  }
  const ids = ['1', '2', '3', '4', '5', '6', '7']

  test.each([
    ['stops with a 500', () => new Response('', { status: 500 })],
    ['writes a warning before the data', () => new Response('<br /><b>Warning</b>: Undefined key []')],
  ])('does not hold up its neighbours when PHP %s', async (_, answer) => {
    const { store } = recorded(breaking('5', answer))
    const results = await store.read(ids)
    expect(results.find(({ id }) => id === '5')).toEqual({ id: '5', kind: 'unreadable', problem: 'answer' })
    expect(results.filter(({ kind }) => kind === 'order')).toHaveLength(6)
  })

  test('is not suspected when the shop is down as a whole', async () => {
    const { store, asked } = recorded(() => new Response('', { status: 500 }))
    expect(await thrown(store.read(ids))).toMatchObject({ code: 'shop-down' })
    expect(asked.length).toBeLessThanOrEqual(6)
  })

  test('many of them are the shop’s failure after all', async () => {
    const { store } = recorded((url) =>
      url.searchParams.has('include') ? new Response('', { status: 500 }) : replay('orders-page-empty'),
    )
    const many = Array.from({ length: 100 }, (_, index) => String(index + 1))
    expect(await thrown(store.read(many))).toMatchObject({ code: 'shop-down' })
  })
})
