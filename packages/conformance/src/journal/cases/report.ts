import { type Journal, type ReportQuery, SHOWN_STATES } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { oneOfEach } from '../one-of-each.ts'
import { always, collect, handOver, MINUTE, NOW, page, row, SHOP, seen, wait } from '../scene.ts'

const placed = (id: string, minutes: number) => row(id, { createdAt: new Date(NOW + minutes * MINUTE) })

/** All pages of a report, each with the ids it holds. */
async function pages(journal: Journal, query: Omit<ReportQuery, 'after'>): Promise<string[][]> {
  const all: string[][] = []
  let after: ReportQuery['after']
  do {
    const { orders, next } = await journal.report({ ...query, after })
    all.push(orders.map(({ orderId }) => orderId))
    after = next
  } while (after !== undefined)
  return all
}

export const reportCases = cases('a report', {
  'pages by the date of the order, newest first, and by id where dates are the same': async ({ journal }) => {
    await seen(journal, wait, placed('a', 1), placed('b', 3), placed('c', 3), placed('d', 2), placed('e', 5))
    expect(await pages(journal, { store: SHOP, limit: 2 })).toEqual([['e', 'c'], ['b', 'd'], ['a']])
    expect(await pages(journal, { store: 'elsewhere', limit: 2 })).toEqual([[]])
  },
  'shows nothing twice and misses nothing that was there, while orders come in': async ({ journal }) => {
    await seen(journal, wait, placed('a', 1), placed('b', 2), placed('c', 3))
    const first = await journal.report({ store: SHOP, limit: 2 })
    await seen(journal, wait, placed('new', 9), placed('old', 0))
    const second = await journal.report({ store: SHOP, limit: 2, after: first.next })
    expect([...first.orders, ...second.orders].map(({ orderId }) => orderId)).toEqual(['c', 'b', 'a', 'old'])
  },
  'keeps to a period: from its first instant, up to but not with its last': async ({ journal }) => {
    await seen(journal, wait, placed('a', 1), placed('b', 2), placed('c', 3), placed('d', 4))
    const period = { from: NOW + 2 * MINUTE, to: NOW + 4 * MINUTE }
    expect(await pages(journal, { store: SHOP, limit: 1, ...period })).toEqual([['c'], ['b'], []])
    expect(await pages(journal, { store: SHOP, states: ['waiting'], limit: 9, ...period })).toEqual([['c', 'b']])
  },
  'gives each order under the state it is counted in, and under no other': async ({ journal }) => {
    const counts = await oneOfEach(journal)
    for (const state of SHOWN_STATES) {
      const { orders } = await journal.report({ store: SHOP, states: [state], limit: 100 })
      expect(orders.map((order) => order.state)).toEqual(Array.from({ length: counts[state] }, () => state))
    }
    const some = await pages(journal, { store: SHOP, states: ['refused', 'waiting', 'held'], limit: 2 })
    expect(some.flat()).toHaveLength(counts.refused + counts.waiting + counts.held)
  },
  'says under which account, how and when': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected', { collectedAt: NOW, scheduledAt: NOW + 5 })
    const { orders } = await journal.report({ store: SHOP, limit: 1 })
    expect(orders).toMatchObject([
      {
        ...{ store: SHOP, orderId: '1', reference: 'R1', state: 'collected', reason: { code: 'collected' } },
        ...{ account: 'main', method: 'webservice', collectedAt: NOW, scheduledAt: NOW + 5, sentAt: undefined },
        ...{ createdAt: row('1').createdAt.getTime(), reachedAt: collect.reachedAt },
      },
    ])
  },
  'sums a period by state, reason and method, and what was answered on its days': async ({ journal }) => {
    const counts = await oneOfEach(journal)
    await journal.recordPage(page([placed('later', 600)]), always(wait))
    const days = { first: '2026-03-10', last: '2026-03-10' }
    const { orders, answers } = await journal.totals({ store: SHOP, from: 0, to: NOW + 60 * MINUTE, days })
    for (const state of SHOWN_STATES) {
      const sum = orders.filter((one) => one.state === state).reduce((all, { n }) => all + n, 0)
      expect([state, sum]).toEqual([state, counts[state]])
    }
    expect(orders).toContainEqual({ state: 'collected', reason: 'collected', method: 'webservice', n: 3 })
    expect(orders).toContainEqual({ state: 'due', reason: 'sent', method: 'webservice', n: 1 })
    expect(orders).toContainEqual({ state: 'skipped', reason: 'cancelled', method: undefined, n: 1 })
    expect(answers).toContainEqual({ outcome: 'collected', n: 2 })
    const other = await journal.totals({
      store: SHOP,
      from: 0,
      to: 1,
      days: { first: '2026-03-11', last: '2026-03-31' },
    })
    expect(other).toEqual({ orders: [], answers: [] })
  },
})
