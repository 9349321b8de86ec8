import { expect, test } from 'vitest'
import { sandbox } from './shop.ts'

test('products are known by their ids, and what a name is instead is told', async () => {
  const { store } = sandbox({ orders: 0, products: 3 })
  const asked = ['1', 'tow_1', '41', 'tow_1-white', '999999', 'a|b', '']
  expect(await store.products?.(asked)).toEqual([
    { reference: '1', known: true },
    { reference: 'tow_1', known: false, hint: 'sku', product: '1' },
    { reference: '41', known: false, hint: 'variant', product: '1' },
    { reference: 'tow_1-white', known: false, hint: 'sku', product: '1' },
    { reference: '999999', known: false },
    { reference: 'a|b', known: false },
    { reference: '', known: false },
  ])
})
