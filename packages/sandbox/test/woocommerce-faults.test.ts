import { describe, expect, it } from 'vitest'
import { createWooCommerce, type ShopFaultKind } from '../src/index.ts'
import { ask } from './shopping.ts'

const create = () => createWooCommerce({ orders: 50, now: () => Date.parse('2026-11-01T12:00:00Z') })

describe('faults of a shop', () => {
  it.each<[ShopFaultKind, number, string]>([
    ['401', 401, 'application/json'],
    ['403', 403, 'application/json'],
    ['404', 404, 'application/json'],
    ['429', 429, 'application/json'],
    ['500', 500, 'application/json'],
    ['502', 502, 'text/html'],
    ['503', 503, 'application/json'],
    ['html', 200, 'text/html'],
    ['html-403', 403, 'text/html'],
  ])('%s', async (kind, status, type) => {
    const shop = create()
    shop.fault({ kind })
    const answer = await ask(shop, 'orders')
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain(type)
    expect((await ask(shop, 'orders')).status).toBe(200)
  })

  it('say how long to wait', async () => {
    const shop = create()
    shop.fault({ kind: '503', retryAfter: 12 })
    expect((await ask(shop, 'orders')).headers.get('retry-after')).toBe('12')
  })

  it('point elsewhere', async () => {
    const shop = create()
    shop.fault({ kind: 'redirect', location: 'https://thief.example/' })
    const answer = await ask(shop, 'orders')
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://thief.example/'])
  })

  it('strike only the path they name', async () => {
    const shop = create()
    shop.fault({ kind: '500', rate: 1, path: '/wp-json/wc/v3/products' })
    expect((await ask(shop, 'orders')).status).toBe(200)
    expect((await ask(shop, 'products')).status).toBe(500)
    shop.clearFaults()
    expect((await ask(shop, 'products')).status).toBe(200)
  })

  it('never come to an end: full pages whatever is asked', async () => {
    const shop = create()
    shop.fault({ kind: 'endless', rate: 1 })
    const page = (query: string) => ask(shop, `orders?per_page=10&orderby=modified&order=asc&${query}`)
    expect((await page('modified_after=2099-01-01T00:00:00')).list).toHaveLength(10)
    expect((await page('page=900')).ids).toEqual((await page('page=1')).ids)
  })

  it('forget the window', async () => {
    const shop = create()
    shop.fault({ kind: 'ignores-modified-after' })
    const query = 'orders?per_page=100&modified_after=2099-01-01T00:00:00'
    expect((await ask(shop, query)).list).toHaveLength(50)
    expect((await ask(shop, query)).list).toHaveLength(0)
  })

  it('fill the memory of the client', async () => {
    const shop = create()
    shop.fault({ kind: 'oversized', bytes: 1_000_000 })
    const answer = await shop.fetch(new Request('https://shop.example/wp-json/'))
    expect((await answer.text()).length).toBe(1_000_000)
  })

  it('drop the connection, break off, or say nothing', async () => {
    const shop = create()
    shop.fault({ kind: 'reset' })
    await expect(ask(shop, 'orders')).rejects.toThrow('fetch failed')
    shop.fault({ kind: 'truncated' })
    await expect(ask(shop, 'orders')).rejects.toThrow('terminated')
    shop.fault({ kind: 'hang' })
    const patience = new AbortController()
    const waiting = ask(shop, 'orders', { signal: patience.signal })
    patience.abort()
    await expect(waiting).rejects.toThrow()
  })
})

