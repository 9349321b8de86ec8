import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWooCommerce, type WooCommerce } from '../src/index.ts'
import { ask, type Document, shopAt } from './shopping.ts'

const everything = async (shop: WooCommerce, query = ''): Promise<Document[]> => {
  const found: Document[] = []
  for (let page = 1; ; page += 1) {
    const { list } = await ask(shop, `orders?per_page=100&page=${page}${query}`)
    found.push(...list)
    if (list.length < 100) return found
  }
}

const NOW = Date.parse('2026-11-01T12:00:00Z')
const create = (orders: number, seed = 1) => createWooCommerce({ orders, seed, now: () => NOW })

describe('generated orders', () => {
  it('are the same for the same seed, and others for another', async () => {
    const once = await everything(create(150))
    expect(await everything(create(150))).toEqual(once)
    expect(await everything(create(150, 2))).not.toEqual(once)
  })

  it('do not depend on how many there are before asking', async () => {
    const shop = create(1_000_000)
    const first = await ask(shop, 'orders?orderby=modified&order=asc&per_page=1')
    const last = await ask(shop, 'orders?orderby=modified&order=asc&per_page=1&page=1000000')
    expect(first.headers.get('x-wp-total')).toBe('1000000')
    expect([first.ids, last.ids]).toEqual([[shop.idOf(0)], [shop.idOf(999_999)]])
  })

  it('show what real shops show: guests, empty names, missing and relayed addresses, refunds, vanished products', async () => {
    const all = JSON.stringify(await everything(create(1500)))
    for (const trait of [
      ...['"customer_id":0', '"first_name":""', '"email":""', '@relay.marketplace.example', '"line_items":[]'],
      ...['"product_id":0', '"variation_id":16', '"currency":"USD"', '"currency":"JPY"', '"wpml_language"'],
      ...['"reason":"Geste commercial"', '"status":"refunded"', '"status":"shipped"', '"status":"on-hold"'],
    ]) {
      expect(all).toContain(trait)
    }
    expect(all.match(/[\w.+-]+@[\w.-]+/g)?.every((address) => address.endsWith('.example'))).toBe(true)
  })

  it('are all completed where the mix says so', async () => {
    const shop = createWooCommerce({ orders: 50, mix: { statuses: { completed: 1 } } })
    expect((await ask(shop, 'orders?status=completed&per_page=1')).headers.get('x-wp-total')).toBe('50')
  })

  it('lie between the dates asked for, and never after the present', async () => {
    const [from, to] = [Date.parse('2026-01-01T00:00:00Z'), Date.parse('2026-02-01T00:00:00Z')]
    const shop = createWooCommerce({ orders: 300, from, to })
    const gmt = (await everything(shop)).flatMap((order) => [order.date_created_gmt, order.date_modified_gmt])
    const instants = gmt.map((text) => Date.parse(`${text}Z`))
    expect(Math.min(...instants)).toBeGreaterThanOrEqual(from)
    expect(Math.max(...instants)).toBeLessThanOrEqual(to)
  })
})

describe('lists', () => {
  const act = fc.record({
    what: fc.constantFrom('add', 'change', 'touch', 'trash', 'delete', 'refund'),
    which: fc.nat(39),
    later: fc.nat(3),
  })
  const statuses = fc.constantFrom('', '&status=completed', '&status=trash', '&status=pending,completed')
  const orderby = fc.constantFrom('modified', 'date', 'id')

  it('are what a plain sort of every order would give, whatever happened to the shop', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 25 }),
        statuses,
        orderby,
        fc.boolean(),
        async (acts, status, key, up) => {
          const { shop, pass } = shopAt('2026-11-01T12:00:00Z', { orders: 40 })
          for (const { what, which, later } of acts) {
            pass(later)
            const id = shop.idOf(which)
            if (what === 'add') shop.add({ status: 'completed' })
            else if ((await ask(shop, `orders/${id}`)).status === 404) continue
            else if (what === 'change') shop.change(id, { status: 'pending' })
            else if (what === 'refund') shop.refund(id, { amount: '0.01' })
            else shop[what](id)
          }
          const known = [...(await everything(shop)), ...(await everything(shop, '&status=trash'))]
          const wanted = status === '' ? undefined : status.replace('&status=', '').split(',')
          const name = { modified: 'date_modified_gmt', date: 'date_created_gmt', id: 'id' }[key] ?? 'id'
          const after = Date.parse('2026-09-15T00:00:00Z')
          const expected = known
            .filter((order) => (wanted ? wanted.includes(String(order.status)) : order.status !== 'trash'))
            .filter((order) => Date.parse(`${order.date_modified_gmt}Z`) > after)
            .sort((a, b) => {
              const [x, y] = [a[name], b[name]].map((v) => (typeof v === 'number' ? v : Date.parse(`${v}Z`)))
              return (up ? 1 : -1) * (Number(x) - Number(y) || Number(a.id) - Number(b.id))
            })
          const window = '&modified_after=2026-09-15T00:00:00&dates_are_gmt=1'
          const found = await everything(shop, `${status}${window}&orderby=${key}&order=${up ? 'asc' : 'desc'}`)
          expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id))
          const head = await ask(shop, `orders?per_page=1${status}${window}`)
          expect(head.headers.get('x-wp-total')).toBe(String(expected.length))
        },
      ),
      { numRuns: 60, seed: 7 },
    )
  })

  it('take an offset, and a search in names and addresses', async () => {
    const shop = create(30)
    const all = (await ask(shop, 'orders?per_page=30')).ids
    expect((await ask(shop, 'orders?per_page=5&offset=7')).ids).toEqual(all.slice(7, 12))
    expect((await ask(shop, 'orders?search=client12@client.example')).list).toHaveLength(1)
  })

  it('break a tie of one second by the id, over pages', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    const ids = Array.from({ length: 7 }, () => shop.add())
    const page = async (n: number) => (await ask(shop, `orders?orderby=modified&order=asc&per_page=5&page=${n}`)).ids
    expect([...(await page(1)), ...(await page(2))]).toEqual(ids)
  })

  it.each([
    '2026-10-01T99:99:99',
    '2026-13-01T00:00:00',
    '2026-10-01',
    '2026-10-01T10:00',
    '1790848800',
    '',
    '2026-10-01T10:00:00+02:00',
  ])('refuse the date "%s"', async (text) => {
    expect((await ask(create(1), `orders?modified_after=${text}`)).status).toBe(400)
  })

  it.each(['dates_are_gmt=yes', 'order=ASC', 'per_page=101', 'page=x', 'include=a'])('refuse %s', async (query) => {
    expect((await ask(create(1), `orders?${query}`)).status).toBe(400)
  })

  it('tolerate an empty status and a trailing comma, and keep the last of two', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    const [done, open] = [shop.add({ status: 'completed' }), shop.add()]
    expect((await ask(shop, 'orders?status=')).ids).toEqual([open, done])
    expect((await ask(shop, 'orders?status=completed,')).ids).toEqual([done])
    expect((await ask(shop, 'orders?status=completed&status=pending')).ids).toEqual([open])
  })

  it('give no part of line_items to a dotted _fields, and links to single documents only', async () => {
    const shop = create(1)
    const { list } = await ask(shop, 'orders?_fields=id,billing.email,line_items.product_id')
    expect(Object.keys(list[0] ?? {})).toEqual(['id', 'billing'])
    const { one } = await ask(shop, `orders/${shop.idOf(0)}?_fields=id`)
    expect(Object.keys(one)).toEqual(['id', '_links'])
  })
})

