import { expect, test } from 'vitest'
import { sandbox } from './shop.ts'

const HOUR = 3_600_000

test('the shop counts what its list by creation gives, bounds included and excluded as asked', async () => {
  const from = Date.UTC(2026, 9, 1)
  const { store, app } = sandbox({ orders: 0 })
  for (const minutes of [-1, 0, 30, 60]) {
    app.add({ date_created_gmt: new Date(from + minutes * 60_000).toISOString().slice(0, 19) })
  }
  expect(await store.count?.({ from: new Date(from), to: new Date(from + HOUR) })).toBe(2)
  expect(await store.count?.({ from: new Date(from), to: new Date(from + 2 * HOUR) })).toBe(3)
})
