import type { Journal, Suppress } from '@recolte/core'
import { expect } from 'vitest'
import { cases, type OpenJournal } from '../case.ts'
import {
  collect,
  connect,
  handOver,
  later,
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
  wait,
} from '../scene.ts'

const ADDRESS = 'jeanne@example.com'

/** Hands over an order of this buyer, settled as `state`. */
async function bought(
  journal: Journal,
  id: string,
  state: Parameters<typeof receipt>[1],
  email = ADDRESS,
): Promise<number> {
  await seen(journal, collect, row(id))
  const { handoverId } = await leaseOne(journal, 'a')
  const emailHash = await journal.emailHash(email)
  await journal.prepare('a', [send(handoverId, `R${id}`, { emailHash, purchase: purchase(`R${id}`, email) })], NOW)
  const attempt = { at: NOW, method: 'webservice', outcome: state, message: `no good: ${email}` }
  const reason = { code: 'platform-refused', detail: { answer: `4 "${email}"` } } as const
  const settled = receipt(handoverId, state, { attempt, eraseAfter: NOW + 99 * MINUTE, nextAt: NOW + MINUTE })
  await journal.settle('a', [state === 'refused' ? { ...settled, reason } : settled], NOW)
  return handoverId
}

const asked = async (journal: Journal, kind: Suppress['kind'], email = ADDRESS) =>
  journal.suppress({ emailHash: await journal.emailHash(email), kind, actor: 'eve', now: NOW + MINUTE })

const traces = async (sql: OpenJournal['sql'], needle: string) => {
  const found: string[] = []
  for (const table of ['action', 'attempt', 'handover', 'meta', 'orders', 'payload', 'status_history', 'suppressed']) {
    if (JSON.stringify(await sql(`SELECT * FROM ${table}`)).includes(needle)) found.push(table)
  }
  return found
}

