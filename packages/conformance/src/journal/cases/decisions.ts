import type { HandoverState } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  always,
  collect,
  handOver,
  hold,
  later,
  lease,
  leaseOne,
  MINUTE,
  NOW,
  page,
  receipt,
  row,
  SHOP,
  seen,
  send,
  shown,
  skip,
  wait,
} from '../scene.ts'

const changed = later(row('1'))

export const decisionCases = cases('a decision', {
  'to collect makes one hand-over, due now or not before its date': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    await journal.recordPage(page([changed]), always(collect))
    await journal.recordPage(page([row('2')]), always({ ...collect, notBefore: NOW + MINUTE }))
    expect(await sql('SELECT state, next_at FROM handover ORDER BY id')).toEqual([
      expect.objectContaining({ state: 'due', next_at: NOW }),
      expect.objectContaining({ state: 'due', next_at: NOW + MINUTE }),
    ])
    expect((await lease(journal, 'a')).map(({ orders }) => orders[0]?.orderId)).toEqual(['1'])
  },
  'to hold makes a hand-over that does not leave': async ({ journal }) => {
    await seen(journal, hold, row('1'))
    expect(await shown(journal, '1')).toMatchObject({ state: 'held', reason: hold.reason })
    expect(await lease(journal, 'a', { now: NOW + 1_000 * MINUTE })).toEqual([])
  },
  'to wait or skip dissolves a hand-over that was never sent': async ({ journal, sql }) => {
    for (const [id, decision, state] of [
      ['1', wait, 'waiting'],
      ['2', skip, 'skipped'],
    ] as const) {
      await seen(journal, id === '1' ? collect : hold, row(id))
      await journal.recordPage(page([later(row(id))]), always(decision))
      expect(await shown(journal, id)).toMatchObject({ state, reason: decision.reason, handover: undefined })
    }
    expect(await sql('SELECT id FROM handover')).toEqual([])
  },
  'to wait holds, and to skip stops, a hand-over that was sent before': async ({ journal }) => {
    for (const [id, decision, state] of [
      ['1', wait, 'held'],
      ['2', skip, 'stopped'],
    ] as const) {
      await seen(journal, collect, row(id))
      const handoverId = await handOver(journal, `R${id}`, 'due', { nextAt: NOW + MINUTE })
      await journal.recordPage(page([later(row(id))]), always(decision))
      expect(await shown(journal, id)).toMatchObject({ state, reason: decision.reason, reference: `R${id}` })
      expect((await shown(journal, id)).handover?.id).toBe(handoverId)
    }
  },
  'to collect lets go of what only waited, not of what is held for a reason': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW + MINUTE })
    await journal.recordPage(page([changed]), always(wait))
    await journal.recordPage(page([row('2')]), always(hold))
    await journal.recordPage(page([later(changed), later(row('2'))]), always(collect))
    expect(await shown(journal, '1')).toMatchObject({ state: 'retrying', nextAt: NOW })
    expect(await shown(journal, '2')).toMatchObject({ state: 'held', reason: hold.reason })
  },
  'changes nothing of a hand-over that has ended': async ({ journal }) => {
    const ended: HandoverState[] = []
    for (const state of ['collected', 'refused', 'uncertain', 'expired', 'handed'] as const) {
      await seen(journal, collect, row(state))
      await handOver(journal, state, state)
      await journal.recordPage(page([later(row(state), { statuses: ['refunded'] })]), always(skip))
      expect(await shown(journal, state)).toMatchObject({ state, statuses: ['refunded'] })
      ended.push(state)
    }
    expect(ended).toHaveLength(5)
  },
  'does not touch a leased hand-over, and has it read again next time': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a')
    await journal.recordPage(page([changed]), always(skip))
    expect(await journal.prepare('a', [send(handoverId, 'R1')], NOW)).toEqual(['done'])
    await journal.recordPage(page([later(changed)]), always(skip))
    expect(await sql('SELECT state FROM handover')).toEqual([expect.objectContaining({ state: 'sent' })])
    expect(await journal.settle('a', [receipt(handoverId, 'due', { nextAt: NOW })], NOW)).toBe(1)
    expect(await leaseOne(journal, 'b')).toMatchObject({ attempts: 1, payload: undefined })
  },
  'about a hand-over whose process died is carried out': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'dead')
    await journal.recordPage(page([changed], { now: NOW + 2 * MINUTE }), always(skip))
    expect((await shown(journal, '1')).state).toBe('skipped')
    expect(await journal.prepare('dead', [send(handoverId, 'R1')], NOW)).toEqual(['lost'])
  },
})

