import { expect, test } from 'vitest'
import { recorded, sandbox } from './shop.ts'

test('statuses come with their names, meanings and counts; a custom one has no meaning', async () => {
  const { store } = recorded(() => 'reports-orders-totals')
  const statuses = await store.statuses()
  expect(statuses).toContainEqual({ code: 'completed', label: 'Completed', meaning: 'completed', count: 95 })
  expect(statuses).toContainEqual({ code: 'shipped', label: 'Expédiée', count: 40 })
  expect(statuses).toContainEqual({ code: 'checkout-draft', label: 'Draft', meaning: 'draft', count: 0 })
})

test('a key that may not see the report gets them from the open list, without counts', async () => {
  const { store } = recorded((url) => (url.pathname.endsWith('totals') ? 'auth-key-of-a-customer' : 'orders-statuses'))
  expect(await store.statuses()).toContainEqual({ code: 'processing', label: 'Processing', meaning: 'paid' })
})

test('a shop without the report is asked the other way', async () => {
  const { store } = sandbox({ reports: false })
  expect((await store.statuses()).map(({ code }) => code)).toContain('shipped')
})

test('every status that a row can stand at is in the list', async () => {
  const { store } = sandbox({ orders: 80 })
  const known = new Set((await store.statuses()).map(({ code }) => code))
  for await (const { rows } of store.changes({ since: new Date(0) }))
    for (const { statuses } of rows) for (const status of statuses) expect(known).toContain(status)
})
