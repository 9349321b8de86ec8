import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  ACCOUNT,
  always,
  collect,
  connect,
  handOver,
  LEASE,
  lease,
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
} from '../scene.ts'

export const leaseCases = cases('a lease', {
  'takes due hand-overs, oldest trigger first, up to its limit': async ({ journal }) => {
    await connect(journal)
    await connect(journal, 'other')
    await journal.recordPage(page(['1', '2', '3'].map((id) => row(id))), ({ id }) => ({
      ...collect,
      reachedAt: NOW - 10 * Number(id),
    }))
    await journal.recordPage(page([row('9')], { store: 'other' }), always({ ...collect, reachedAt: NOW - 25 }))
    const leased = await lease(journal, 'a', { stores: [SHOP, 'other'], limit: 3 })
    expect(leased.map(({ orders }) => orders[0]?.orderId)).toEqual(['3', '9', '2'])
  },
  'brings what delivery needs': async ({ journal }) => {
    await seen(journal, { ...collect, account: ACCOUNT }, row('1'))
    expect(await leaseOne(journal, 'a')).toEqual({
      handoverId: expect.any(Number),
      store: SHOP,
      account: ACCOUNT,
      reference: undefined,
      reachedAt: collect.reachedAt,
      attempts: 0,
      orders: [
        {
          orderId: '1',
          decision: 'collect',
          reason: { code: 'due' },
          statuses: ['completed'],
          createdAt: row('1').createdAt.getTime(),
          changedAt: row('1').changedAt.getTime(),
          firstSeenAt: NOW,
          reachedAt: collect.reachedAt,
          reachedFrom: 'cms',
          handover: { id: expect.any(Number), state: 'due', attempts: 0 },
        },
      ],
      siblings: [],
      payload: undefined,
      reason: { code: 'due' },
    })
  },
  'belongs to one process at a time': async ({ journal, reopen }) => {
    const second = await reopen()
    await seen(journal, collect, ...['1', '2', '3', '4'].map((id) => row(id)))
    const mine = await lease(journal, 'a', { limit: 2 })
    const theirs = await lease(second, 'b')
    const ids = [...mine, ...theirs].map(({ handoverId }) => handoverId)
    expect([mine.length, theirs.length, new Set(ids).size]).toEqual([2, 2, 4])
    expect(await lease(journal, 'a')).toEqual([])
    await second.close()
  },
  'passes to another process when it runs out, and lives on when renewed': async ({ journal }) => {
    await seen(journal, collect, row('1'), row('2'))
    const [kept, lost] = await lease(journal, 'a')
    if (kept === undefined || lost === undefined) throw new Error('two were due')
    await journal.renew('a', [kept.handoverId], NOW + 3 * LEASE)
    await journal.renew('b', [lost.handoverId], NOW + 3 * LEASE)
    const taken = await lease(journal, 'b', { now: NOW + LEASE })
    expect(taken.map(({ handoverId }) => handoverId)).toEqual([lost.handoverId])
    const outcomes = await journal.prepare(
      'a',
      [send(kept.handoverId, 'R1'), send(lost.handoverId, 'R2')],
      NOW + LEASE + 1,
    )
    expect(outcomes).toEqual(['done', 'lost'])
  },
  'given back leaves the hand-over as it was': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const first = await leaseOne(journal, 'a')
    await journal.release('b', [first.handoverId])
    expect(await lease(journal, 'b')).toEqual([])
    await journal.release('a', [first.handoverId])
    expect(await leaseOne(journal, 'b')).toEqual(first)
  },
  'leaves closed accounts alone, or takes only one': async ({ journal }) => {
    await connect(journal)
    await journal.recordPage(page(['main', 'other'].map((id) => row(id))), ({ id }) => ({ ...collect, account: id }))
    await journal.recordPage(page([row('unknown')]), always(collect))
    const order = async (change: object) => {
      const leased = await lease(journal, 'a', change)
      await journal.release(
        'a',
        leased.map(({ handoverId }) => handoverId),
      )
      return leased.map(({ orders }) => orders[0]?.orderId).sort()
    }
    expect(await order({ excludeAccounts: ['main'] })).toEqual(['other', 'unknown'])
    expect(await order({ excludeAccounts: ['main'], onlyAccount: 'main' })).toEqual(['main'])
  },
  'takes nothing of a store that is paused, or that was switched, for a process that did not know yet': async ({
    journal,
  }) => {
    await seen(journal, collect, row('1'))
    const as = { name: SHOP, method: 'webservice', accountRule: ACCOUNT, referenceRule: 'number' }
    await journal.patchStore(SHOP, { pausedAt: NOW })
    expect(await lease(journal, 'a', { as })).toEqual([])
    await journal.patchStore(SHOP, { pausedAt: undefined })
    expect(await lease(journal, 'a', { as: { ...as, method: 'csv' } })).toEqual([])
    expect(await lease(journal, 'a', { as })).toHaveLength(1)
  },
  'marks its orders as looked at by the pass': async ({ journal }) => {
    await seen(journal, collect, row('1'), row('2'))
    await lease(journal, 'a', { limit: 1, passes: { [SHOP]: 7 } })
    const sum = Object.values(await journal.counts(SHOP, 7)).reduce((all, n) => all + n, 0)
    expect(sum).toBe(1)
  },
  'takes over what was sent by a process that died, with its purchase': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'dead')
    await journal.prepare('dead', [send(handoverId, 'R1')], NOW)
    expect(await lease(journal, 'b', { now: NOW + LEASE - 1 })).toEqual([])
    expect(await leaseOne(journal, 'b', { now: NOW + LEASE })).toMatchObject({
      handoverId,
      reference: 'R1',
      account: ACCOUNT,
      attempts: 1,
      payload: { purchase: purchase('R1'), readAt: NOW },
      orders: [{ handover: { state: 'sent' } }],
    })
  },
  'keeps the reason of the last turn through a crash, so that a person’s word holds': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'expired')
    await journal.act({ kind: 'retry', store: SHOP, orderId: '1', actor: 'eve', now: NOW })
    const { handoverId } = await leaseOne(journal, 'dead')
    await journal.prepare('dead', [send(handoverId, 'R1')], NOW)
    expect(await shown(journal, '1')).toMatchObject({ state: 'due', reason: { code: 'sent' } })
    expect(await leaseOne(journal, 'b', { now: NOW + LEASE })).toMatchObject({ reason: { code: 'released' } })
  },
})

