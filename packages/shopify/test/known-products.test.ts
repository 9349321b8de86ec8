import { expect, test } from 'vitest'
import { open } from './context.ts'

const PRODUCT = '8400000000311'
const VARIANT = '46000000000312'

test('products are known by their ids, and what a name is instead is told', async () => {
  const { store } = await open()
  const asked = [PRODUCT, VARIANT, 'THE-FON-12', '999999', 'a "quoted" \\ name', '']
  expect(await store.products?.(asked)).toEqual([
    { reference: PRODUCT, known: true },
    { reference: VARIANT, known: false, hint: 'variant', product: PRODUCT },
    { reference: 'THE-FON-12', known: false, hint: 'sku', product: PRODUCT },
    { reference: '999999', known: false },
    { reference: 'a "quoted" \\ name', known: false },
    { reference: '', known: false },
  ])
})