describe('the life of an order', () => {
  const dates = async (shop: WooCommerce, id: number) => {
    const { date_paid_gmt, date_completed_gmt, date_modified_gmt, status } = (await ask(shop, `orders/${id}`)).one
    return { status, paid: date_paid_gmt, completed: date_completed_gmt, modified: date_modified_gmt }
  }

  it('pays once, completes at each move to completed', async () => {
    const { shop, pass } = shopAt('2026-10-01T10:00:00Z')
    const id = shop.add()
    const go = async (status: string) => {
      pass(60)
      shop.change(id, { status })
      return dates(shop, id)
    }
    expect(await dates(shop, id)).toMatchObject({ status: 'pending', paid: null, completed: null })
    expect(await go('shipped')).toMatchObject({ paid: null })
    expect(await go('processing')).toMatchObject({ paid: '2026-10-01T10:02:00', completed: null })
    expect(await go('completed')).toMatchObject({ paid: '2026-10-01T10:02:00', completed: '2026-10-01T10:03:00' })
    expect(await go('completed')).toMatchObject({ completed: '2026-10-01T10:03:00', modified: '2026-10-01T10:04:00' })
    expect(await go('processing')).toMatchObject({ completed: '2026-10-01T10:03:00' })
    expect(await go('completed')).toMatchObject({ completed: '2026-10-01T10:06:00' })
  })

  it('keeps its status after a partial refund, and is refunded by a full one', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    const id = shop.add({ status: 'completed' })
    shop.refund(id, { amount: '2.50' })
    expect((await ask(shop, `orders/${id}`)).one).toMatchObject({ status: 'completed', refunds: [{ total: '-2.50' }] })
    shop.refund(id)
    expect((await ask(shop, `orders/${id}`)).one.status).toBe('refunded')
  })

  it('leaves the trash with a new status, and no trace once deleted', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z')
    const id = shop.add()
    shop.trash(id)
    shop.change(id, { status: 'completed' })
    expect((await ask(shop, 'orders')).ids).toEqual([id])
    shop.delete(id)
    expect((await ask(shop, `orders/${id}`)).one.code).toBe('woocommerce_rest_shop_order_invalid_id')
    expect(() => shop.touch(id)).toThrow(`no order ${id}`)
  })

  it('can be bent out of shape', async () => {
    const shop = create(2)
    shop.raw(shop.idOf(0), (order) => ({ ...order, billing: null }))
    expect((await ask(shop, `orders/${shop.idOf(0)}`)).one.billing).toBe(null)
    shop.raw(shop.idOf(0), undefined)
    expect((await ask(shop, `orders/${shop.idOf(0)}`)).one.billing).not.toBe(null)
  })
})

describe('statuses and counts', () => {
  it('name custom ones, and count every order once', async () => {
    const { shop } = shopAt('2026-10-01T10:00:00Z', { orders: 100 })
    shop.add()
    shop.trash(shop.idOf(0))
    const { list } = await ask(shop, 'reports/orders/totals')
    expect(list.map(({ slug }) => slug)).toContain('shipped')
    expect(list.reduce((sum, { total }) => sum + Number(total), 0)).toBe(100)
  })
})
