import type { Decision, Journal, NewBackfill, SkippedQuery } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  always,
  collect,
  connect,
  handOver,
  lease,
  leaseOne,
  MINUTE,
  NOW,
  page,
  row,
  SHOP,
  seen,
  shown,
  skip,
} from '../scene.ts'

const HOUR = 60 * MINUTE
const past: Decision = { kind: 'skip', reason: { code: 'before-baseline' }, reachedFrom: 'cms' }
const of: Omit<SkippedQuery, 'limit' | 'after'> = {
  store: SHOP,
  reason: 'before-baseline',
  from: NOW - 10 * MINUTE,
  to: NOW,
}
const at = { method: 'webservice', now: NOW, pass: 2 }

/** Orders 1 to 9, which reached their trigger that many minutes ago, beside some that no backfill is about. */
async function skippedOrders(journal: Journal): Promise<void> {
  await seen(journal, skip, row('cancelled'))
  await connect(journal, 'other')
  await journal.recordPage(page([row('5')], { store: 'other' }), always({ ...past, reachedAt: NOW - MINUTE }))
  const rows = ['3', '1', '2', '9', '8', '7', '4', '5', '6'].map((id) => row(id))
  await journal.recordPage(page(rows), ({ id }) => ({ ...past, reachedAt: NOW - Number(id) * MINUTE }))
  await journal.recordPage(page([row('long-ago')]), always({ ...past, reachedAt: NOW - 11 * MINUTE }))
  await journal.recordPage(page([row('now')]), always({ ...past, reachedAt: NOW }))
}

async function walk(journal: Journal, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: string | undefined, more = true; more; ) {
    const { orders, next } = await journal.skipped({ ...of, limit, ...(after === undefined ? {} : { after }) })
    ids.push(...orders.map(({ orderId }) => orderId))
    after = next
    more = next !== undefined
  }
  return ids
}

export const skippedCases = cases('skipped orders', {
  'are walked page by page, oldest trigger first': async ({ journal }) => {
    await skippedOrders(journal)
    const all = ['9', '8', '7', '6', '5', '4', '3', '2', '1']
    for (const limit of [2, 3, 9, 100]) expect(await walk(journal, limit)).toEqual(all)
    expect(await journal.countSkipped(of)).toBe(9)
    expect(await journal.countSkipped({ ...of, from: of.to })).toBe(0)
  },
  'come with what is known of them': async ({ journal }) => {
    await skippedOrders(journal)
    const { orders } = await journal.skipped({ ...of, limit: 1 })
    expect(orders).toEqual([
      expect.objectContaining({
        orderId: '9',
        decision: 'skip',
        reason: past.reason,
        reachedAt: NOW - 9 * MINUTE,
        reachedFrom: 'cms',
        statuses: ['completed'],
      }),
    ])
  },
  'are let go page by page, on a person’s word': async ({ journal, sql }) => {
    await skippedOrders(journal)
    const first = await journal.takeSkipped({ ...of, ...at, limit: 5, actor: 'eve' })
    expect(first).toEqual({ taken: 5, next: expect.any(String) })
    const rest = await journal.takeSkipped({ ...of, ...at, limit: 5, actor: 'eve', after: String(first.next) })
    expect(rest).toEqual({ taken: 4, next: undefined })
    expect(await walk(journal, 9)).toEqual([])
    expect(await shown(journal, '7')).toMatchObject({ state: 'due', reason: { code: 'released' } })
    expect((await journal.counts(SHOP, 2)).due).toBe(9)
    expect((await lease(journal, 'a')).map(({ orders }) => orders[0]?.orderId)).toEqual([...'987654321'])
    expect(await sql('SELECT actor, kind, at FROM action')).toEqual([
      expect.objectContaining({ actor: 'eve', kind: 'release-skipped', at: NOW }),
      expect.objectContaining({ actor: 'eve', kind: 'release-skipped', at: NOW }),
    ])
  },
  'of one purchase leave together': async ({ journal }) => {
    await connect(journal)
    const parts = ['1', '2'].map((id) => row(id, { groupKey: 'cart-7' }))
    await journal.recordPage(page(parts), always({ ...past, reachedAt: NOW - MINUTE }))
    expect((await journal.takeSkipped({ ...of, ...at, limit: 5, actor: 'eve' })).taken).toBe(2)
    expect((await leaseOne(journal, 'a')).orders.map(({ orderId }) => orderId)).toEqual(['1', '2'])
  },
})

const start = (journal: Journal, change: Partial<Pick<NewBackfill, 'cap' | 'rate' | 'to' | 'state'>> = {}) => {
  const { store, from, to } = of
  return journal.startBackfill({
    ...{ store, from, to, cap: undefined, rate: undefined, startedAt: NOW, state: 'running', actor: 'eve' },
    ...change,
  })
}
const only = async (journal: Journal) => (await journal.backfills(SHOP)).at(-1)

