import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Beside, gmtOf, idOf, mapOrder, mapStatuses, parseOrder, parseRow } from '../src/mapping.ts'
import { plain } from '../src/plain.ts'
import { productSchema, type RawProduct, refundsSchema } from '../src/schema.ts'
import { bodyOf } from './shop.ts'

const alone: Beside = { products: new Map(), refunds: [], incomplete: false }

function orderOf(raw: unknown, beside: Partial<Beside> = {}) {
  const parsed = parseOrder(raw)
  if ('problem' in parsed) throw new Error(parsed.problem)
  return mapOrder(parsed.value, { ...alone, ...beside })
}
const order = (name: string, beside?: Partial<Beside>) => orderOf(bodyOf(name), beside)

function productsOf(name: string): Map<number, RawProduct> {
  const raw = bodyOf(name)
  const list = (Array.isArray(raw) ? raw : [raw]).map((entry) => productSchema.parse(entry))
  return new Map(list.map((product) => [product.id, product]))
}

/** A recorded order with some of its fields replaced. */
const bent = (name: string, changes: Record<string, unknown>) => ({ ...Object(bodyOf(name)), ...changes })

describe('recorded orders', () => {
  test('an order with variations: the line’s own number, GTIN and picture, the parent’s page', () => {
    expect(order('order-variations', { products: productsOf('products-include') })).toEqual({
      id: '41',
      number: '41',
      statuses: ['completed'],
      meaning: 'completed',
      reached: { processing: new Date('2026-08-03T18:10:06Z'), completed: new Date('2026-08-04T01:00:06Z') },
      createdAt: new Date('2026-08-03T18:00:06Z'),
      changedAt: new Date('2026-08-04T01:00:06Z'),
      buyer: {
        email: 'client6@client.example',
        firstName: 'Łukasz',
        lastName: 'Żółć',
        phone: '06 12 34 00 06',
        country: 'FR',
      },
      lines: [
        { productId: '29', name: 'Infusion n° 7', quantity: 1, refundedQuantity: 0, sku: 'INF-7' },
        {
          productId: '15',
          name: 'Théière émaillée - Rouge',
          quantity: 1,
          refundedQuantity: 0,
          url: 'https://shop.example/product/theiere-emaillee/',
          image: 'https://shop.example/wp-content/uploads/2026/11/theiere.png',
          sku: 'THEIERE-ROUGE',
          gtin: '3760123456796',
          category: 'Vaisselle',
        },
        expect.objectContaining({ productId: '15', name: 'Théière émaillée - Bleu nuit' }),
      ],
      hadLines: true,
      total: { amount: '129.50', currency: 'EUR' },
      channel: 'checkout',
      meta: { meta: {} },
    })
  })

  test('names are plain text: tags go, characters stay', () => {
    const names = order('order-several-lines').lines.map((line) => line.name)
    expect(names).toContain('Mug "Café & Cie" 🍵')
    expect(names).toContain('Thé vert « Nuit d’été »')
  })

  test('a simple product brings page, picture, brand and category', () => {
    const products = productsOf('products-include')
    const line = order('order-several-lines', { products }).lines.find(({ productId }) => productId === '11')
    expect(line).toMatchObject({
      url: 'https://shop.example/product/the-vert-nuit-dete/',
      gtin: '3760123456789',
      brand: 'Maison Récolte',
      category: 'Thés & infusions',
    })
  })

  test('a product deleted for good leaves no line, a trashed one a line without address, a draft one neither', () => {
    const { lines, hadLines } = order('order-deleted-products', { products: productsOf('products-include-absent') })
    expect(lines.map(({ productId, sku, url }) => ({ productId, sku, url }))).toEqual([
      { productId: '31', sku: 'INF-9', url: undefined },
      { productId: '21', sku: 'TRASH-1', url: undefined },
      { productId: '22', sku: 'DRAFT-1', url: undefined },
    ])
    expect(hadLines).toBe(true)
  })

  test('an order whose products were all deleted had lines, one without any had none', () => {
    const raw = bent('order-no-lines', {
      line_items: [
        { id: 1, name: 'x', product_id: 0, variation_id: 0, quantity: 1, sku: null, global_unique_id: null },
      ],
    })
    expect(orderOf(raw)).toMatchObject({ lines: [], hadLines: true })
    expect(order('order-no-lines')).toMatchObject({ lines: [], hadLines: false })
  })

  test('a guest without e-mail is an order with an empty address', () => {
    expect(order('order-guest-without-email').buyer.email).toBe('')
  })

  test('an empty first name stays empty', () => {
    expect(order('order-empty-first-name').buyer.firstName).toBe('')
  })

  test.each([
    ['order-usd', 'USD'],
    ['order-jpy', 'JPY'],
  ])('%s keeps its own currency and the shop’s decimals', (name, currency) => {
    expect(order(name).total).toEqual({ amount: expect.stringMatching(/^\d+\.\d\d$/), currency })
  })

  test('meta data is kept by key for extra values, and WPML’s tells the language', () => {
    expect(order('order-meta')).toMatchObject({
      language: 'fr',
      meta: { meta: { carte_fidelite: 'F-000123', _tableau: { a: 1, b: { c: 'é' } } } },
    })
  })

  test.each(['order-coupon', 'order-fee-shipping', 'order-note-emoji', 'order-virtual'])('%s is read', (name) => {
    expect(order(name).lines.length).toBeGreaterThan(0)
  })

  test('some money back takes no piece away', () => {
    const refunds = refundsSchema.parse(bodyOf('order-refunds'))
    const read = order('order-partial-refund', { refunds })
    expect(read).toMatchObject({ meaning: 'completed', lines: [{ quantity: 3, refundedQuantity: 0 }] })
  })

  test('pieces given back are counted on their line, over several refunds', () => {
    const back = { quantity: -1, meta_data: [{ key: '_refunded_item_id', value: '26' }] }
    const refunds = refundsSchema.parse([{ line_items: [back] }, { line_items: [back] }])
    expect(order('order-partial-refund', { refunds }).lines).toMatchObject([{ quantity: 3, refundedQuantity: 2 }])
  })

  test('an order refunded in full is refunded, by its status or by the sum of its refunds', () => {
    expect(order('order-refunded').meaning).toBe('refunded')
    const parts = [{ total: '-20.00' }, { total: '-1.00' }]
    expect(orderOf(bent('order-partial-refund', { refunds: parts }))).toMatchObject({
      statuses: ['completed'],
      meaning: 'refunded',
    })
  })

  test('a numbering plugin’s number is the number, the id stays the key', () => {
    expect(orderOf(bent('order-usd', { number: 'WEB-2026-45' }))).toMatchObject({ id: '45', number: 'WEB-2026-45' })
  })

  test('an order whose products could not be read says so', () => {
    expect(order('order-usd', { incomplete: true }).incomplete).toBe(true)
  })
})

