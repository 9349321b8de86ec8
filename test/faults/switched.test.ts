import { expect, it } from 'vitest'
import type { Ended } from './command.ts'
import { newWorld } from './new-world.ts'
import { killedAt } from './passes.ts'
import { populate } from './population.ts'
import { anHourLater, states } from './world.ts'

const references = (platform: { held(): IterableIterator<{ reference: string }> }): string[] =>
  [...platform.held()].map(({ reference }) => reference)

it('a switch in the middle of traffic, by processes that die (-9), asks nobody twice', {
  timeout: 120_000,
}, async (test) => {
  const made = await newWorld(test)
  const population = populate(made.shop, 120)
  made.platform.fault({ kind: 'accepted-then-reset', rate: 0.1, seed: 4 })
  await killedAt(made, 'platform', 20)
  made.configure(made.moved)
  const refused = await made.run(['sync'])
  expect(refused.out).toContain('recolte switch boutique --to purchase-events')

  const asked = await made.run(['switch', 'boutique', '--to', 'purchase-events'])
  expect(asked).toMatchObject({ exit: 1 })
  expect(asked.err).toContain('Contactez-la d’abord')
  expect(asked.out).toContain('recolte switch boutique --yes')
  const elsewhere = await made.run(['switch', 'boutique', '--to', 'webservice'])
  expect(elsewhere).toMatchObject({ exit: 2 })
  expect(elsewhere.err).toContain('Mettez "method": "webservice"')
  expect(made.newPlatform.requests).toBe(0)

  const dying = made.start(['switch', 'boutique', '--yes'])
  dying.child.kill('SIGKILL')
  await dying.ended
  anHourLater(made.journal)
  const { out } = await made.run(['switch', 'boutique', '--to', 'purchase-events', '--yes', '--json'])
  // The one that was killed may have been done by then: either way it is done once.
  expect(out).toMatch(/"done":true|nothing-to-switch/)

  const more = populate(made.shop, 60)
  await killedAt(made, 'platform', 2)
  for (let pass = 0; pass < 3; pass++) {
    await made.run(['sync'])
    anHourLater(made.journal)
  }
  const old = new Set(references(made.platform))
  expect(references(made.newPlatform).filter((reference) => old.has(reference))).toEqual([])
  expect(made.newPlatform.summary().duplicates).toBe(0)
  const { due = 0, sent = 0, collected = 0, uncertain = 0 } = states(made.journal)
  expect({ due, sent }).toEqual({ due: 0, sent: 0 })
  expect(collected + uncertain).toBe(population.qualifying.length + more.qualifying.length)
  expect(old.size + made.newPlatform.summary().references).toBeGreaterThanOrEqual(collected)
})

it('a switch beside a sync that is still handing over waits for what is on its way', {
  timeout: 120_000,
}, async (test) => {
  const made = await newWorld(test)
  const population = populate(made.shop, 400)
  const more: string[] = []
  const beside = new Promise<Ended>((resolve) => {
    let seen = 0
    made.onRequest = (side) => {
      if (side !== 'platform' || ++seen !== 20) return
      made.configure(made.moved)
      for (let n = 0; n < 10; n++) more.push(String(made.shop.add({ status: 'completed' })))
      resolve(made.run(['switch', 'boutique', '--to', 'purchase-events', '--yes', '--json']))
    }
  })
  const [before, switched] = await Promise.all([made.run(['sync']), beside])
  expect(before.exit).toBe(0)
  expect(JSON.parse(switched.out)).toMatchObject({ ok: true, done: true, unanswered: { count: 0 } })
  expect((await made.run(['sync'])).exit).toBe(0)
  const asked = [...references(made.platform), ...references(made.newPlatform)]
  expect(asked.sort()).toEqual([...population.qualifying, ...more].sort())
  expect(made.newPlatform.summary().references).toBeGreaterThanOrEqual(more.length)
  expect(made.platform.asked + made.newPlatform.asked).toBe(asked.length)
})