export const redecideCases = cases('new rules', {
  'decide again all that waits or is skipped, page by page': async ({ journal }) => {
    const rows = ['1', '2', '3', '4', '5'].map((id) => row(id, { reached: { paid: new Date(NOW - 9) }, shop: 'fr' }))
    await seen(journal, wait, ...rows.slice(0, 3))
    await journal.recordPage(page(rows.slice(3)), always(skip))
    await journal.recordPage(page([row('6')]), always(collect))
    const again = { store: SHOP, method: 'webservice', rulesHash: 'rules-2', pass: 2, now: NOW + 5, limit: 2 }
    const given: unknown[] = []
    const outcomes = []
    for (;;) {
      const outcome = await journal.redecide(again, (order) => {
        given.push(order)
        return order.id === '2' ? collect : skip
      })
      outcomes.push(outcome.decided)
      if (!outcome.more) break
    }
    expect(outcomes).toEqual([2, 2, 1])
    expect(given).toHaveLength(5)
    expect(given).toEqual(expect.arrayContaining(rows))
    expect(await journal.counts(SHOP)).toMatchObject({ skipped: 4, due: 2, waiting: 0 })
    expect(await journal.redecide(again, always(wait))).toEqual({ decided: 0, more: false })
  },
})

export const groupCases = cases('orders of one purchase', {
  'leave in one hand-over, with the earliest trigger': async ({ journal }) => {
    const parts = ['1', '2'].map((id) => row(id, { groupKey: 'cart-7' }))
    await seen(journal, collect)
    await journal.recordPage(page([...parts, row('3')]), ({ id }) => ({ ...collect, reachedAt: NOW - Number(id) }))
    const leased = await lease(journal, 'a')
    expect(leased.map(({ orders }) => orders.map(({ orderId }) => orderId))).toEqual([['3'], ['1', '2']])
    expect(leased.at(1)?.reachedAt).toBe(NOW - 2)
    expect((await shown(journal, '1')).handover?.siblings).toEqual(['2'])
  },
  'do not join one that a process holds or that has left': async ({ journal }) => {
    await seen(journal, collect, row('1', { groupKey: 'cart-7' }))
    await leaseOne(journal, 'a')
    await journal.recordPage(page([row('2', { groupKey: 'cart-7' })]), always(collect))
    expect((await shown(journal, '2')).handover?.siblings).toEqual([])
  },
  'are told to whoever leases one of them: those that wait and those that have left': async ({ journal }) => {
    const part = (id: string) => row(id, { groupKey: 'cart-7' })
    await seen(journal, collect, row('0'), part('1'))
    await seen(journal, wait, part('2'), row('3', { groupKey: 'cart-8' }))
    const before = await lease(journal, 'a')
    const [alone, one] = ['0', '1'].map((id) => before.find(({ orders }) => orders[0]?.orderId === id))
    expect(alone?.siblings).toEqual([])
    expect(one?.siblings).toEqual([{ orderId: '2', decision: 'wait', left: false }])
    if (one === undefined) return
    await journal.prepare('a', [send(one.handoverId, 'R1')], NOW)
    await journal.recordPage(page([later(part('2'))]), always(collect))
    const [two] = await lease(journal, 'b')
    expect(two?.orders.map(({ orderId }) => orderId)).toEqual(['2'])
    expect(two?.siblings).toEqual([{ orderId: '1', decision: 'collect', left: true }])
  },
  'that put their hand-over off are due as soon as another joins': async ({ journal }) => {
    await seen(journal, collect, row('1', { groupKey: 'cart-7' }))
    const { handoverId } = await leaseOne(journal, 'a')
    const reason = { code: 'awaiting-siblings', detail: { orders: '2' } } as const
    await journal.prepare('a', [{ handoverId, kind: 'later', reason, nextAt: NOW + 60 * MINUTE }], NOW)
    await journal.recordPage(page([row('2', { groupKey: 'cart-7' })]), always(collect))
    expect((await leaseOne(journal, 'b')).orders.map(({ orderId }) => orderId)).toEqual(['1', '2'])
  },
  'go on without the one that no longer qualifies': async ({ journal }) => {
    const parts = ['1', '2'].map((id) => row(id, { groupKey: 'cart-7' }))
    await seen(journal, collect, ...parts)
    await journal.recordPage(page([later(row('1', { groupKey: 'cart-7' }))]), always(skip))
    expect((await shown(journal, '1')).state).toBe('skipped')
    expect((await leaseOne(journal, 'a')).orders.map(({ orderId }) => orderId)).toEqual(['2'])
    expect(await journal.counts(SHOP)).toMatchObject({ due: 1, skipped: 1 })
  },
  'are held together when one of them is': async ({ journal }) => {
    await seen(journal, collect, row('1', { groupKey: 'cart-7' }))
    await journal.recordPage(page([row('2', { groupKey: 'cart-7' })]), always(hold))
    expect(await journal.counts(SHOP)).toMatchObject({ held: 2, due: 0 })
  },
})
