import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  always,
  collect,
  handOver,
  LEASE,
  later,
  leaseOne,
  MINUTE,
  NOW,
  page,
  purchase,
  receipt,
  row,
  SHOP,
  seen,
  send,
  shown,
  skip,
} from '../scene.ts'

export const settleCases = cases('settling', {
  'writes the state, the attempt, the tally and when to erase': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    const dates = { collectedAt: NOW + 1, scheduledAt: NOW + 2, eraseAfter: NOW + 3 }
    await handOver(journal, 'R1', 'collected', dates)
    expect(await shown(journal, '1')).toMatchObject({
      state: 'collected',
      reason: { code: 'collected' },
      collectedAt: NOW + 1,
      handover: {
        scheduledAt: NOW + 2,
        settledAt: NOW,
        attempts: [{ n: 1, at: NOW, method: 'webservice', outcome: 'collected', message: 'answer collected' }],
      },
    })
    expect(await sql('SELECT store, day, outcome, n FROM tally')).toEqual([
      expect.objectContaining({ store: SHOP, day: '2026-03-10', outcome: 'collected', n: 1 }),
    ])
    expect(await journal.erase(NOW + 2, 10)).toBe(0)
    expect(await journal.erase(NOW + 3, 10)).toBe(1)
  },
  'adds to the tally of the day': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    for (const n of [1, 2]) await handOver(journal, 'R1', 'due', { nextAt: NOW - n })
    expect(await sql('SELECT outcome, n FROM tally')).toEqual([expect.objectContaining({ outcome: 'due', n: 2 })])
    expect((await shown(journal, '1')).handover?.attempts.map(({ n }) => n)).toEqual([1, 2])
  },
  'makes a retry wait for its time, with the purchase as read': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW + MINUTE })
    expect(await shown(journal, '1')).toMatchObject({ state: 'retrying', nextAt: NOW + MINUTE })
    expect(await leaseOne(journal, 'a', { now: NOW + MINUTE })).toMatchObject({
      attempts: 1,
      reason: { code: 'will-retry' },
      payload: { purchase: purchase('R1'), readAt: NOW },
    })
  },
  'drops what comes after the lease was lost': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'slow')
    await journal.prepare('slow', [send(handoverId, 'R1')], NOW)
    await leaseOne(journal, 'b', { now: NOW + LEASE })
    for (const state of ['due', 'refused', 'uncertain', 'expired'] as const) {
      expect(await journal.settle('slow', [receipt(handoverId, state)], NOW)).toBe(0)
    }
    expect(await sql('SELECT n FROM attempt')).toEqual([])
    expect(await sql('SELECT lease_token, state FROM handover')).toEqual([
      expect.objectContaining({ lease_token: 'b', state: 'sent' }),
    ])
  },
  'lets a late `collected` win over everything': async ({ journal }) => {
    for (const state of ['due', 'refused', 'uncertain', 'expired'] as const) {
      await seen(journal, collect, row(state))
      const { handoverId } = await leaseOne(journal, 'slow')
      await journal.prepare('slow', [send(handoverId, state)], NOW)
      await leaseOne(journal, 'b', { now: NOW + LEASE })
      await journal.settle('b', [receipt(handoverId, state, { nextAt: NOW + 60 * MINUTE })], NOW)
      expect(await journal.settle('slow', [receipt(handoverId, 'collected')], NOW)).toBe(1)
      const story = await shown(journal, state)
      expect(story).toMatchObject({ state: 'collected', collectedAt: NOW })
      expect(story.handover?.attempts.map(({ outcome }) => outcome)).toEqual([state, 'collected'])
    }
  },
  'lets a late `collected` win over what was stopped or is held by now': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const handoverId = await handOver(journal, 'R1', 'due', { nextAt: NOW })
    await journal.recordPage(page([later(row('1'))]), always(skip))
    expect((await shown(journal, '1')).state).toBe('stopped')
    expect(await journal.settle('hand-over', [receipt(handoverId, 'collected')], NOW)).toBe(1)
    expect((await shown(journal, '1')).state).toBe('collected')
  },
  'never reopens what is collected': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a')
    await journal.prepare('a', [send(handoverId, 'R1')], NOW)
    await journal.settle('a', [receipt(handoverId, 'collected', { collectedAt: NOW })], NOW)
    const before = await shown(journal, '1')
    for (const state of ['due', 'refused', 'collected'] as const) {
      const late = receipt(handoverId, state, { collectedAt: NOW + 9, nextAt: NOW })
      expect(await journal.settle('a', [late], NOW + 9)).toBe(0)
    }
    expect(await journal.prepare('a', [send(handoverId, 'R1')], NOW)).toEqual(['lost'])
    expect(await shown(journal, '1')).toEqual(before)
  },
})

export const eraseCases = cases('erasing', {
  'removes purchases whose time has come, a few at a time': async ({ journal, sql }) => {
    for (const id of ['1', '2', '3']) {
      await seen(journal, collect, row(id))
      await handOver(journal, `R${id}`, 'collected', { eraseAfter: NOW + Number(id) * MINUTE })
    }
    expect(await journal.erase(NOW + 2 * MINUTE, 1)).toBe(1)
    expect(await journal.erase(NOW + 2 * MINUTE, 10)).toBe(1)
    expect(await journal.erase(NOW + 2 * MINUTE, 10)).toBe(0)
    expect(await sql('SELECT body FROM payload')).toHaveLength(1)
    expect((await shown(journal, '1')).state).toBe('collected')
  },
  'keeps what a retry still needs': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW })
    expect(await journal.erase(NOW + 10_000 * MINUTE, 10)).toBe(0)
    expect((await leaseOne(journal, 'a')).payload).toBeDefined()
  },
  'finds an address by a hash that only this journal can make': async ({ journal, reopen }) => {
    const hash = await journal.emailHash(' Jeanne@Example.COM ')
    const again = await reopen()
    expect(await again.emailHash('jeanne@example.com')).toBe(hash)
    expect(hash).not.toContain('jeanne')
    await again.close()
  },
})
