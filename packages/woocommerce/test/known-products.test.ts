import { expect, test } from 'vitest'
import { recorded, sandbox } from './shop.ts'

test('products are known by their ids, and what a name is instead is told', async () => {
  const { store } = sandbox({ orders: 0 })
  const asked = ['11', '16', 'THE-001', 'THEIERE-ROUGE', '20', '22', '999999', 'a,b', '']
  expect(await store.products?.(asked)).toEqual([
    { reference: '11', known: true },
    { reference: '16', known: false, hint: 'variant', product: '15' },
    { reference: 'THE-001', known: false, hint: 'sku', product: '11' },
    { reference: 'THEIERE-ROUGE', known: false, hint: 'sku', product: '15' },
    { reference: '20', known: false },
    { reference: '22', known: true },
    { reference: '999999', known: false },
    { reference: 'a,b', known: false },
    { reference: '', known: false },
  ])
})

test('an entry that cannot be read makes no orphan of another, and no list is no answer', async () => {
  const list = [{ id: null, sku: 7 }, 'odd', { id: '11', sku: 'THE', parent_id: 0 }]
  const { store } = recorded(() => Response.json(list))
  expect(await store.products?.(['11', 'THE', 'no-such'])).toEqual([
    { reference: '11', known: true },
    { reference: 'THE', known: false, hint: 'sku', product: '11' },
    { reference: 'no-such', known: false },
  ])
  const none = recorded(() => Response.json({ maintenance: true }))
  await expect(none.store.products?.(['11'])).rejects.toMatchObject({ code: 'shop-answer' })
})
