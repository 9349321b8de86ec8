import { SHOWN_STATES } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { oneOfEach } from '../one-of-each.ts'
import {
  always,
  collect,
  connect,
  handOver,
  hold,
  leaseOne,
  MINUTE,
  NOW,
  page,
  row,
  SHOP,
  seen,
  send,
  shown,
  skip,
  wait,
} from '../scene.ts'

export const findCases = cases('finding', {
  'hits by number, by the reference sent and by id': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    expect(await journal.find({ text: ' N1 ', limit: 5 })).toEqual([{ store: SHOP, orderId: '1' }])
    await handOver(journal, 'PREFIX-1', 'collected')
    for (const text of ['N1', 'PREFIX-1', '1']) {
      expect(await journal.find({ text, limit: 5 })).toEqual([{ store: SHOP, orderId: '1' }])
    }
    expect(await journal.find({ text: 'N2', limit: 5 })).toEqual([])
    expect((await shown(journal, '1')).reference).toBe('PREFIX-1')
  },
  'gives every match, newest first, of all stores or of one': async ({ journal }) => {
    await connect(journal, 'other')
    await seen(journal, wait, row('1', { number: '7' }), row('7', { createdAt: new Date(NOW) }))
    await journal.recordPage(page([row('7', { createdAt: new Date(NOW - 1) })], { store: 'other' }), always(wait))
    expect(await journal.find({ text: '7', limit: 5 })).toEqual([
      { store: SHOP, orderId: '7' },
      { store: 'other', orderId: '7' },
      { store: SHOP, orderId: '1' },
    ])
    expect(await journal.find({ text: '7', limit: 1 })).toHaveLength(1)
    expect(await journal.find({ text: '7', store: 'other', limit: 5 })).toEqual([{ store: 'other', orderId: '7' }])
  },
  'hits by the hash of an address': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const emailHash = await journal.emailHash('jeanne@example.com')
    const { handoverId } = await leaseOne(journal, 'a')
    await journal.prepare('a', [send(handoverId, 'R1', { emailHash })], NOW)
    expect(await journal.find({ emailHash, limit: 5 })).toEqual([{ store: SHOP, orderId: '1' }])
    expect(await journal.find({ emailHash, store: 'other', limit: 5 })).toEqual([])
  },
  'knows nothing of an order never seen': async ({ journal }) => {
    expect(await journal.story({ store: SHOP, orderId: '1' })).toBeUndefined()
  },
})

export const countCases = cases('counting', {
  'sums to the orders seen, each in the one state people see': async ({ journal, sql }) => {
    const expected = await oneOfEach(journal)
    expect(await journal.counts(SHOP)).toEqual(expected)
    const seenOrders = await sql('SELECT order_id FROM orders')
    expect(Object.values(expected).reduce((all, n) => all + n, 0)).toBe(seenOrders.length)
    for (const state of SHOWN_STATES) expect(expected[state]).toBeGreaterThan(0)
  },
  'counts only what a pass looked at': async ({ journal }) => {
    await seen(journal, wait, row('1'), row('2'))
    await journal.recordPage(page([row('1'), row('3')], { pass: 2 }), always(skip))
    await journal.recordPage(page([row('4')], { pass: 2 }), always(hold))
    const counts = await journal.counts(SHOP, 2)
    expect(counts).toMatchObject({ skipped: 1, held: 1, waiting: 0 })
    expect(Object.values(counts).reduce((all, n) => all + n, 0)).toBe(2)
    expect(await journal.counts('elsewhere', 2)).toMatchObject({ held: 0 })
  },
})

export const listCases = cases('listing', {
  'gives each order under the state it is counted in, and under no other': async ({ journal }) => {
    const counts = await oneOfEach(journal)
    for (const state of SHOWN_STATES) {
      const { orders, next } = await journal.list({ store: SHOP, states: [state], limit: 100 })
      expect(orders.map((order) => order.state)).toEqual(Array.from({ length: counts[state] }, () => state))
      expect(next).toBeUndefined()
    }
  },
  'pages by order id': async ({ journal }) => {
    await seen(journal, wait, ...['1', '2', '3', '4', '5'].map((id) => row(id)))
    await journal.recordPage(page([row('35')]), always(collect))
    const pages: string[][] = []
    let after: string | undefined
    do {
      const query = { store: SHOP, states: ['waiting', 'due'] as const, limit: 4, ...(after ? { after } : {}) }
      const answer = await journal.list({ ...query, states: [...query.states] })
      pages.push(answer.orders.map(({ orderId }) => orderId))
      after = answer.next
    } while (after !== undefined)
    expect(pages).toEqual([
      ['1', '2', '3', '35'],
      ['4', '5'],
    ])
  },
  'says when and why': async ({ journal }) => {
    await seen(journal, { ...collect, notBefore: NOW + MINUTE }, row('1'))
    const { orders } = await journal.list({ store: SHOP, states: ['due'], limit: 1 })
    expect(orders).toEqual([
      {
        store: SHOP,
        orderId: '1',
        reference: 'N1',
        state: 'due',
        reason: { code: 'due' },
        createdAt: row('1').createdAt.getTime(),
        changedAt: row('1').changedAt.getTime(),
        reachedAt: collect.reachedAt,
        firstSeenAt: NOW,
        decidedAt: NOW,
        nextAt: NOW + MINUTE,
        collectedAt: undefined,
      },
    ])
  },
})
