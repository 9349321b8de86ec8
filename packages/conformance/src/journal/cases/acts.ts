import type { Journal } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { collect, handOver, hold, LEASE, leaseOne, MINUTE, NOW, row, SHOP, seen, send, shown, wait } from '../scene.ts'

const act = (journal: Journal, kind: 'retry' | 'cancel' | 'confirm', orderId: string, now = NOW) =>
  journal.act({ kind, store: SHOP, orderId, actor: 'eve', now })

export const actCases = cases('by hand', {
  'retry lets go of what is held, refused, expired or uncertain, to be read again': async ({ journal }) => {
    for (const state of ['refused', 'expired', 'uncertain'] as const) {
      await seen(journal, collect, row(state))
      await handOver(journal, state, state)
    }
    await seen(journal, hold, row('held'))
    for (const state of ['held', 'refused', 'expired', 'uncertain'] as const) {
      expect(await act(journal, 'retry', state, NOW + MINUTE)).toEqual({ outcome: 'done', before: state })
      expect(await shown(journal, state)).toMatchObject({ reason: { code: 'released' }, nextAt: NOW + MINUTE })
      const again = await leaseOne(journal, 'a', { now: NOW + MINUTE })
      expect(again).toMatchObject({ reason: { code: 'released' }, payload: undefined })
    }
  },
  'cancel stops what has not left, and retry brings it back': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    expect(await act(journal, 'cancel', '1')).toEqual({ outcome: 'done', before: 'due' })
    expect(await shown(journal, '1')).toMatchObject({
      state: 'stopped',
      reason: { code: 'by-hand', detail: { actor: 'eve' } },
    })
    expect(await act(journal, 'retry', '1')).toEqual({ outcome: 'done', before: 'stopped' })
    expect((await shown(journal, '1')).state).toBe('due')
  },
  'confirm makes what had no answer collected, for good, and forgets what was read for it': async ({
    journal,
    sql,
  }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'uncertain')
    expect(await act(journal, 'confirm', '1', NOW + MINUTE)).toEqual({ outcome: 'done', before: 'uncertain' })
    expect(await shown(journal, '1')).toMatchObject({
      state: 'collected',
      reason: { code: 'confirmed', detail: { actor: 'eve' } },
      collectedAt: NOW + MINUTE,
    })
    expect(await sql('SELECT handover_id FROM payload')).toEqual([])
    expect((await act(journal, 'retry', '1')).outcome).toBe('final')
    expect(await sql('SELECT kind, actor FROM action')).toEqual([
      expect.objectContaining({ kind: 'confirm', actor: 'eve' }),
    ])
  },
  'confirm believes nobody about what has an answer, or has not left': async ({ journal }) => {
    for (const state of ['refused', 'expired', 'due'] as const) {
      await seen(journal, collect, row(state))
      await handOver(journal, state, state, { nextAt: NOW + MINUTE })
    }
    await seen(journal, hold, row('held'))
    for (const id of ['refused', 'expired', 'due', 'held']) {
      expect((await act(journal, 'confirm', id)).outcome).toBe('final')
    }
    expect((await journal.counts(SHOP)).collected).toBe(0)
  },
  'is journaled with who, before and after': async ({ journal, sql }) => {
    await seen(journal, hold, row('1'))
    await act(journal, 'retry', '1')
    await act(journal, 'cancel', '1', NOW + 1)
    const actions = await sql('SELECT at, store, actor, kind, before, after FROM action ORDER BY id')
    expect(actions).toMatchObject([
      { at: NOW, store: SHOP, actor: 'eve', kind: 'retry' },
      { at: NOW + 1, store: SHOP, actor: 'eve', kind: 'cancel' },
    ])
    const [first, second] = actions.map(({ before, after }) => [JSON.parse(String(before)), JSON.parse(String(after))])
    expect(first).toMatchObject([
      { orderId: '1', state: 'held', reason: hold.reason },
      { orderId: '1', state: 'due', reason: { code: 'released' } },
    ])
    expect(second).toMatchObject([{ state: 'due' }, { state: 'stopped', reason: { code: 'by-hand' } }])
  },
  'does nothing to what is collected': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected')
    for (const kind of ['retry', 'cancel'] as const) {
      expect(await act(journal, kind, '1')).toEqual({ outcome: 'final', before: 'collected' })
    }
    expect(await sql('SELECT id FROM action')).toEqual([])
  },
  'does nothing while the order is on its way': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a')
    await journal.prepare('a', [send(handoverId, 'R1')], NOW)
    for (const kind of ['retry', 'cancel'] as const) {
      expect(await act(journal, kind, '1')).toEqual({ outcome: 'sending', before: 'due' })
    }
    expect((await act(journal, 'retry', '1', NOW + LEASE)).outcome).toBe('done')
  },
  'finds nothing to do for an order without a hand-over': async ({ journal }) => {
    await seen(journal, wait, row('1'))
    expect(await act(journal, 'retry', '1')).toEqual({ outcome: 'no-handover', before: 'waiting' })
    expect((await act(journal, 'cancel', 'never-seen')).outcome).toBe('no-handover')
  },
})
