import { describe, expect, test } from 'vitest'
import { mapOrder, mapRow, parseOrder } from '../src/mapping.ts'
import type { Detail } from '../src/products.ts'
import { bodyOf } from './fixture.ts'

const here = { ours: true, shop: 'en', language: 'en-US' }

function read(name: string, details: [number, Detail][] = []) {
  const parsed = parseOrder(bodyOf(name))
  if ('problem' in parsed) throw new Error(parsed.problem)
  return mapOrder(parsed.value, { place: here, products: new Map(details), incomplete: false }, 'status')
}
const linesOf = (name: string) => read(name).lines.map(({ productId, sku, quantity }) => [productId, sku, quantity])

test('a configurable is one line: the product’s id and name, the chosen variant’s SKU and identifiers', () => {
  const details: [number, Detail][] = [
    [8, { url: 'https://shop.example/t-shirt.html' }],
    [6, { gtin: '3760123456802' }],
  ]
  const { lines, number, buyer } = read('order-configurable-customer', details)
  expect(lines).toEqual([
    {
      ...{ productId: '8', name: 'T-shirt bleu océan', quantity: 1, refundedQuantity: 0, sku: 'TS-BLUE-M' },
      ...{ url: 'https://shop.example/t-shirt.html', gtin: '3760123456802' },
    },
  ])
  expect(number).toBe('2000000025')
  expect(buyer).toMatchObject({ firstName: 'Jean-François', lastName: 'Lefèvre' })
  expect(linesOf('order-configurable-two-sizes').map(([product]) => product)).toContain('8')
})

test('a bundle is one line, of either kind, and never its parts', () => {
  expect(linesOf('order-bundle-fixed').map(([product]) => product)).toEqual(['10'])
  expect(linesOf('order-bundle-dynamic')).toHaveLength(1)
})

test('a grouped product leaves its parts as lines of their own, a virtual one is a line', () => {
  expect(linesOf('order-grouped').length).toBeGreaterThan(1)
  expect(linesOf('order-virtual')).toHaveLength(1)
})

test('no line comes twice, although the raw order carries all its items twice', () => {
  const lines = linesOf('order-mixed')
  expect(new Set(lines.map(String)).size).toBe(lines.length)
})

describe('what an order means', () => {
  test.each([
    ['order-closed', 'refunded'],
    ['order-canceled', 'cancelled'],
    ['order-holded', 'unpaid'],
    ['order-custom-status', 'completed'],
    ['order-partial-refund', 'completed'],
  ])('%s: %s', (name, meaning) => {
    expect(read(name).meaning).toBe(meaning)
  })
})

test('pieces given back are told with their line', () => {
  const { lines } = read('order-partial-refund')
  expect(lines.some(({ refundedQuantity }) => refundedQuantity > 0)).toBe(true)
})

test('a custom status is what the row stands at, with the instant its history gives', () => {
  const { statuses, reached } = read('order-custom-status')
  expect(statuses).toEqual(['delivered'])
  expect(reached).toEqual({ delivered: new Date('2026-11-23T16:00:13Z') })
})

test('by state, the same order stands at the state behind its status', () => {
  const parsed = parseOrder(bodyOf('order-custom-status'))
  expect('value' in parsed && mapRow(parsed.value, here, 'state').statuses).toEqual(['complete'])
})

test('comments at an earlier status say nothing of the later one', () => {
  expect(read('order-complete-comments').reached).toEqual({})
})

test('a name whose emoji the shop has lost goes as the shop has it', () => {
  const { buyer } = read('order-emoji')
  expect(buyer.lastName + buyer.firstName).toContain('????')
})

test('an order whose product was deleted keeps the name it was sold under, without a link', () => {
  const { lines } = read('248-deleted-product-order-full')
  expect(lines.length).toBeGreaterThan(0)
  for (const line of lines) {
    expect(line.name).not.toBe('')
    expect(line.url).toBeUndefined()
  }
})

test('dates are UTC, whatever the shop’s zone', () => {
  expect(read('order-configurable-customer').createdAt).toEqual(new Date('2026-11-16T05:23:00Z'))
})

test('an order without a date is unreadable, and its problem names the field only', () => {
  const raw = bodyOf('order-virtual')
  const bent = typeof raw === 'object' && raw !== null ? { ...raw, created_at: 'client@example.test' } : raw
  expect(parseOrder(bent)).toEqual({ problem: 'created_at' })
})

test('without an e-mail of its own the order takes that of the billing address, and so with names', () => {
  const raw = bodyOf('order-virtual')
  const billing_address = { firstname: 'Ana', lastname: 'Ruiz', email: 'ana@example.test', country_id: 'ES' }
  const bent = typeof raw === 'object' && raw !== null ? { ...raw, billing_address } : {}
  const bare = Object.fromEntries(Object.entries(bent).filter(([name]) => !/^customer_/.test(name)))
  const parsed = parseOrder(bare)
  if ('problem' in parsed) throw new Error(parsed.problem)
  const order = mapOrder(parsed.value, { place: { ours: true }, products: new Map(), incomplete: true }, 'status')
  expect(order.buyer).toEqual({ email: 'ana@example.test', firstName: 'Ana', lastName: 'Ruiz', country: 'ES' })
  expect(order.incomplete).toBe(true)
  expect(order.shop).toBeUndefined()
})
