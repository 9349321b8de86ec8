import { expect, it } from 'vitest'
import { main } from '../main.ts'

it('connects a shop, hands one order over and says why, in a program of its own', async () => {
  const lines: string[] = []
  await main((line) => lines.push(line))
  expect(lines).toEqual([
    'connected: 20 open orders are followed, nothing leaves for the past',
    'an order is completed: 1 collected, the platform holds 1',
    expect.stringMatching(/^order \d+: The platform holds the order and asks the buyer\.$/),
  ])
})
