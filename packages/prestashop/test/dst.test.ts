import { describe, expect, it } from 'vitest'
import { createZone, instantOf } from '../src/zone.ts'
import { all } from './context.ts'
import { sandbox } from './shop.ts'

const at = (time: string) => Date.parse(`2026-10-25T${time}Z`)
const zone = createZone('Europe/Paris')

describe('the wall clock of a shop', () => {
  it('shows 02:30 twice in the night the clocks go back, and neither instant slips under a bound', () => {
    expect(zone.instants('2026-10-25 02:30:00')).toEqual([at('00:30:00'), at('01:30:00')])
    // From 02:45 of summer time on, the wall clock may still show 02:00.
    expect(zone.lowestFrom(at('00:45:00'))).toBe('2026-10-25 02:00:00')
    expect(zone.lowestFrom(at('01:15:00'))).toBe('2026-10-25 02:15:00')
    expect(zone.lowestFrom(at('12:00:00'))).toBe('2026-10-25 13:00:00')
  })

  it('is read as the later of the two, unless the shop’s clock has not come there yet', () => {
    expect(instantOf(zone, '2026-10-25 02:30:00', at('05:00:00')).getTime()).toBe(at('01:30:00'))
    expect(instantOf(zone, '2026-10-25 02:30:00', at('00:40:00')).getTime()).toBe(at('00:30:00'))
  })

  it('leaves out an hour in spring, and reads a time in it all the same', () => {
    expect(zone.instants('2026-03-29 02:30:00')).toEqual([Date.parse('2026-03-29T01:30:00Z')])
  })
})

describe('polling through the hour that comes twice', () => {
  /** Polls every few minutes from before until after it; each poll goes on from the `through` of the one before. */
  async function night(everyMinutes: number, pageSize: number | undefined) {
    const { store, app } = sandbox({ orders: 60, to: at('00:00:00') - 86_400_000 })
    const changed = new Map<string, number>()
    const seen = new Map<string, string>()
    let since = new Date(at('00:00:00') - 3_600_000)
    for (let minute = 0; minute <= 180; minute += 1) {
      const now = at('00:00:00') - 1_800_000 + minute * 60_000
      app.setClock(() => now)
      // Each minute another order comes to its next state.
      const id = (minute % 60) + 1
      const state = minute < 60 ? 3 : minute < 120 ? 4 : 5
      app.setState(id, state)
      changed.set(String(id), state)
      if (minute % everyMinutes !== 0 && minute !== 180) continue
      for (const page of await all(store.changes({ since, ...(pageSize === undefined ? {} : { pageSize }) }))) {
        for (const row of page.rows) seen.set(row.id, row.statuses.join())
        expect(page.through.getTime()).toBeLessThanOrEqual(now)
        since = page.through
      }
    }
    return { changed, seen }
  }

  it.each([
    [1, undefined],
    [7, undefined],
    [60, 7],
    [90, 10],
  ])('every %i minutes loses no change, with no overlap at all (pages of %s)', async (every, pageSize) => {
    const { changed, seen } = await night(every, pageSize)
    const missed = [...changed].filter(([id, state]) => seen.get(id) !== String(state)).map(([id]) => id)
    expect(missed).toEqual([])
  })

  it('says of no page that more was shown than was: a run stopped after any page goes on from there', async () => {
    const now = at('01:20:00')
    const { store, app } = sandbox({ orders: 0, now: () => now })
    for (let minute = 0; minute < 80; minute += 1) {
      app.setClock(() => at('00:00:00') + minute * 60_000)
      app.add()
    }
    app.setClock(() => now)
    for (let stop = 1; stop <= 8; stop += 1) {
      const shown = new Set<string>()
      let since = new Date(at('00:00:00') - 1_000)
      let pages = 0
      for await (const page of store.changes({ since, pageSize: 9 })) {
        for (const { id } of page.rows) shown.add(id)
        since = page.through
        pages += 1
        if (pages === stop) break
      }
      for (const page of await all(store.changes({ since, pageSize: 9 }))) for (const { id } of page.rows) shown.add(id)
      expect(shown.size).toBe(80)
    }
  })
})
