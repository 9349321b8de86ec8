import type { Order, ReadResult } from '@recolte/core'
import { describe, expect, it } from 'vitest'
import { all } from './context.ts'
import { bodyOf, listOf, recorded, resourceOf, thrown } from './shop.ts'

const ANY = { since: new Date(0) }
const JOINS = {
  customers: 'customers-fields-json',
  order_histories: 'order_histories-json',
  order_details: 'order_details-json',
  products: 'products-fields-json',
}
/** As the question for the newest first would have brought it. */
const newestFirst = (name: string): Response => {
  const body = bodyOf(name)
  const rows = typeof body === 'object' && body !== null ? Object.values(body)[0] : []
  return listOf('orders', [...rows].reverse())
}
const orderOf = ([result]: ReadResult[]): Order => {
  if (result?.kind !== 'order') throw new Error(`not an order: ${JSON.stringify(result)}`)
  return result.order
}
/** One row of a recorded list. */
const only = (name: string, id: number): object[] => {
  const body = bodyOf(name)
  const rows: unknown = typeof body === 'object' && body !== null ? Object.values(body)[0] : undefined
  return Array.isArray(rows) ? rows.filter((row: { id: number | string }) => Number(row.id) === id) : []
}

describe('what PrestaShop writes in its own way', () => {
  it('an empty list is [], not {"orders":[]}', async () => {
    const { store } = recorded({ orders: 'orders-empty-json' })
    const [page, ...more] = await all(store.changes(ANY))
    expect(more).toEqual([])
    expect(page).toMatchObject({ rows: [], unreadable: [], remaining: 0 })
  })

  it('one thing without display loses its falsy fields, so display is always sent', async () => {
    expect(bodyOf('order-single-json')).not.toHaveProperty('order.valid')
    expect(bodyOf('order-single-display-json')).toHaveProperty('orders.0.valid', '0')
    const { store, asked } = recorded({
      ...JOINS,
      orders: (url) =>
        url.searchParams.get('filter[id]') === '[99999]' ? 'orders-empty-json' : newestFirst('orders-full-json'),
      'orders/99999': 'order-not-found-json',
    })
    await all(store.changes(ANY))
    await store.read(['9', '12'])
    await store.read(['99999'])
    await store.statuses()
    expect(asked.length).toBeGreaterThan(8)
    for (const url of asked) expect([resourceOf(url), url.searchParams.has('display')]).toEqual([resourceOf(url), true])
    for (const url of asked) expect(url.searchParams.get('output_format')).toBe('JSON')
  })

  it('a name is a list of languages, or plain text where only one is active', async () => {
    const two = await recorded({}).store.statuses()
    expect(two.find(({ code }) => code === '5')?.label).toBe('Livré')
    const one = await recorded({ order_states: 'one-language-order_states-json' }).store.statuses()
    expect(one.map(({ label }) => label)).toEqual(['Shipped', 'Delivered'])
    const asked = await recorded({ order_states: 'order_states-language1-json' }).store.statuses()
    expect(asked.find(({ code }) => code === '4')?.label).toBe('Shipped')
  })

  it('numbers are text in 8.2 and numbers in 9.1, and flags are both in one list', async () => {
    const old = recorded({
      orders: newestFirst('v8.2-orders-full-json'),
      order_histories: 'v8.2-order_histories-json',
      order_details: 'v8.2-order_details-json',
      customers: 'v8.2-customers-fields-json',
      order_states: 'v8.2-order_states-json',
      products: 'products-fields-json',
    })
    const [page] = await all(old.store.changes(ANY))
    expect(page?.unreadable).toEqual([])
    expect(page?.rows[0]).toMatchObject({ id: '1', statuses: ['6'], meaning: 'cancelled', shop: '1', language: 'en' })
    expect(orderOf(await old.store.read(['1']))).toMatchObject({
      buyer: { email: 'pub@prestashop.com' },
      lines: [{ productId: '1', quantity: 1 }, { productId: '2' }],
    })
    const now = recorded({ orders: newestFirst('orders-full-json'), ...JOINS })
    expect((await all(now.store.changes(ANY)))[0]?.rows.map(({ id }) => id)).toContain('9')
  })

  it('an order without lines has no associations at all', async () => {
    const { store } = recorded({ orders: 'order-no-lines-json', ...JOINS })
    expect(orderOf(await store.read(['5']))).toMatchObject({ lines: [], hadLines: false })
  })

  it('a wrong question is a 500 that says the same each time: asked once, and not taken for a shop that is down', async () => {
    for (const name of ['err-400-bad-filter-json', 'orders-date-no-date1-json']) {
      const { store, asked } = recorded({ orders: name })
      const error = await thrown(all(store.changes(ANY)))
      expect(error).toMatchObject({ code: 'prestashop.query-refused', fate: 'config' })
      expect(asked).toHaveLength(1)
      // The webservice discloses paths of its server in such an answer.
      expect(JSON.stringify([error.message, error.detail])).not.toContain('classes')
    }
  })

  it('an empty 500 (8.2, where SQL fails) is a shop that is down', async () => {
    const { store } = recorded({ orders: 'v8.2-limit-negative-json' })
    expect(await thrown(all(store.changes(ANY)))).toMatchObject({ code: 'shop-down', fate: 'retry' })
  })

  it('a failed query answers 200 []: an empty list is believed only when the plainest question says so too', async () => {
    const orders = (url: URL) => (url.searchParams.has('sort') ? 'limit-text-json' : listOf('orders', [{ id: 1 }]))
    const { store } = recorded({ orders })
    expect(await thrown(all(store.changes(ANY)))).toMatchObject({ code: 'shop-answer', fate: 'retry' })
  })

  it('an empty list proves no order gone: only its own 404 does', async () => {
    const { store } = recorded({ orders: 'orders-empty-json', 'orders/99999': 'order-not-found-json' })
    expect(await store.read(['99999', '99998'])).toEqual([
      { id: '99999', kind: 'absent' },
      { id: '99998', kind: 'absent' },
    ])
    expect(await store.read(['99999'])).toEqual([{ id: '99999', kind: 'gone' }])
  })

  it('an unknown operator matches everything: an answer below the bound is no answer', async () => {
    // A list of all ids where a range was asked for, as the recording shows for ">=".
    const { store } = recorded({ orders: 'orders-full-json' })
    const error = await thrown(all(store.changes({ since: new Date('2026-01-01T00:00:00Z'), pageSize: 4 })))
    expect(error.code).toMatch(/query-ignored|shop-endless/)
    expect(bodyOf('filter-unknown-operator-json')).toHaveProperty('orders.0.id', 1)
  })

  it('a deleted customer is in no list and leaves an order without an address', async () => {
    const rows = only('orders-full-json', 9).map((order) => ({ ...order, id_customer: 13 }))
    const { store, asked } = recorded({
      ...{ ...JOINS, orders: listOf('orders', rows), customers: listOf('customers', []) },
      'customers/13': 'customer-deleted-json',
    })
    expect(orderOf(await store.read(['9'])).buyer.email).toBe('')
    expect(asked.map(resourceOf)).toContain('customers/13')
  })

  it('customers that vanish from a list all at once are not deleted unless the shop says so of one', async () => {
    const { store } = recorded({
      ...{ ...JOINS, orders: listOf('orders', only('orders-full-json', 9)), customers: listOf('customers', []) },
      'customers/5': listOf('customers', [{ id: 5 }]),
    })
    expect(await thrown(store.read(['9']))).toMatchObject({ code: 'shop-answer', fate: 'retry' })
  })

  it('a deleted product keeps its line and loses its page', async () => {
    const { store } = recorded({ ...JOINS, orders: 'orders-full-json' })
    const { lines } = orderOf((await store.read(['9', '12'])).filter(({ id }) => id === '9'))
    expect(lines.find(({ productId }) => productId === '20')?.url).toBe(
      'https://shop.example/index.php?controller=product&id_product=20',
    )
    const bag = lines.find(({ productId }) => productId === '24')
    expect(bag).toMatchObject({ name: 'Sac sans référence', quantity: 1 })
    expect(bag).not.toHaveProperty('url')
  })

  it('identifiers are the snapshot of what was bought; the maker’s number stands in order_details only', async () => {
    const { store } = recorded({ ...JOINS, orders: 'orders-full-json' })
    const { lines } = orderOf((await store.read(['9', '12'])).filter(({ id }) => id === '9'))
    expect(lines[0]).toMatchObject({ gtin: '3760000000015', sku: 'demo_3-v15', mpn: 'MPN-V15' })
    expect(lines.find(({ productId }) => productId === '21')?.isbn).toBe('978-2-07-040922-8')
    expect(lines.find(({ productId }) => productId === '23')).not.toHaveProperty('gtin')
  })

  it('reads no password hash and no secure key: every list has its field list', async () => {
    const { store, asked } = recorded({ ...JOINS, orders: 'orders-full-json' })
    await store.read(['9', '12'])
    for (const url of asked) {
      const display = url.searchParams.get('display') ?? ''
      expect(display).not.toBe('full')
      expect(display).not.toMatch(/passwd|secure_key|token|ip_/)
    }
  })

  it('statuses are ids with what they mean; the list comes in any order; deleted ones are retired', async () => {
    expect(bodyOf('orders-unsorted-states-json')).toHaveProperty('order_states.0.id', 2)
    const statuses = await recorded({}).store.statuses()
    const meaning = Object.fromEntries(statuses.map((status) => [status.code, status.meaning]))
    expect(meaning).toMatchObject({ 1: 'unpaid', 2: 'paid', 3: 'paid', 4: 'shipped', 5: 'delivered', 6: 'cancelled' })
    const gone = only('order_states-json', 4).map((state) => ({ ...state, deleted: '1' }))
    const [status] = await recorded({ order_states: listOf('order_states', gone) }).store.statuses()
    expect(status).toMatchObject({ code: '4', retired: true })
  })

  it('a basket that was split shares its reference, and the reference is what the buyer reads', async () => {
    const halves = [135, 136].map((id) => ({
      ...{ id, id_cart: 157, id_shop: 1, id_lang: 2, current_state: 5, reference: 'JPQDASBUO' },
      ...{ date_add: '2026-11-20 10:00:00', date_upd: '2026-11-20 10:00:00' },
    }))
    expect(bodyOf('orders-filter-reference-json')).toHaveProperty('orders.1.reference', 'JPQDASBUO')
    const { store } = recorded({ orders: listOf('orders', halves), order_histories: listOf('order_histories', []) })
    const [page] = await all(store.changes(ANY))
    expect(page?.rows.map(({ number, groupKey }) => [number, groupKey])).toEqual([
      ['JPQDASBUO', 'JPQDASBUO-157'],
      ['JPQDASBUO', 'JPQDASBUO-157'],
    ])
  })

  it('0000-00-00 is no date, and an order with it is shown as unreadable', async () => {
    const [row] = only('orders-full-json', 9)
    const { store } = recorded({ orders: listOf('orders', [{ ...row, date_upd: '0000-00-00 00:00:00' }]) })
    const [page] = await all(store.changes(ANY))
    expect(page?.unreadable).toEqual([{ id: '9', problem: 'date_upd' }])
  })
})
