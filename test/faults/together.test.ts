import { describe, expect, it } from 'vitest'
import { expectAllAsked } from './asked.ts'
import { withoutProgress } from './command.ts'
import { populate } from './population.ts'
import { anHourLater, states, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }

describe.concurrent('several syncs at once on one journal', () => {
  it('two of them hand each order over once, and neither fails', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 400)
    const both = await Promise.all([made.run(['sync']), made.run(['sync'])])
    for (const { exit, err } of both) expect({ exit, err: withoutProgress(err) }).toEqual({ exit: 0, err: '' })
    expectAllAsked(made, population)
    expect(made.platform.summary().duplicates).toBe(0)
  })

  it('three of them do, while three answers in ten go wrong', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 240)
    for (const [index, kind] of (['503', 'reset', 'html', 'accepted-then-reset'] as const).entries()) {
      made.platform.fault({ kind, rate: 0.08, seed: index + 1 })
    }
    const pass = ['sync', '--max-duration', '3s']
    for (let round = 0; round < 6; round++) {
      const three = await Promise.all([made.run(pass), made.run(pass), made.run([...pass, '--lang', 'en'])])
      for (const { exit, err } of three) expect({ exit, err: withoutProgress(err) }).toEqual({ exit: 0, err: '' })
      const { due = 0, sent = 0 } = states(made.journal)
      if (due + sent === 0) break
      anHourLater(made.journal)
    }
    expectAllAsked(made, population)
  })
})
