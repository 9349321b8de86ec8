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
  row,
  SHOP,
  seen,
  send,
  shown,
} from '../scene.ts'

export const prepareCases = cases('preparing', {
  'to send freezes the reference, keeps the purchase and counts the attempt': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a')
    expect(await journal.prepare('a', [send(handoverId, 'R1', { delayDays: 0 })], NOW)).toEqual(['done'])
    expect(await sql('SELECT account, reference, state, attempts, delay_days FROM handover')).toEqual([
      expect.objectContaining({ account: ACCOUNT, reference: 'R1', state: 'sent', attempts: 1, delay_days: 0 }),
    ])
    const [stored] = await sql('SELECT body FROM payload')
    expect(JSON.parse(String(stored?.body))).toEqual(purchase('R1'))
  },
  'keeps the frozen reference and account through every retry': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW })
    const { handoverId, reference } = await leaseOne(journal, 'a')
    expect(reference).toBe('R1')
    await journal.prepare('a', [send(handoverId, 'OTHER', { account: 'other' })], NOW)
    expect((await shown(journal, '1')).handover).toMatchObject({ reference: 'R1', account: ACCOUNT })
  },
  'holds an order whose reference another one has on the account': async ({ journal }) => {
    await connect(journal, 'twin')
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected')
    const { number: _, ...unnumbered } = row('2')
    await journal.recordPage(page([unnumbered], { store: 'twin' }), always(collect))
    const { handoverId } = await leaseOne(journal, 'a', { stores: ['twin'] })
    expect(await journal.prepare('a', [send(handoverId, 'R1')], NOW)).toEqual(['taken'])
    expect(await shown(journal, '2', 'twin')).toMatchObject({
      state: 'held',
      reference: 'R1',
      reason: { code: 'reference-taken', detail: { reference: 'R1', otherStore: SHOP, otherOrder: '1' } },
      handover: { reference: undefined, attempts: [] },
    })
    await journal.act({ kind: 'retry', store: 'twin', orderId: '2', actor: 'eve', now: NOW })
    expect((await leaseOne(journal, 'b', { stores: ['twin'] })).handoverId).toBe(handoverId)
    expect(await journal.prepare('b', [send(handoverId, 'TWIN-R1')], NOW)).toEqual(['done'])
  },
  'lets two accounts use one reference': async ({ journal }) => {
    await seen(journal, collect, row('1'), row('2'))
    const leased = await lease(journal, 'a')
    const prepared = leased.map(({ handoverId }, n) => send(handoverId, 'R1', { account: `account-${n}` }))
    expect(await journal.prepare('a', prepared, NOW)).toEqual(['done', 'done'])
  },
  'stops an order whose buyer was erased, read now or before': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'), row('2'))
    const emailHash = await journal.emailHash('gone@example.com')
    const [first, second] = await lease(journal, 'a')
    if (first === undefined || second === undefined) throw new Error('two were due')
    await journal.prepare('a', [send(first.handoverId, 'R1', { emailHash })], NOW)
    await sql(`INSERT INTO suppressed (email_hash, at) VALUES ('${emailHash}', ${NOW})`)
    const again = { handoverId: first.handoverId, kind: 'send', account: ACCOUNT, reference: 'R1' } as const
    expect(await lease(journal, 'b', { now: NOW + LEASE })).toHaveLength(2)
    const outcomes = await journal.prepare('b', [again, send(second.handoverId, 'R2', { emailHash })], NOW)
    expect(outcomes).toEqual(['suppressed', 'suppressed'])
    for (const id of ['1', '2']) {
      expect(await shown(journal, id)).toMatchObject({ state: 'stopped', reason: { code: 'erased' } })
    }
    expect(await sql('SELECT body FROM payload')).toEqual([])
  },
  'answers lost, and writes nothing, without the lease': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'a')
    const reason = { code: 'refunded' } as const
    const outcomes = await journal.prepare(
      'b',
      [send(handoverId, 'R1'), { handoverId, kind: 'stop', reason }, { handoverId: -1, kind: 'skip', reason }],
      NOW,
    )
    expect(outcomes).toEqual(['lost', 'lost', 'lost'])
    expect(await sql('SELECT body FROM payload')).toEqual([])
    expect((await shown(journal, '1')).state).toBe('due')
  },
  'to wait, skip or set aside as unreadable dissolves what was never sent': async ({ journal, sql }) => {
    for (const [kind, state, code] of [
      ['wait', 'waiting', 'email-missing'],
      ['skip', 'skipped', 'consent-refused'],
      ['unreadable', 'unreadable', 'unreadable'],
    ] as const) {
      await seen(journal, collect, row(kind))
      const { handoverId } = await leaseOne(journal, 'a')
      expect(await journal.prepare('a', [{ handoverId, kind, reason: { code } }], NOW)).toEqual(['done'])
      expect(await shown(journal, kind)).toMatchObject({ state, reason: { code }, handover: undefined })
    }
    expect(await sql('SELECT id FROM handover')).toEqual([])
  },
  'to wait, skip or set aside as unreadable keeps what was sent before': async ({ journal }) => {
    for (const [kind, state, code] of [
      ['wait', 'held', 'email-missing'],
      ['skip', 'stopped', 'consent-refused'],
      ['unreadable', 'held', 'unreadable'],
    ] as const) {
      await seen(journal, collect, row(kind))
      await handOver(journal, kind, 'due', { nextAt: NOW })
      const { handoverId } = await leaseOne(journal, 'a')
      await journal.prepare('a', [{ handoverId, kind, reason: { code } }], NOW)
      expect(await shown(journal, kind)).toMatchObject({ state, reason: { code }, reference: kind })
    }
  },
  'to stop, expire, hold or put off says so and ends the lease': async ({ journal, sql }) => {
    for (const [kind, state, code] of [
      ['stop', 'stopped', 'gone'],
      ['expire', 'expired', 'expired'],
      ['hold', 'held', 'former-module-perhaps'],
    ] as const) {
      await seen(journal, collect, row(kind))
      const { handoverId } = await leaseOne(journal, 'a')
      await journal.prepare('a', [{ handoverId, kind, reason: { code } }], NOW)
      expect(await shown(journal, kind)).toMatchObject({ state, reason: { code } })
    }
    await seen(journal, collect, row('later'))
    const { handoverId } = await leaseOne(journal, 'a')
    const reason = { code: 'shop-unread', detail: { why: 'timeout' } } as const
    await journal.prepare('a', [{ handoverId, kind: 'later', reason, nextAt: NOW + MINUTE }], NOW)
    expect(await shown(journal, 'later')).toMatchObject({ state: 'due', reason, nextAt: NOW + MINUTE })
    expect(await sql('SELECT id FROM handover WHERE lease_token IS NOT NULL')).toEqual([])
    expect(await sql("SELECT gone_at FROM orders WHERE order_id = 'stop'")).toEqual([
      expect.objectContaining({ gone_at: NOW }),
    ])
  },
})