export const backfillCases = cases('a backfill', {
  'takes its period group by group and is done': async ({ journal }) => {
    await skippedOrders(journal)
    const id = await start(journal)
    expect(await journal.takeBackfill(id, 4, at)).toBe(4)
    expect(await only(journal)).toMatchObject({ id, taken: 4, state: 'running', startedAt: NOW })
    expect((await lease(journal, 'a')).map(({ orders }) => orders[0]?.orderId)).toEqual([...'9876'])
    expect(await journal.takeBackfill(id, 100, at)).toBe(5)
    expect(await only(journal)).toMatchObject({ taken: 9, state: 'done' })
    expect(await journal.takeBackfill(id, 100, at)).toBe(0)
    expect(await journal.countSkipped(of)).toBe(0)
  },
  'that a person has yet to allow lets nothing go, from its first moment': async ({ journal }) => {
    await skippedOrders(journal)
    const id = await start(journal, { state: 'paused' })
    expect(await journal.takeBackfill(id, 4, at)).toBe(0)
    expect(await only(journal)).toMatchObject({ id, taken: 0, state: 'paused' })
    expect(await journal.setBackfillState(id, 'running', 'eve', NOW)).toBe(true)
    expect(await journal.takeBackfill(id, 4, at)).toBe(4)
  },
  'goes on in another process where it came to': async ({ journal, reopen }) => {
    await skippedOrders(journal)
    const id = await start(journal)
    await journal.takeBackfill(id, 4, at)
    const second = await reopen()
    expect(await second.takeBackfill(id, 4, at)).toBe(4)
    expect((await second.backfills(SHOP))[0]).toMatchObject({ taken: 8, state: 'running' })
    await second.close()
  },
  'never takes more than its cap': async ({ journal }) => {
    await skippedOrders(journal)
    const id = await start(journal, { cap: 5 })
    expect(await journal.takeBackfill(id, 3, at)).toBe(3)
    expect(await journal.takeBackfill(id, 3, at)).toBe(2)
    expect(await only(journal)).toMatchObject({ cap: 5, taken: 5, state: 'done' })
  },
  'takes no more within an hour than its rate, and saves nothing up': async ({ journal }) => {
    await skippedOrders(journal)
    const id = await start(journal, { rate: 2 })
    const take = (now: number) => journal.takeBackfill(id, 100, { ...at, now })
    expect(await take(NOW)).toBe(2)
    expect(await take(NOW + HOUR - 1)).toBe(0)
    expect(await take(NOW + HOUR)).toBe(2)
    expect(await take(NOW + 20 * HOUR)).toBe(2)
    expect(await take(NOW + 20 * HOUR + 1)).toBe(0)
    expect(await only(journal)).toMatchObject({ rate: 2, taken: 6, state: 'running' })
  },
  'takes nothing while it is paused, and nothing more once it is stopped or done': async ({ journal, sql }) => {
    await skippedOrders(journal)
    const id = await start(journal)
    expect(await journal.setBackfillState(id, 'paused', 'eve', NOW)).toBe(true)
    expect(await journal.takeBackfill(id, 4, at)).toBe(0)
    expect(await journal.setBackfillState(id, 'running', 'eve', NOW)).toBe(true)
    expect(await journal.takeBackfill(id, 4, at)).toBe(4)
    expect(await journal.setBackfillState(id, 'cancelled', 'bob', NOW)).toBe(true)
    expect(await journal.setBackfillState(id, 'running', 'eve', NOW)).toBe(false)
    expect(await journal.takeBackfill(id, 4, at)).toBe(0)
    const short = await start(journal, { to: of.from })
    await journal.takeBackfill(short, 4, at)
    expect(await journal.setBackfillState(short, 'running', 'eve', NOW)).toBe(false)
    expect(await journal.setBackfillState(999, 'paused', 'eve', NOW)).toBe(false)
    expect((await sql('SELECT actor, kind FROM action ORDER BY id')).map(({ actor, kind }) => [actor, kind])).toEqual([
      ['eve', 'backfill'],
      ['eve', 'backfill-paused'],
      ['eve', 'backfill-running'],
      ['bob', 'backfill-cancelled'],
      ['eve', 'backfill'],
    ])
  },
  'asks nobody again who was asked since it began': async ({ journal }) => {
    await connect(journal)
    const parts = ['1', '2'].map((id) => row(id))
    await journal.recordPage(page(parts), always({ ...past, reachedAt: NOW - MINUTE }))
    const id = await start(journal)
    await journal.recordPage(
      page([row('1', { changedAt: new Date(NOW) })]),
      always({ ...collect, reachedAt: NOW - MINUTE }),
    )
    await handOver(journal, 'R1', 'collected')
    expect(await journal.takeBackfill(id, 4, at)).toBe(1)
    expect((await leaseOne(journal, 'a')).orders.map(({ orderId }) => orderId)).toEqual(['2'])
  },
})
