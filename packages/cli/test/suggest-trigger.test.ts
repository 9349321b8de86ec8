import type { OrderRow, OrderStatus } from '@recolte/core'
import { expect, test } from 'vitest'
import { count, emptySurvey, suggestTrigger } from '../src/init/suggest-trigger.ts'

const STATUSES: OrderStatus[] = [
  { code: 'pending', label: 'Pending', meaning: 'unpaid' },
  { code: 'processing', label: 'Processing', meaning: 'paid' },
  { code: 'shipped', label: 'Shipped' },
  { code: 'completed', label: 'Completed', meaning: 'completed' },
  { code: 'cancelled', label: 'Cancelled', meaning: 'cancelled' },
]
const at = new Date('2026-11-01T00:00:00Z')
const rows = (status: string, n: number, more: Partial<OrderRow> = {}): OrderRow[] =>
  Array.from({ length: n }, (_, index) => ({
    ...{ id: `${status}${index}`, statuses: [status], createdAt: at, changedAt: at },
    ...more,
  }))
const survey = (...groups: OrderRow[][]) => {
  const result = emptySurvey()
  for (const group of groups) count(result, group)
  return result
}

test('the usual trigger where a fair share of the orders reaches it', () => {
  const seen = survey(rows('completed', 30), rows('processing', 20), rows('cancelled', 50))
  expect(suggestTrigger(seen, STATUSES, 'completed')).toEqual({ code: 'completed', share: 60, unusual: false })
})

test('the status at which orders rest, where hardly any reaches the usual one', () => {
  const seen = survey(rows('completed', 2), rows('shipped', 60), rows('processing', 20))
  expect(suggestTrigger(seen, STATUSES, 'completed')).toEqual({ code: 'shipped', share: 73, unusual: true })
})

test('orders that have passed the usual trigger and gone on count for it', () => {
  const seen = survey(rows('shipped', 60, { reached: { completed: at } }))
  expect(suggestTrigger(seen, STATUSES, 'completed').code).toBe('completed')
})

test('a shop without orders gets the usual trigger', () => {
  expect(suggestTrigger(emptySurvey(), STATUSES, 'completed')).toEqual({ code: 'completed', share: 0, unusual: false })
})

test('an unpaid or cancelled status is never suggested', () => {
  const seen = survey(rows('pending', 90), rows('cancelled', 90), rows('processing', 1))
  expect(suggestTrigger(seen, STATUSES, 'completed').code).toBe('processing')
})
