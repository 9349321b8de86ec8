import type { Platform } from '@recolte/sandbox'
import { expect } from 'vitest'
import type { Population } from './population.ts'
import { states, type World } from './world.ts'

export const references = (platform: Platform): string[] =>
  [...platform.held()].map(({ reference }) => reference).sort()

/** Every qualifying order is at the platform under exactly one reference, and the journal knows each order in one final state. */
export function expectAllAsked({ platform, journal }: World, { qualifying, orders }: Population): void {
  expect(references(platform)).toEqual(qualifying)
  expect(platform.asked).toBe(qualifying.length)
  const counts = states(journal)
  expect(counts).toMatchObject({ collected: qualifying.length })
  expect(counts.due ?? 0).toBe(0)
  expect(counts.sent ?? 0).toBe(0)
  expect(Object.values(counts).reduce((sum, n) => sum + n, 0)).toBe(orders)
}
