import { describe, expect, it } from 'vitest'
import { expectAllAsked, references } from './asked.ts'
import { populate } from './population.ts'
import { anHourLater, world } from './world.ts'

/** Bounded for a machine that does much else. */
const SLOW = { timeout: 120_000 }

describe.concurrent('a shop that lives on', () => {
  it('while its list is read loses no order and repeats none', SLOW, async (test) => {
    const made = await world(test)
    const population = populate(made.shop, 350)
    const late: string[] = []
    let seen = 0
    made.onRequest = (side) => {
      if (side !== 'shop') return
      seen += 1
      // Between two pages the first rows move to the end, and new ones come.
      const [moved = ''] = population.qualifying.slice(seen)
      made.shop.touch(Number(moved))
      if (seen < 8) late.push(String(made.shop.add({ status: 'completed' })))
    }
    await made.sync()
    made.onRequest = () => {}
    anHourLater(made.journal)
    expect((await made.sync()).exit).toBe(0)
    const qualifying = [...population.qualifying, ...late].sort()
    expectAllAsked(made, { qualifying, orders: population.orders + late.length })
    expect(made.platform.summary().duplicates).toBe(0)
  })

  it('between collecting and sending has the last word', SLOW, async (test) => {
    const made = await world(test)
    const ids = Array.from({ length: 12 }, () => made.shop.add({ status: 'completed' }))
    made.platform.fault({ kind: '503', rate: 1 })
    expect((await made.sync('--max-duration', '2s')).exit).toBe(0)
    made.platform.clearFaults()
    const [deleted = 0, trashed = 0, refunded = 0, cancelled = 0, moved = 0] = ids
    made.shop.delete(deleted)
    made.shop.trash(trashed)
    made.shop.refund(refunded)
    made.shop.change(cancelled, { status: 'cancelled' })
    made.shop.change(moved, { status: 'processing' })
    anHourLater(made.journal)
    // What was read within twelve hours goes again unless the shop told of a change; deletion and trash are told by no list.
    await made.sync()
    const held = references(made.platform)
    for (const id of [refunded, cancelled, moved]) expect(held).not.toContain(String(id))
    expect(held.length).toBeGreaterThanOrEqual(7)
    const told = await made.run(['explain', String(cancelled), '--json'])
    expect(JSON.parse(told.out)).toMatchObject({ status: 'stopped', reason: { code: 'cancelled' } })
    made.shop.change(moved, { status: 'completed' })
    anHourLater(made.journal)
    await made.sync()
    expect(references(made.platform)).toContain(String(moved))
    expect(made.platform.summary().duplicates).toBe(0)
  })
})
