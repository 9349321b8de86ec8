import { expect, test } from 'vitest'
import { type OpenOptions, open } from './context.ts'
import { PUBLIC, serving } from './serving.ts'

const PRODUCT = '8400000000311'
const average = (change: { product?: string; average?: number; count?: number } = {}) => {
  return { product: PRODUCT, average: 4.583, count: 12, ...change }
}

async function shelf(options: OpenOptions = {}) {
  const made = await open(options)
  const { averages } = made.store
  if (averages === undefined) throw new Error('Shopify shows averages')
  const fields = () =>
    made.shop.metafields().map(({ namespace, key, type, value }) => [`${namespace}.${key}`, type, value])
  return { ...made, averages, fields }
}

test('an average stands in the two metafields that Shopify reserves for it, as last put', async () => {
  const { averages, fields } = await shelf()
  expect(await averages.put(average(), undefined)).toEqual({ kind: 'shown', shopId: PRODUCT })
  await averages.put(average({ average: 0, count: 13 }), PRODUCT)
  expect(fields()).toEqual([
    ['reviews.rating', 'rating', '{"value":"1.00","scale_min":"1.0","scale_max":"5.0"}'],
    ['reviews.rating_count', 'number_integer', '13'],
  ])
  await averages.remove(PRODUCT, PRODUCT)
  expect(fields()).toEqual([])
})

test('a product that was deleted, or is none of Shopify’s, is no reason to stop', async () => {
  const { averages } = await shelf()
  for (const product of ['1', 'SKU-1', `gid://shopify/Product/${PRODUCT}`])
    expect(await averages.put(average({ product }), undefined)).toEqual({ kind: 'no-product' })
  await averages.remove('1', undefined)
})

test('without the scope write_products it says so, and reads orders as before', async () => {
  const scopes = ['read_orders', 'read_products', 'read_customers', 'read_all_orders']
  const { averages, store } = await shelf({ tokens: [{ token: 'shpat_test', scopes }] })
  await expect(averages.put(average(), undefined)).rejects.toMatchObject({
    code: 'shopify.scope-missing',
    detail: { scope: 'write_products' },
  })
  expect((await store.describe()).rights['write-ratings']).toBe(false)
})

test('the scope is asked for only where averages are to be shown', async () => {
  const asked = async (reviews: object) => {
    const { recolte } = await serving({ clientSecret: 'shpss_test' }, {}, { reviews })
    const begun = await recolte.fetch(new Request(`${PUBLIC}/shopify/auth?store=boutique`))
    return new URL(begun.headers.get('location') ?? '').searchParams.get('scope')?.split(',')
  }
  expect(await asked({})).not.toContain('write_products')
  expect(await asked({ publish: true })).toContain('write_products')
})
