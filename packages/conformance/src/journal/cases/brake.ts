import type { Decision, Journal } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { always, collect, connect, handOver, hold, lease, MINUTE, NOW, page, row, SHOP, seen, shown } from '../scene.ts'

const taken: Decision = { ...collect, awaitsPass: true }
const reason = { code: 'brake-first', detail: { limit: 2 } } as const
const close = (journal: Journal, limit?: number, before = 0) =>
  journal.closePass({ store: SHOP, now: NOW, ...(limit === undefined ? {} : { brake: { limit, before, reason } }) })
const leased = async (journal: Journal, now = NOW) => (await lease(journal, 'a', { now })).length

export const brakeCases = cases('the end of a pass', {
  'opens what the pass took in, and nothing of it leaves before': async ({ journal }) => {
    await seen(journal, taken, row('1'), row('2'))
    expect(await leased(journal, NOW + 1_000_000 * MINUTE)).toBe(0)
    expect(await journal.nextDue([SHOP], [])).not.toBe(NOW)
    expect(await close(journal, 2)).toEqual({ opened: 2, held: 0 })
    expect(await leased(journal)).toBe(2)
  },
  'keeps a date that lies ahead': async ({ journal }) => {
    await seen(journal, { ...taken, notBefore: NOW + MINUTE }, row('1'))
    await close(journal)
    expect(await leased(journal)).toBe(0)
    expect(await leased(journal, NOW + MINUTE)).toBe(1)
  },
  'holds all of a flood together, with how many they were': async ({ journal }) => {
    await seen(journal, taken, row('1'), row('2'), row('3'))
    expect(await close(journal, 2)).toEqual({ opened: 0, held: 3 })
    expect(await shown(journal, '2')).toMatchObject({
      state: 'held',
      reason: { code: 'brake-first', detail: { limit: 2, count: 3 } },
    })
    expect(await leased(journal, NOW + 1_000 * MINUTE)).toBe(0)
  },
  'counts what had been let go before as part of the flood': async ({ journal }) => {
    await seen(journal, taken, row('1'))
    expect(await close(journal, 2, 2)).toEqual({ opened: 0, held: 1 })
    expect((await shown(journal, '1')).reason.detail).toEqual({ limit: 2, count: 3 })
  },
  'touches nothing that an earlier pass opened, nor another store’s': async ({ journal }) => {
    await seen(journal, taken, row('1'), row('2'))
    await close(journal, 2)
    await connect(journal, 'other')
    await journal.recordPage(page([row('1'), row('2'), row('3')], { store: 'other' }), always(taken))
    await journal.recordPage(page([row('3')]), always(taken))
    expect(await close(journal, 2)).toEqual({ opened: 1, held: 0 })
    expect(await leased(journal)).toBe(3)
  },
  'opens what a pass that died had left': async ({ journal, reopen }) => {
    await seen(journal, taken, row('1'))
    const second = await reopen()
    expect(await close(second, 2)).toEqual({ opened: 1, held: 0 })
    await second.close()
  },
  'leaves what is held for a reason of its own as it is': async ({ journal }) => {
    await seen(journal, { ...hold, awaitsPass: true }, row('1'))
    expect(await close(journal)).toEqual({ opened: 0, held: 0 })
    expect((await shown(journal, '1')).reason).toEqual(hold.reason)
  },
  'knows how many were collected since a day, and on how many days there was anything': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    expect(await journal.collectedSince(SHOP, '2026-03-01')).toEqual({ collected: 0, days: 0 })
    await handOver(journal, 'R1', 'collected', { collectedAt: NOW })
    await seen(journal, collect, row('2'))
    await handOver(journal, 'R2', 'refused')
    expect(await journal.collectedSince(SHOP, '2026-03-10')).toEqual({ collected: 1, days: 1 })
    expect(await journal.collectedSince(SHOP, '2026-03-11')).toEqual({ collected: 0, days: 0 })
    expect(await journal.collectedSince('elsewhere', '2026-03-01')).toEqual({ collected: 0, days: 0 })
  },
})
