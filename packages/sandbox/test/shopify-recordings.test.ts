import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createShopify, type Shopify, type ShopifyOptions } from '../src/index.ts'
import { differences } from './shape.ts'

interface Recording {
  name: string
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown }
  response: { status: number; headers: Record<string, string>; body: unknown }
}

const folder = new URL('./fixtures/shopify/', import.meta.url)
const recordings: Recording[] = readdirSync(folder).map((file) => ({
  name: file.replace(/\.json$/, ''),
  ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
}))

/** What has to be so in the shop before a recorded request can be sent to it. */
interface Case {
  options?: ShopifyOptions
  prepare?: (shop: Shopify) => void
  /** The query to send instead. */
  query?: (query: string) => string
}
const CASES: Record<string, Case> = {
  'access-denied-fields': { prepare: (shop) => shop.approve({ objects: true, fields: ['phone', 'address'] }) },
  'access-denied-order-object': { prepare: (shop) => shop.approve({ objects: false, fields: [] }) },
  'access-denied-scope': { options: { tokens: [{ token: 'shpat_test', scopes: ['read_products'] }] } },
  'error-401': { prepare: (shop) => shop.revoke() },
  'error-402-frozen': { prepare: (shop) => shop.fault({ kind: '402' }) },
  // Composed with another notion of cost: here it takes longer pages of lines to be too dear.
  'max-cost-exceeded': { query: (query) => query.replace('first: 50', 'first: 250') },
  'orders-empty': { options: { orders: 0 } },
  throttled: { prepare: (shop) => shop.drain(18) },
}

const LAB: ShopifyOptions = {
  orders: 12,
  now: () => Date.parse('2026-03-05T08:00:00Z'),
  from: Date.parse('2026-02-20T00:00:00Z'),
  to: Date.parse('2026-03-04T00:00:00Z'),
  mix: { guests: 0, missingEmails: 0, emptyNames: 0, fates: { delivered: 1 } },
}

/** Null or not by what a buyer typed in or a merchant filled in; errors of a page by which order has what. */
const VARYING =
  /(endCursor|phone|defaultPhoneNumber|email|firstName|lastName|emailAddress|defaultEmailAddress|billingAddress|closedAt|variantTitle|barcode|sku|onlineStoreUrl|featuredMedia|product|variant|cost)$|\.path\[\]/

describe.each(recordings.filter(({ request }) => request.path.endsWith('/graphql.json')))(
  'recording $name',
  (recorded) => {
    it('is answered alike', async () => {
      const { name, request, response } = recorded
      const { options, prepare, query = (text: string) => text } = CASES[name] ?? {}
      const shop = createShopify({ ...LAB, ...options })
      prepare?.(shop)
      const body = request.body as { query: string }
      const answer = await shop.fetch(
        new Request(`https://maison-exemple.myshopify.com${request.path}`, {
          ...{ method: 'POST', headers: request.headers ?? {} },
          body: JSON.stringify({ ...body, query: query(body.query) }),
        }),
      )
      expect(answer.status).toBe(response.status)
      for (const header of ['content-type', 'x-shopify-api-version']) {
        const was = Object.entries(response.headers).find(([key]) => key.toLowerCase() === header)?.[1]
        expect(answer.headers.get(header) ?? undefined).toBe(was)
      }
      const ours: unknown = JSON.parse(await answer.text())
      const found = differences(response.body, ours, VARYING)
      // Which lines of the query an error points to was left out of some recordings.
      expect(found.filter((line) => !line.endsWith('locations: not in the recording'))).toEqual([])
      expect(codesOf(ours)).toEqual(codesOf(response.body))
    })
  },
)

const codesOf = (body: unknown): Set<unknown> => {
  const { errors } = body as { errors?: { extensions: { code: string } }[] | string }
  return new Set(Array.isArray(errors) ? errors.map(({ extensions }) => extensions.code) : [errors])
}