describe('what an order has reached', () => {
  const row = (status: string, paid: string | null, completed: string | null) => {
    const parsed = parseRow({
      id: 1,
      status,
      date_created_gmt: '2026-11-01T08:00:00',
      date_paid_gmt: paid,
      date_completed_gmt: completed,
    })
    return 'value' in parsed ? parsed.value.reached : parsed.problem
  }
  const [paid, completed] = ['2026-11-01T09:00:00', '2026-11-02T10:00:00']
  const [paidAt, completedAt] = [new Date(`${paid}Z`), new Date(`${completed}Z`)]

  test('completed: both instants', () => {
    expect(row('completed', paid, completed)).toEqual({ processing: paidAt, completed: completedAt })
  })
  test('processing: paid only, even when it was completed before and went back', () => {
    expect(row('processing', paid, completed)).toEqual({ processing: paidAt })
  })
  test('a custom status: whatever has an instant', () => {
    expect(row('shipped', paid, null)).toEqual({ processing: paidAt })
    expect(row('shipped', paid, completed)).toEqual({ processing: paidAt, completed: completedAt })
  })
  test.each(['pending', 'on-hold', 'failed', 'checkout-draft', 'cancelled', 'refunded'])(
    '%s: nothing any more',
    (status) => {
      expect(row(status, paid, completed)).toEqual({})
    },
  )
  test('a completion without a payment date is a completion', () => {
    expect(row('completed', null, completed)).toEqual({ completed: completedAt })
  })
})

describe('what cannot be understood', () => {
  test.each([
    ['id', { id: 'x' }],
    ['status', { status: null }],
    ['date_created_gmt', { date_created_gmt: '0000-00-00T00:00:00' }],
    ['billing', { billing: null }],
    ['billing.email', { billing: { email: null } }],
    ['line_items', { line_items: null }],
    ['line_items.0.quantity', { line_items: [{ id: 1, name: 'x', product_id: 1, quantity: 'many' }] }],
  ])('is named by its field (%s), never by its value', (field, changes) => {
    expect(parseOrder(bent('order-usd', changes))).toEqual({ problem: field })
  })

  test('plugins may retype what does not decide', () => {
    const raw = bent('order-usd', {
      id: '45',
      number: 1045,
      date_paid_gmt: false,
      meta_data: { odd: true },
      refunds: null,
      unheard_of: [],
    })
    expect(orderOf(raw)).toMatchObject({ id: '45', number: '1045', meta: { meta: {} } })
  })

  test('any JSON is an order or a problem, and mapping it never throws', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(Object(bodyOf('order-variations')))))
    const almost = fc
      .dictionary(fc.constantFrom(...Object.keys(Object(bodyOf('order-variations')))), field)
      .map((changes) => bent('order-variations', changes))
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), almost), (raw) => {
        const parsed = parseOrder(raw)
        if ('problem' in parsed) {
          expect(parsed.problem).toMatch(/^[\w., -]+$/)
          return
        }
        const mapped = mapOrder(parsed.value, alone)
        expect(mapped.id).toBe(idOf(raw))
        expect(mapped.lines.every((line) => Number.isFinite(line.quantity))).toBe(true)
        expect(Number.isNaN(mapped.createdAt.getTime())).toBe(false)
      }),
      { numRuns: 2_000, seed: 20261123 },
    )
  })

  test('any JSON is a row or a problem', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (raw) => {
        expect(Object.keys(parseRow(raw))).toHaveLength(1)
        expect(() => [idOf(raw), gmtOf(raw, 'date_modified_gmt'), mapStatuses(raw)]).not.toThrow()
      }),
      { seed: 20261123 },
    )
  })

  test('a meta key that is a word of JavaScript stays a key', () => {
    const raw = bent('order-usd', { meta_data: [{ key: '__proto__', value: { polluted: true } }] })
    expect(Object.hasOwn(Object(orderOf(raw).meta?.meta), '__proto__')).toBe(true)
    expect('polluted' in {}).toBe(false)
  })
})

describe('plain text', () => {
  test.each([
    ['Thé &amp; infusions', 'Thé & infusions'],
    ['&#8220;Été&#8221; &#x1F375;', '“Été” 🍵'],
    ['Thé <b>vert</b>s<br>bio', 'Thé verts bio'],
    ['Taille < 3 ans & > 1 an', 'Taille < 3 ans & > 1 an'],
    ['&lt;b&gt;', '<b>'],
    ['&unheard; &#0; &#99999999;', '&unheard; &#0; &#99999999;'],
    ['  deux   mots ', 'deux mots'],
  ])('%s', (html, text) => {
    expect(plain(html)).toBe(text)
  })
})
