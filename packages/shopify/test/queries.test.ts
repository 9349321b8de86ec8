import { expect, test } from 'vitest'
import { objections } from '../../../test/shopify/published.ts'
import { API_VERSION } from '../src/library.ts'
import * as averages from '../src/queries/averages.ts'
import * as bulk from '../src/queries/bulk.ts'
import * as orders from '../src/queries/orders.ts'
import * as products from '../src/queries/products.ts'
import * as shop from '../src/queries/shop.ts'
import * as webhooks from '../src/queries/webhooks.ts'

const { ROW_FIELDS: _, ...documents } = { ...orders, ...products, ...shop, ...webhooks, ...bulk, ...averages }

test.each(Object.entries(documents))('%s is what the published schema of 2026-10 allows', (_name, document) => {
  const text = typeof document === 'function' ? document("updated_at:>='2026-01-01T00:00:00Z'") : document
  expect(objections(text)).toEqual([])
})

test('the version asked is the one the queries are tried against', () => {
  expect(API_VERSION).toBe('2026-10')
})
