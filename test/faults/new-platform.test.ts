import { describe, expect, it } from 'vitest'
import { lookAfterAll, type NewWorld, newTrouble, newWorld } from './new-world.ts'
import { killedAt, untilDone } from './passes.ts'
import { populate } from './population.ts'
import { seeded } from './seeded.ts'
import { states } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 180_000 }

const heldByNew = ({ newPlatform }: NewWorld): string[] =>
  [...newPlatform.held()].map(({ reference }) => reference).sort()

describe('purchase events, over real sockets', () => {
  it.for([1, 2])(
    'are neither lost nor sent twice by syncs killed (-9) while three answers in ten go wrong (seed %i)',
    SLOW,
    async (seed, test) => {
      const made = await newWorld(test)
      made.configure(made.moved)
      const { qualifying } = populate(made.shop, 2_400)
      newTrouble(made.newPlatform)
      const draw = seeded(seed)
      let killed = 0
      for (let round = 0; round < 4; round++) {
        if (!(await killedAt(made, 'platform', 2 + draw(16)))) killed += 1
      }
      expect(killed).toBeGreaterThan(1)
      await untilDone(made, { stops: true })

      const { collected = 0, uncertain = 0, refused = 0 } = states(made.journal)
      expect(collected + uncertain + refused).toBe(qualifying.length)
      expect(Math.min(collected, uncertain, refused)).toBeGreaterThan(0)
      const { duplicates, byStatus } = made.newPlatform.summary()
      expect(duplicates).toBe(0)
      expect(Object.keys(byStatus)).toEqual(expect.arrayContaining(['200', '206', '401']))

      made.newPlatform.clearFaults()
      await lookAfterAll(made, (reference) => heldByNew(made).includes(reference))
      await untilDone(made)
      expect(heldByNew(made)).toEqual(qualifying)
      expect(made.newPlatform.asked).toBe(qualifying.length)
      expect(states(made.journal)).toMatchObject({ collected: qualifying.length })
    },
  )
})
