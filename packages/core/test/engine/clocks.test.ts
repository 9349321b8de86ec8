import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/clock.ts'
import { connected, scene } from './bench.ts'

describe('clocks', () => {
  it.each([
    ['an hour ahead', HOUR],
    ['an hour behind', -HOUR],
  ])('a shop’s that is %s, from set-up on, loses and repeats nothing', async (_, skew) => {
    const made = await scene()
    const { shop, recolte, platform, clock } = made
    shop.now = () => clock.now() + skew
    shop.add('old')
    shop.add('open', { statuses: ['processing'], meaning: 'paid', reached: {} })
    clock.time += MINUTE
    await recolte.sync()
    for (let n = 1; n <= 6; n++) {
      clock.time += 10 * MINUTE
      shop.add(String(n))
      if (n === 3) shop.change('open', { statuses: ['completed'], reached: { completed: new Date(shop.now()) } })
      await recolte.sync()
    }
    expect([...platform.held()].map(({ reference }) => reference).sort()).toEqual(
      ['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'Nopen'].sort(),
    )
    expect(platform.summary().duplicates).toBe(0)
  })

  it('a shop’s put back right after set-up does not leave behind what comes', async () => {
    const { shop, recolte, platform, clock } = await scene()
    shop.now = () => clock.now() + HOUR
    clock.time += MINUTE
    shop.add('old')
    clock.time += MINUTE
    await recolte.sync()
    shop.now = clock.now
    clock.time += 10 * MINUTE
    shop.add('1')
    clock.time += MINUTE
    await recolte.sync()
    expect([...platform.held()].map(({ reference }) => reference)).toEqual(['N1'])
    clock.time += DAY
    await recolte.sync()
    expect((await recolte.explain({ text: 'Nold' }))[0]?.reason.code).toBe('before-baseline')
    expect(platform.asked).toBe(1)
  })

  it('put back where shop and Recolte share one lose nothing: each order leaves in the pass that sees it', async () => {
    const { shop, recolte, platform, clock, events } = await connected()
    shop.add('1')
    await recolte.sync()
    clock.time -= HOUR
    for (let n = 2; n <= 6; n++) {
      shop.add(String(n))
      clock.time += 5 * MINUTE
      await recolte.sync()
      expect(platform.summary()).toMatchObject({ references: n, duplicates: 0 })
    }
    expect(events.filter(({ type }) => type === 'warning')).toMatchObject([
      { code: 'clock-stepped-back', detail: { minutes: 55 } },
    ])
  })

  it('a year ahead and put right keep nothing waiting for a year', async () => {
    const { shop, recolte, platform, clock } = await connected()
    const right = clock.now
    clock.time += 365 * DAY
    shop.add('1')
    platform.fault({ kind: '503', rate: 1 })
    await recolte.sync()
    platform.clearFaults()
    clock.time -= 365 * DAY
    shop.now = right
    clock.time += 10 * MINUTE
    await recolte.sync()
    shop.add('2')
    clock.time += MINUTE
    await recolte.sync()
    expect(platform.summary()).toMatchObject({ references: 2, duplicates: 0 })
  })

  it('a step of the shop’s is read back also where the pass that noticed it died', async () => {
    const { shop, recolte, platform, clock, journal } = await connected()
    shop.now = () => clock.now() + HOUR
    await recolte.sync()
    shop.now = clock.now
    clock.time += 10 * MINUTE
    shop.add('1')
    clock.time += MINUTE
    const record = journal.recordPage
    journal.recordPage = () => Promise.reject(new Error('killed'))
    await expect(recolte.sync()).rejects.toThrow('killed')
    journal.recordPage = record
    clock.time += MINUTE
    await recolte.sync()
    expect(platform.asked).toBe(1)
  })
})
