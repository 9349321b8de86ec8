import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../../src/clock.ts'
import { type Scene, START, scene } from './bench.ts'

const ago = (days: number) => new Date(START - days * DAY)
const asked = ({ platform }: Scene) => [...platform.held()].map(({ reference }) => reference).sort()

/** Orders as a shop has them when it is connected: some done, some open, some at a status that has no date. */
function oldShop({ shop }: Scene): void {
  for (const [id, days] of [
    ['1', 40],
    ['2', 3],
    ['3', 1],
  ] as const) {
    const at = ago(days)
    shop.add(`done${id}`, { createdAt: at, changedAt: at, reached: { completed: at } })
    shop.add(`open${id}`, { createdAt: at, changedAt: at, statuses: ['processing'], meaning: 'paid', reached: {} })
    shop.add(`sent${id}`, { createdAt: at, changedAt: at, statuses: ['shipped'], reached: {} })
  }
}

describe('the date from which orders count', () => {
  it('keeps old completed orders from leaving, however often they are edited, and lets open ones go', async () => {
    const made = await scene()
    const { shop, recolte, clock } = made
    oldShop(made)
    expect((await recolte.sync()).stores.boutique?.first).toMatchObject({ baselineAt: START, followed: 6 })
    for (let day = 0; day < 3; day++) {
      clock.time += DAY
      for (const id of ['done1', 'done2', 'done3']) shop.change(id, {})
      await recolte.sync()
    }
    const at = new Date(clock.now())
    for (const id of ['open1', 'open3'])
      shop.change(id, { statuses: ['completed'], meaning: 'completed', reached: { completed: at } })
    clock.time += HOUR
    await recolte.sync()
    expect(asked(made)).toEqual(['Nopen1', 'Nopen3'])
  })

  it('is seen by the change itself where a status has no date', async () => {
    const made = await scene({ store: { trigger: ['shipped'] } })
    const { shop, recolte, clock } = made
    oldShop(made)
    await recolte.sync()
    clock.time += DAY
    for (const id of ['sent1', 'sent2']) shop.change(id, {})
    for (const id of ['open1', 'open2']) shop.change(id, { statuses: ['shipped'] })
    await recolte.sync()
    expect(asked(made)).toEqual(['Nopen1', 'Nopen2'])
  })

  it('is moved by "since", at the first pass only', async () => {
    const made = await scene({ store: { since: ago(5).toISOString() } })
    oldShop(made)
    await made.recolte.sync()
    expect(asked(made)).toEqual(['Ndone2', 'Ndone3'])
    const earlier = await made.another({ store: { since: ago(60).toISOString() } })
    made.clock.time += HOUR
    await earlier.sync()
    expect(asked(made)).toEqual(['Ndone2', 'Ndone3'])
  })

  it('leaves what a former module had collected at its own status, and takes what had not come so far', async () => {
    const made = await scene({ store: { previousStatus: 'processing' } })
    const { shop, recolte, clock } = made
    oldShop(made)
    shop.add('unpaid', { createdAt: ago(2), changedAt: ago(2), statuses: ['pending'], meaning: 'unpaid', reached: {} })
    await recolte.sync()
    clock.time += DAY
    const at = new Date(clock.now())
    for (const id of ['open1', 'unpaid'])
      shop.change(id, { statuses: ['completed'], meaning: 'completed', reached: { processing: at, completed: at } })
    clock.time += HOUR
    await recolte.sync()
    expect(asked(made)).toEqual(['Nunpaid'])
    expect((await recolte.explain({ text: 'Nopen1' }))[0]).toMatchObject({
      status: 'skipped',
      reason: { code: 'former-module' },
    })
  })
})