describe('the clock of a shop', () => {
  it('runs ahead of the world, in its answers and in its orders', async () => {
    const shop = create()
    shop.skew(7_200_000)
    expect((await ask(shop, 'orders')).headers.get('date')).toBe('Sun, 01 Nov 2026 14:00:00 GMT')
    expect((await ask(shop, `orders/${shop.add()}`)).one.date_created_gmt).toBe('2026-11-01T14:00:00')
    shop.setClock(() => Date.parse('2027-01-01T00:00:00Z'))
    expect(shop.now()).toBe(Date.parse('2027-01-01T02:00:00Z'))
  })

  it('shows in the index with the offset of now', async () => {
    const narrow = '/wp-json/?_fields=timezone_string,gmt_offset'
    expect((await ask(create(), narrow)).one).toEqual({ timezone_string: 'Europe/Paris', gmt_offset: 1 })
    const india = createWooCommerce({ timeZone: 'Asia/Kolkata' })
    expect((await ask(india, narrow)).one.gmt_offset).toBe(5.5)
  })
})

describe('the desk for other processes', () => {
  const desk = async (shop: ReturnType<typeof create>, method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    return ask(shop, `/_sandbox/${path}`, init)
  }

  it('lives the life of a shop', async () => {
    const shop = create()
    const dates = { date_created_gmt: '2026-10-30T10:00:00', date_modified_gmt: '2026-10-31T10:00:00' }
    const { one } = await desk(shop, 'POST', 'orders', { status: 'processing', ...dates })
    const read = async () => (await ask(shop, `orders/${one.id}`)).one
    expect(await read()).toMatchObject({ status: 'processing', ...dates })
    await desk(shop, 'PATCH', `orders/${one.id}`, { status: 'completed' })
    expect(await read()).toMatchObject({ status: 'completed', date_modified_gmt: '2026-11-01T12:00:00' })
    await desk(shop, 'POST', `orders/${one.id}/refund`, { amount: '1.00' })
    expect(await read()).toMatchObject({ refunds: [{ total: '-1.00' }] })
    await desk(shop, 'POST', `orders/${one.id}/trash`)
    expect(await read()).toMatchObject({ status: 'trash' })
    await desk(shop, 'DELETE', `orders/${one.id}`)
    expect((await desk(shop, 'POST', `orders/${one.id}/touch`)).status).toBe(404)
  })

  it('plans faults, moves the clock and counts requests', async () => {
    const shop = create()
    await desk(shop, 'POST', 'faults', { kind: '404', rate: 1 })
    expect((await ask(shop, 'orders')).status).toBe(404)
    await desk(shop, 'DELETE', 'faults')
    await desk(shop, 'POST', 'clock', { skew: 60_000 })
    expect((await ask(shop, 'orders')).headers.get('date')).toBe('Sun, 01 Nov 2026 12:01:00 GMT')
    expect((await desk(shop, 'GET', 'summary')).one).toEqual({
      orders: 50,
      requests: 2,
      byPath: { '/wp-json/wc/v3/orders': 2 },
    })
  })

  it('refuses what it does not know', async () => {
    const shop = create()
    expect((await desk(shop, 'POST', 'faults', { kind: 'earthquake' })).status).toBe(400)
    expect((await desk(shop, 'GET', 'weather')).status).toBe(404)
  })
})

describe('the catalogue', () => {
  it('lists drafts, yet neither trashed, deleted nor variation ids', async () => {
    expect((await ask(create(), 'products?include=20,21,22,16,11&per_page=100')).ids).toEqual([22, 11])
  })

  it('shows trashed products and variations to who knows their id', async () => {
    expect((await ask(create(), 'products/21')).one.status).toBe('trash')
    expect((await ask(create(), 'products/16')).one).toMatchObject({ type: 'variation', parent_id: 15 })
    expect((await ask(create(), 'products/20')).status).toBe(404)
    expect((await ask(create(), 'products/15/variations')).ids).toEqual([18, 17, 16])
  })

  it('grows with the shop, and orders take from all of it', async () => {
    const shop = createWooCommerce({ orders: 5, products: 500 })
    expect((await ask(shop, 'products?per_page=1')).headers.get('x-wp-total')).toBe('506')
    expect(shop.idOf(0)).toBeGreaterThan(522)
  })
})
