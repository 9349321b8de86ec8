import { expect, test } from 'vitest'
import { openShop } from './shop.ts'

test('products are known by their ids, and what a name is instead is told', async () => {
  const { connect } = await openShop()
  expect(await connect().products?.(['1', '8', 'MUG-01', 'TEA 24/B', '999999', 'a,b', ''])).toEqual([
    { reference: '1', known: true },
    { reference: '8', known: true },
    { reference: 'MUG-01', known: false, hint: 'sku', product: '1' },
    { reference: 'TEA 24/B', known: false, hint: 'sku', product: '2' },
    { reference: '999999', known: false },
    { reference: 'a,b', known: false },
    { reference: '', known: false },
  ])
})
