import type { ActOnMany, Decision, Journal } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  always,
  collect,
  connect,
  handOver,
  hold,
  later,
  lease,
  MINUTE,
  NOW,
  page,
  row,
  SHOP,
  seen,
  shown,
  wait,
} from '../scene.ts'

const act = (journal: Journal, kind: ActOnMany['kind'], change: Partial<ActOnMany> = {}) =>
  journal.actOnMany({ kind, store: SHOP, actor: 'eve', now: NOW, limit: 10, ...change })
const old: Decision = { kind: 'hold', reason: { code: 'old-orders', detail: { days: 60 } } }

/** Three that a rule or a person holds, one that is not ready itself, one ready, one of another store. */
async function held(journal: Journal): Promise<void> {
  await seen(journal, hold, row('1'), row('2'))
  await journal.recordPage(page([row('3')]), always(old))
  await seen(journal, collect, row('moved-back'))
  await handOver(journal, 'R', 'due', { nextAt: NOW + MINUTE })
  await journal.recordPage(page([later(row('moved-back'))]), always(wait))
  await journal.recordPage(page([row('due')]), always(collect))
  await connect(journal, 'other')
  await journal.recordPage(page([row('1')], { store: 'other' }), always(hold))
}

export const manyCases = cases('by hand, for many', {
  'tells how many an act would change, by reason, and changes nothing': async ({ journal }) => {
    await held(journal)
    const would = { 'reached-unknown': 2, 'old-orders': 1 }
    expect(await journal.concerned({ kind: 'release', store: SHOP })).toEqual(would)
    expect(await journal.concerned({ kind: 'cancel-held', store: SHOP })).toEqual(would)
    expect(await journal.concerned({ kind: 'pause', store: SHOP })).toEqual({ due: 1 })
    expect(await journal.concerned({ kind: 'retry-refused', store: SHOP })).toEqual({})
    expect(await journal.counts(SHOP)).toMatchObject({ held: 4, due: 1 })
  },
  'release lets go what is held for a reason of a rule or a person': async ({ journal }) => {
    await held(journal)
    expect(await act(journal, 'release')).toBe(3)
    expect(await journal.counts(SHOP)).toMatchObject({ held: 1, due: 4 })
    expect((await shown(journal, 'moved-back')).state).toBe('held')
    expect((await shown(journal, '1', 'other')).state).toBe('held')
    expect((await shown(journal, '1')).reason).toEqual({ code: 'released' })
    // Held for its age alone: judged like any other order from now on.
    expect((await shown(journal, '3')).reason).toEqual({ code: 'due' })
    expect(await lease(journal, 'a')).toHaveLength(4)
    expect(await act(journal, 'release')).toBe(0)
  },
  'cancel sets all of it aside, which release does not bring back': async ({ journal }) => {
    await held(journal)
    expect(await act(journal, 'cancel-held')).toBe(3)
    expect(await journal.counts(SHOP)).toMatchObject({ held: 1, stopped: 3, due: 1 })
    expect((await shown(journal, '1')).reason).toEqual({ code: 'by-hand', detail: { actor: 'eve' } })
    expect(await act(journal, 'release')).toBe(0)
  },
  'retry lets go what was refused, of a time on': async ({ journal }) => {
    for (const n of [1, 2, 3]) {
      await seen(journal, collect, row(String(n)))
      await handOver(journal, `R${n}`, n === 3 ? 'expired' : 'refused')
    }
    const since = NOW + MINUTE
    expect(await journal.concerned({ kind: 'retry-refused', store: SHOP, since })).toEqual({})
    expect(await act(journal, 'retry-refused', { since })).toBe(0)
    expect(await journal.concerned({ kind: 'retry-refused', store: SHOP, since: NOW })).toEqual({
      'platform-refused': 2,
    })
    expect(await act(journal, 'retry-refused', { since: NOW })).toBe(2)
    expect(await journal.counts(SHOP)).toMatchObject({ refused: 0, retrying: 2, expired: 1 })
    expect((await lease(journal, 'a')).map(({ payload }) => payload)).toEqual([undefined, undefined])
  },
  'goes in groups, each of them journaled with who and how many': async ({ journal, sql }) => {
    await held(journal)
    const changed = []
    for (let n = 0; n < 3; n++) changed.push(await act(journal, 'release', { limit: 2 }))
    expect(changed).toEqual([2, 1, 0])
    expect(await sql('SELECT store, actor, kind, at, after FROM action ORDER BY id')).toEqual([
      expect.objectContaining({ store: SHOP, actor: 'eve', kind: 'release', at: NOW, after: '{"changed":2}' }),
      expect.objectContaining({ after: '{"changed":1}' }),
    ])
  },
})

export const pauseCases = cases('a pause', {
  'of a store is kept with who and when, and ended': async ({ journal, reopen, sql }) => {
    await connect(journal)
    await connect(journal, 'other')
    await journal.pauseStore(SHOP, NOW, 'eve', NOW)
    const second = await reopen()
    expect((await second.store(SHOP))?.pausedAt).toBe(NOW)
    expect((await second.store('other'))?.pausedAt).toBeUndefined()
    await second.pauseStore(SHOP, undefined, 'bob', NOW + 1)
    expect((await journal.store(SHOP))?.pausedAt).toBeUndefined()
    expect(await sql('SELECT store, actor, kind, at FROM action ORDER BY id')).toEqual([
      expect.objectContaining({ store: SHOP, actor: 'eve', kind: 'pause', at: NOW }),
      expect.objectContaining({ store: SHOP, actor: 'bob', kind: 'resume', at: NOW + 1 }),
    ])
    await second.close()
  },
})
