import { expect, test } from 'vitest'
import { objections } from '../../../test/shopify/published.ts'
import { API_VERSION } from '../src/library.ts'
import * as orders from '../src/queries/orders.ts'
import * as shop from '../src/queries/shop.ts'
import * as webhooks from '../src/queries/webhooks.ts'

const documents = { ...orders, ...shop, ...webhooks }

test.each(Object.entries(documents))('%s is what the published schema of 2026-10 allows', (_name, document) => {
  expect(objections(document)).toEqual([])
})

test('the version asked is the one the queries are tried against', () => {
  expect(API_VERSION).toBe('2026-10')
})
