import type { PlatformFaultKind } from '@recolte/sandbox'
import { describe, expect, it } from 'vitest'
import { expectAllAsked } from './asked.ts'
import { killedAt, untilDone } from './passes.ts'
import { populate } from './population.ts'
import { seeded } from './seeded.ts'
import { type World, world } from './world.ts'

const KINDS: PlatformFaultKind[] = ['503', 'reset', 'truncated', 'html', 'empty', 'accepted-then-reset']

/** About three in ten answers of the platform go wrong, in every way. */
function trouble({ platform }: World): void {
  for (const [index, kind] of KINDS.entries()) platform.fault({ kind, rate: 0.06, seed: index + 1 })
}

/** Bounded for a machine that does much else; alone each takes a few seconds. */
const SLOW = { timeout: 120_000 }

describe.concurrent('a sync that is killed (-9)', () => {
  it.for([1, 2])(
    'wherever it stands, while three answers in ten go wrong, asks every buyer once (seed %i)',
    SLOW,
    async (seed, test) => {
      const made = await world(test)
      const population = populate(made.shop, 200)
      trouble(made)
      const draw = seeded(seed)
      let killed = 0
      for (let round = 0; round < 7; round++) {
        if (!(await killedAt(made, 'platform', 1 + draw(40)))) killed += 1
      }
      expect(killed).toBeGreaterThan(2)
      const said = await untilDone(made)
      expect(said).toMatch(/^boutique {4}(\d+ commandes? regardées? : .*récupérée|rien de nouveau)/)
      expectAllAsked(made, population)
      expect(await made.sync()).toMatchObject({ exit: 0, json: { ok: true, stores: { boutique: { seen: 0 } } } })
    },
  )

  it(
    'while the shop is connected, at each of its requests, loses no order and lets none leave twice',
    SLOW,
    async (test) => {
      const made = await world(test)
      const population = populate(made.shop, 250)
      for (let request = 1; request <= 9; request++) {
        if (await killedAt(made, 'shop', request)) break
      }
      await untilDone(made)
      expectAllAsked(made, population)
    },
  )

  it('with answers on their way that never come is taken over within seconds', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 60)
    made.platform.fault({ kind: 'accepted-then-hang', times: 5 })
    const { child, ended } = made.start(['sync'])
    // The platform takes the first order and never says so.
    made.onRequest = (side) => {
      if (side === 'platform') setImmediate(() => child.kill('SIGKILL'))
    }
    expect((await ended).exit).toBe('SIGKILL')
    made.onRequest = () => {}
    made.platform.clearFaults()
    const { exit, json } = await made.sync()
    expect({ exit, json }).toMatchObject({
      exit: 0,
      json: { ok: true, stores: { boutique: { collected: 30, due: 0 } } },
    })
    expectAllAsked(made, population)
  })
})
