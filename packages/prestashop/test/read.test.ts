import { reading } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bodyOf, KEY, listOf, recorded, resourceOf, sandbox } from './shop.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, n) => String(n + 1))

describe('reading', () => {
  it('takes few requests for a thousand orders', async () => {
    const { store, asked } = sandbox({ orders: 1_000 })
    const ids = numbers(1_000)
    const results = [...(await store.read(ids.slice(0, 500))), ...(await store.read(ids.slice(500)))]
    expect(results.filter(({ kind }) => kind === 'order')).toHaveLength(1_000)
    expect(asked.length).toBeLessThanOrEqual(30)
  })

  it('asks for a product once, however many orders hold it', async () => {
    const { store, asked } = sandbox({ orders: 60, products: 3 })
    await store.read(numbers(30))
    await store.read(numbers(60).slice(30))
    expect(asked.filter((url) => resourceOf(url) === 'products').length).toBeLessThanOrEqual(2)
  })

  it('takes back what was given back, though a refund moves no date_upd', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const id = app.add({ lines: [{ product: 2, quantity: 2 }] })
    app.refund(id)
    const [result] = await store.read([String(id)])
    expect(result).toMatchObject({ order: { lines: [{ quantity: 2, refundedQuantity: 1 }] } })
  })

  it('fills what a combination’s snapshot lacks from the combination, never from its product', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const id = app.add({ lines: [{ product: 1, combination: 42 }] })
    const [result] = await store.read([String(id)])
    expect(result).toMatchObject({ order: { lines: [{ sku: 'tow_1-red', mpn: 'MPN-V42', brand: 'Studio Design' }] } })
    expect(JSON.stringify(result)).not.toContain('3400000000001')
  })

  it('shows pictures and pages where everybody may see them', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const id = app.add({ lines: [{ product: 2 }] })
    const [result] = await store.read([String(id)])
    expect(result).toMatchObject({
      order: {
        lines: [
          {
            url: 'https://shop.example/index.php?controller=product&id_product=2',
            image: 'https://shop.example/img/p/3/4/5/345.jpg',
            category: 'Cuisine',
          },
        ],
      },
    })
  })

  it('reads the phone and the country of the invoice’s address, the mobile first, and keeps neither', async () => {
    const { store, asked } = recorded({
      orders: 'orders-full-json',
      customers: 'customers-fields-json',
      order_histories: 'order_histories-json',
      order_details: 'order_details-json',
      products: 'products-fields-json',
      addresses: (url) => {
        expect(url.searchParams.get('display')).toBe('[id,phone,phone_mobile,id_country]')
        return 'addresses-json'
      },
      countries: listOf('countries', [{ id: 8, iso_code: 'FR' }]),
    })
    const raw = z.object({ orders: z.array(z.looseObject({ id: z.number() })) }).parse(bodyOf('orders-full-json'))
    const ids = raw.orders.map(({ id }) => String(id))
    const buyers = async () =>
      (await store.read(ids)).flatMap((result) => (result.kind === 'order' ? [result.order.buyer] : []))
    const first = await buyers()
    expect(first).toContainEqual(expect.objectContaining({ phone: '0612345678', country: 'FR' }))
    await buyers()
    expect(asked.filter((url) => resourceOf(url) === 'addresses')).toHaveLength(2)
    expect(asked.filter((url) => resourceOf(url) === 'countries')).toHaveLength(1)
  })

  it('goes without what the key may not read, and remembers that', async () => {
    const keys = [
      { key: KEY, permissions: reading('orders', 'order_states', 'order_histories', 'customers', 'configurations') },
    ]
    const { store, asked, app } = sandbox({ orders: 0, keys })
    const id = String(app.add({ lines: [{ product: 2 }] }))
    const [result] = await store.read([id])
    expect(result).toMatchObject({ kind: 'order', order: { lines: [{ gtin: '3760123456786', quantity: 1 }] } })
    expect(result).not.toHaveProperty('order.incomplete')
    const before = asked.length
    await store.read([id])
    expect(asked.slice(before).map(resourceOf)).toEqual(['orders', 'customers'])
  })

  it('says that an order is incomplete when its products could not be read this time', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const id = app.add()
    app.fault({ kind: '502', resource: 'products', every: 1 })
    const [result] = await store.read([String(id)])
    expect(result).toMatchObject({ order: { incomplete: true } })
  })

  it('one broken order does not hold up its neighbours', async () => {
    const { store, app, before } = sandbox({ orders: 8 })
    before((url) => {
      app.clearFaults()
      const asked = url.searchParams.get('filter[id]') ?? ''
      if (resourceOf(url) === 'orders' && /[[|]5[\]|]/.test(asked)) app.fault({ kind: '500', every: 1 })
    })
    const kinds = (await store.read(numbers(8))).map(({ id, kind }) => `${id} ${kind}`).sort()
    expect(kinds).toContain('5 unreadable')
    expect(kinds.filter((kind) => kind.endsWith('order'))).toHaveLength(7)
  })

  it('takes the language of the purchase, by its ISO code, and the currency it was paid in', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const [result] = await store.read([String(app.add({ language: 1 }))])
    expect(result).toMatchObject({
      order: { language: 'en', shop: '1', total: { currency: 'EUR' }, channel: 'ps_card' },
    })
  })
})