export const privacyCases = cases('a buyer', {
  'who is not to be asked is known by the hash, and nobody else is': async ({ journal }) => {
    await connect(journal)
    await asked(journal, 'opted-out')
    expect(await journal.suppressed(await journal.emailHash(ADDRESS))).toBe('opted-out')
    await asked(journal, 'erased')
    expect(await journal.suppressed(await journal.emailHash(ADDRESS))).toBe('erased')
    expect(await journal.suppressed(await journal.emailHash('other@example.com'))).toBeUndefined()
  },
  'is found by an order where the shop may not name them': async ({ journal }) => {
    await bought(journal, '1', 'collected')
    await bought(journal, '2', 'collected', 'other@example.com')
    expect(await journal.buyersOf(SHOP, ['1', '9'])).toEqual([await journal.emailHash(ADDRESS)])
    expect(await journal.buyersOf('another', ['1'])).toEqual([])
    await asked(journal, 'erased')
    expect(await journal.buyersOf(SHOP, ['1'])).toEqual([])
  },
  'is forgotten with the whole store, and may be asked for another one': async ({ journal, sql }) => {
    await bought(journal, '1', 'collected')
    await bought(journal, '2', 'refused')
    await bought(journal, '3', 'due')
    const erased = [await journal.eraseStore(SHOP, NOW + MINUTE, 2), await journal.eraseStore(SHOP, NOW + MINUTE, 2)]
    expect(erased).toEqual([2, 1])
    expect(await journal.eraseStore(SHOP, NOW + MINUTE, 2)).toBe(0)
    expect(await traces(sql, ADDRESS)).toEqual([])
    expect(await traces(sql, await journal.emailHash(ADDRESS))).toEqual([])
    expect([await shown(journal, '1'), await shown(journal, '3')]).toMatchObject([
      { state: 'collected' },
      { state: 'stopped', reason: { code: 'erased' } },
    ])
    expect(await journal.suppressed(await journal.emailHash(ADDRESS))).toBeUndefined()
  },
  'who asks what is held gets orders, dates and the purchase while it is there': async ({ journal }) => {
    await bought(journal, '1', 'collected')
    await bought(journal, '2', 'collected', 'other@example.com')
    const held = await journal.person(await journal.emailHash(' Jeanne@example.com'))
    expect(held).toMatchObject({
      suppressed: undefined,
      orders: [
        {
          ...{ store: SHOP, orderId: '1', reference: 'R1', state: 'collected' },
          payload: { purchase: purchase('R1', ADDRESS), readAt: NOW, eraseAfter: NOW + 99 * MINUTE },
        },
      ],
    })
    await journal.erase(NOW + 99 * MINUTE, 10)
    const later = await journal.person(await journal.emailHash(ADDRESS))
    expect(later.orders[0]?.payload).toBeUndefined()
    expect(await journal.person(await journal.emailHash('nobody@example.com'))).toEqual({
      suppressed: undefined,
      orders: [],
    })
  },
  'who is erased leaves a hash and nothing else': async ({ journal, sql }) => {
    await bought(journal, '1', 'refused')
    await journal.act({ kind: 'retry', store: SHOP, orderId: '1', actor: 'eve', now: NOW })
    await journal.act({ kind: 'cancel', store: SHOP, orderId: '1', actor: 'eve', now: NOW })
    await bought(journal, '2', 'collected')
    await bought(journal, '3', 'collected', 'other@example.com')
    expect(await traces(sql, ADDRESS)).toEqual(['action', 'attempt', 'payload'])
    expect(await asked(journal, 'erased')).toEqual({
      orders: [
        { store: SHOP, orderId: '1', reference: 'R1', state: 'stopped' },
        { store: SHOP, orderId: '2', reference: 'R2', state: 'collected' },
      ],
      ...{ stopped: 0, sending: 0, payloads: 1, answers: 2, overwritten: true },
    })
    expect(await traces(sql, ADDRESS)).toEqual([])
    const hash = await journal.emailHash(ADDRESS)
    expect(await traces(sql, hash)).toEqual(['suppressed'])
    expect(await journal.person(hash)).toEqual({ suppressed: { kind: 'erased', at: NOW + MINUTE }, orders: [] })
    expect((await shown(journal, '2')).state).toBe('collected')
    expect(await traces(sql, 'other@example.com')).toEqual(['attempt', 'payload'])
    const [last] = await sql('SELECT actor, kind, after FROM action ORDER BY id DESC LIMIT 1')
    expect(last).toMatchObject({ actor: 'eve', kind: 'forget', after: '{"orders":2,"stopped":0}' })
  },
  'who is erased is not asked by what was about to leave': async ({ journal }) => {
    await bought(journal, 'retrying', 'due')
    expect(await asked(journal, 'erased')).toMatchObject({ orders: [{ state: 'retrying' }], stopped: 1, payloads: 1 })
    expect(await shown(journal, 'retrying')).toMatchObject({ state: 'stopped', reason: { code: 'erased' } })
    expect(await lease(journal, 'b', { now: NOW + 99 * MINUTE })).toEqual([])
  },
  'who is erased while an order is being read is not asked by it': async ({ journal }) => {
    await bought(journal, '1', 'due')
    const { handoverId } = await leaseOne(journal, 'a', { now: NOW + MINUTE })
    expect(await asked(journal, 'erased')).toMatchObject({ stopped: 1 })
    expect(await journal.prepare('a', [send(handoverId, 'R1')], NOW + MINUTE)).toEqual(['lost'])
    expect((await shown(journal, '1')).reason).toEqual({ code: 'erased' })
  },
  'who is erased while an order is being sent is told so; its answer still counts, a retry does not leave': async ({
    journal,
    sql,
  }) => {
    for (const state of ['collected', 'due'] as const) {
      await seen(journal, collect, row(state))
      const now = NOW + MINUTE
      const { handoverId } = await leaseOne(journal, 'a', { now })
      const email = `${state}@example.com`
      const words = { emailHash: await journal.emailHash(email), purchase: purchase(state, email) }
      await journal.prepare('a', [send(handoverId, state, words)], now)
      expect(await asked(journal, 'erased', email)).toMatchObject({ sending: 1, stopped: 0, payloads: 1 })
      expect(await traces(sql, email)).toEqual([])
      await journal.settle('a', [receipt(handoverId, state, { nextAt: now })], now)
      if (state === 'collected') continue
      const again = await leaseOne(journal, 'b', { now })
      expect(again.payload).toBeUndefined()
      expect(await journal.prepare('b', [send(handoverId, state, words)], now)).toEqual(['suppressed'])
    }
    expect((await shown(journal, 'collected')).state).toBe('collected')
    expect(await shown(journal, 'due')).toMatchObject({ state: 'stopped', reason: { code: 'erased' } })
  },
  'who was being sent to by a process that died is stopped': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    const { handoverId } = await leaseOne(journal, 'dead', { until: NOW + 1 })
    await journal.prepare('dead', [send(handoverId, 'R1', { emailHash: await journal.emailHash(ADDRESS) })], NOW)
    expect(await asked(journal, 'erased')).toMatchObject({ stopped: 1, sending: 0 })
  },
  'who is erased comes back by no change, no retry and no new order': async ({ journal }) => {
    await bought(journal, '1', 'due')
    await asked(journal, 'erased')
    const emailHash = await journal.emailHash(ADDRESS)
    await journal.act({ kind: 'retry', store: SHOP, orderId: '1', actor: 'eve', now: NOW + MINUTE })
    await journal.recordPage(page([later(row('1')), row('2')]), () => collect)
    for (const leased of await lease(journal, 'c', { now: NOW + MINUTE })) {
      const reference = leased.reference ?? 'R2'
      expect(await journal.prepare('c', [send(leased.handoverId, reference, { emailHash })], NOW)).toEqual([
        'suppressed',
      ])
    }
    for (const id of ['1', '2']) expect((await shown(journal, id)).reason).toEqual({ code: 'erased' })
  },
  'who opts out is not asked, and keeps the history': async ({ journal, sql }) => {
    await bought(journal, '1', 'collected')
    await bought(journal, '2', 'due')
    const suppressed = await asked(journal, 'opted-out')
    expect(suppressed).toMatchObject({ stopped: 1, sending: 0, payloads: 0, answers: 0 })
    expect(await shown(journal, '2')).toMatchObject({ state: 'stopped', reason: { code: 'opted-out' } })
    expect(await journal.person(await journal.emailHash(ADDRESS))).toMatchObject({
      suppressed: { kind: 'opted-out', at: NOW + MINUTE },
      orders: [{ orderId: '1', payload: { purchase: { email: ADDRESS } } }, { orderId: '2' }],
    })
    await seen(journal, collect, row('3'))
    const { handoverId } = await leaseOne(journal, 'c')
    const emailHash = await journal.emailHash(ADDRESS)
    expect(await journal.prepare('c', [send(handoverId, 'R3', { emailHash })], NOW)).toEqual(['suppressed'])
    expect((await shown(journal, '3')).reason).toEqual({ code: 'opted-out' })
    expect(await sql("SELECT kind FROM action WHERE kind = 'opt-out'")).toHaveLength(1)
  },
  'may be erased after opting out, and stays erased when opting out again': async ({ journal }) => {
    await bought(journal, '1', 'collected')
    await asked(journal, 'opted-out')
    expect(await asked(journal, 'erased')).toMatchObject({ payloads: 1 })
    expect(await asked(journal, 'opted-out')).toMatchObject({ orders: [] })
    expect((await journal.person(await journal.emailHash(ADDRESS))).suppressed?.kind).toBe('erased')
  },
  'whose order was never read has nothing here to be found by': async ({ journal }) => {
    await seen(journal, wait, row('1'))
    expect(await asked(journal, 'erased')).toMatchObject({ orders: [], stopped: 0 })
    expect((await shown(journal, '1')).state).toBe('waiting')
  },
  'is left alone by what is asked for another': async ({ journal }) => {
    await handOverTo(journal, 'other@example.com')
    await asked(journal, 'erased')
    expect((await journal.person(await journal.emailHash('other@example.com'))).orders).toHaveLength(1)
  },
})

async function handOverTo(journal: Journal, email: string): Promise<void> {
  await bought(journal, '1', 'collected', email)
  await seen(journal, collect, row('2'))
  await handOver(journal, 'R2', 'collected')
}