export const waitingCases = cases('waiting', {
  'recovers what was sent and never answered as uncertain': async ({ journal }) => {
    await seen(journal, collect, row('1'), row('2'))
    const [first, second] = await lease(journal, 'a')
    if (first === undefined || second === undefined) throw new Error('two were due')
    await journal.prepare('a', [send(first.handoverId, 'R1'), send(second.handoverId, 'R2')], NOW)
    await journal.renew('a', [second.handoverId], NOW + 3 * LEASE)
    expect(await journal.recover(['elsewhere'], NOW + LEASE)).toBe(0)
    expect(await journal.recover([SHOP], NOW + LEASE)).toBe(1)
    expect(await journal.counts(SHOP)).toMatchObject({ uncertain: 1, due: 1 })
    expect(await lease(journal, 'b', { now: NOW + LEASE })).toEqual([])
    const [key] = await journal.find({ text: 'R1', limit: 1 })
    expect(await journal.story(key ?? { store: '', orderId: '' })).toMatchObject({
      state: 'uncertain',
      reason: { code: 'no-answer', detail: { reference: 'R1' } },
    })
  },
  'takes back a sending that did not happen': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a')
    await journal.prepare('a', [send(handoverId, 'R1')], NOW)
    await journal.unsend('b', [handoverId])
    expect(await sql("SELECT id FROM handover WHERE state = 'sent'")).toHaveLength(1)
    await journal.unsend('a', [handoverId])
    expect(await leaseOne(journal, 'b')).toMatchObject({ attempts: 0, reference: undefined, payload: undefined })
    expect(await sql('SELECT body FROM payload')).toEqual([])
  },
  'keeps reference and purchase of an earlier sending when a later one is taken back': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW })
    const { handoverId } = await leaseOne(journal, 'a')
    await journal.prepare('a', [{ handoverId, kind: 'send', account: ACCOUNT, reference: 'R1' }], NOW)
    await journal.unsend('a', [handoverId])
    expect(await leaseOne(journal, 'b')).toMatchObject({
      attempts: 1,
      reference: 'R1',
      payload: { purchase: purchase('R1') },
      reason: { code: 'will-retry' },
    })
  },
  'knows when the next hand-over can be leased': async ({ journal }) => {
    await seen(journal, { ...collect, account: ACCOUNT, notBefore: NOW + 3 * MINUTE }, row('1'))
    await journal.recordPage(page([row('2')]), always({ ...collect, notBefore: NOW + 9 * MINUTE }))
    expect(await journal.nextDue([SHOP], [])).toBe(NOW + 3 * MINUTE)
    expect(await journal.nextDue([SHOP], [ACCOUNT])).toBe(NOW + 9 * MINUTE)
    expect(await journal.nextDue(['elsewhere'], [])).toBeUndefined()
    await lease(journal, 'a', { now: NOW + 3 * MINUTE, until: NOW + 5 * MINUTE })
    expect(await journal.nextDue([SHOP], [])).toBe(NOW + 5 * MINUTE)
  },
  "knows when somebody else's lease runs out": async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await lease(journal, 'a')
    expect(await journal.nextForeignLease([SHOP], 'b', NOW)).toBe(NOW + LEASE)
    expect(await journal.nextForeignLease([SHOP], 'a', NOW)).toBeUndefined()
    expect(await journal.nextForeignLease([SHOP], 'b', NOW + LEASE)).toBeUndefined()
  },
  'counts what waits for an account, or for one not known yet': async ({ journal }) => {
    await seen(journal, { ...collect, account: ACCOUNT }, row('1'))
    await journal.recordPage(page([row('2')]), always(collect))
    await journal.recordPage(page([row('3')]), always({ ...collect, account: 'other' }))
    expect(await journal.waitingFor(SHOP, ACCOUNT)).toBe(2)
  },
  'ends for all that the account held back when the account works again': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW + 60 * MINUTE, reason: { code: 'credentials' } })
    await journal.recordPage(page([row('2')]), always({ ...collect, account: ACCOUNT, notBefore: NOW + MINUTE }))
    await journal.patchAccount(ACCOUNT, { pausedCode: 'credentials', pausedAt: NOW, probeAt: NOW + MINUTE })
    expect(await journal.resumeAccount(ACCOUNT, NOW + 5)).toBe(1)
    expect(await journal.account(ACCOUNT)).toMatchObject({ pausedCode: undefined, pausedAt: undefined })
    expect((await leaseOne(journal, 'a', { now: NOW + 5 })).reference).toBe('R1')
    expect(await journal.settle('a', [receipt(-1, 'due')], NOW)).toBe(0)
  },
  'ends for all that is to be tried again when the platform answers again, and for nothing else': async ({
    journal,
  }) => {
    for (const id of ['1', '2', '3']) {
      await seen(journal, collect, row(id))
      const reason = { code: id === '2' ? 'credentials' : 'will-retry' } as const
      await handOver(journal, `R${id}`, 'due', { nextAt: NOW + 60 * MINUTE, reason })
    }
    await journal.recordPage(page([row('4')]), always({ ...collect, account: ACCOUNT, notBefore: NOW + MINUTE }))
    expect(await journal.catchUp('other', NOW + 5)).toBe(0)
    expect(await journal.catchUp(ACCOUNT, NOW + 5)).toBe(2)
    expect((await lease(journal, 'a', { now: NOW + 5 })).map(({ reference }) => reference)).toEqual(['R1', 'R3'])
  },
})
