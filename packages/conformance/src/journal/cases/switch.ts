import type { Journal } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  collect,
  handOver,
  hold,
  LEASE,
  lease,
  leaseOne,
  MINUTE,
  NOW,
  receipt,
  row,
  SHOP,
  seen,
  send,
  shown,
} from '../scene.ts'

const NEW_WAY = { name: SHOP, method: 'purchase-events', accountRule: 'new', referenceRule: 'id' }

const switched = (journal: Journal, now = NOW) => journal.switchStore({ to: NEW_WAY, actor: 'eve', now })

export const switchCases = cases('a switch', {
  'takes the store’s new identity, journaled with who, before and after': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    expect(await switched(journal)).toMatchObject({ outcome: 'done' })
    expect(await journal.store(SHOP)).toMatchObject(NEW_WAY)
    const [action] = await sql('SELECT at, actor, kind, before, after FROM action')
    expect(action).toMatchObject({ at: NOW, actor: 'eve', kind: 'switch' })
    expect(JSON.parse(String(action?.before))).toMatchObject({ method: 'webservice' })
    expect(JSON.parse(String(action?.after))).toMatchObject({ method: 'purchase-events', leaves: 1, unanswered: 0 })
  },
  'lets what is open leave the new way, under no account or reference of the old one': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'due', { nextAt: NOW })
    await seen(journal, hold, row('2'))
    expect(await switched(journal)).toMatchObject({ leaves: { count: 2, first: ['R1', 'N2'] } })
    expect(await leaseOne(journal, 'a')).toMatchObject({
      account: undefined,
      reference: undefined,
      payload: undefined,
    })
    expect((await shown(journal, '2')).state).toBe('held')
    expect((await shown(journal, '1')).handover?.method).toBe('purchase-events')
  },
  'leaves what may have been taken without a final answer to a person': async ({ journal }) => {
    await seen(journal, collect, row('handed'))
    await handOver(journal, 'handed', 'handed')
    await seen(journal, collect, row('lost'))
    const unanswered = { at: NOW, method: 'webservice', outcome: 'unanswered', message: 'no answer' }
    await handOver(journal, 'lost', 'due', { nextAt: NOW, attempt: unanswered })
    const outlook = { count: 2, first: ['handed', 'lost'] }
    expect(await journal.switchOutlook(SHOP)).toMatchObject({ unanswered: outlook, leaves: { count: 0, first: [] } })
    expect(await switched(journal)).toMatchObject({ unanswered: outlook })
    for (const id of ['handed', 'lost']) {
      expect(await shown(journal, id)).toMatchObject({ state: 'uncertain', reason: { code: 'switched' } })
    }
    expect(await lease(journal, 'a', { now: NOW + MINUTE })).toEqual([])
  },
  'takes nothing for free that a dead process was sending, or the platform was given without a receipt': async ({
    journal,
  }) => {
    await seen(journal, collect, row('died'))
    const { handoverId } = await leaseOne(journal, 'dead')
    await journal.prepare('dead', [send(handoverId, 'died')], NOW)
    const next = await leaseOne(journal, 'b', { now: NOW + LEASE })
    await journal.prepare('b', [send(next.handoverId, 'died')], NOW + LEASE)
    await journal.settle('b', [receipt(next.handoverId, 'due', { nextAt: NOW + LEASE })], NOW + LEASE)
    await seen(journal, collect, row('offered'))
    const offered = { at: NOW, method: 'module', outcome: 'handed', message: 'taken once, offered again' }
    const other = await leaseOne(journal, 'c')
    await journal.prepare('c', [send(other.handoverId, 'offered')], NOW)
    await journal.settle('c', [receipt(other.handoverId, 'due', { nextAt: NOW, attempt: offered })], NOW)
    expect(await switched(journal, NOW + MINUTE)).toMatchObject({ leaves: { count: 0 }, unanswered: { count: 2 } })
  },
  'takes nothing for free that may have left between a copy and its coming back': async ({ journal }) => {
    await seen(journal, collect, row('before'))
    await journal.restored({ stores: [], actor: 'eve', now: NOW })
    await seen(journal, { ...collect, reachedAt: NOW + 6 * MINUTE }, row('after'))
    expect(await switched(journal, NOW + MINUTE)).toMatchObject({
      leaves: { count: 1, first: ['Nafter'] },
      unanswered: { count: 1, first: ['Nbefore'] },
    })
    expect((await journal.store(SHOP))?.restoredAt).toBe(NOW)
  },
  'makes what leaves the new way due at once, but not before its date and as a person let it go': async ({
    journal,
  }) => {
    await seen(journal, collect, row('1'))
    const released = { code: 'will-retry', detail: { answer: 'busy', released: 1 } } as const
    await handOver(journal, 'R1', 'due', { nextAt: NOW + 60 * MINUTE, reason: released })
    await seen(journal, { ...collect, notBefore: NOW + 100 * MINUTE }, row('2'))
    await switched(journal)
    expect(await shown(journal, '1')).toMatchObject({ reason: { code: 'released' }, nextAt: NOW })
    expect(await shown(journal, '2')).toMatchObject({ reason: { code: 'due' }, nextAt: NOW + 100 * MINUTE })
  },
  'lets an ended one leave under a new identity only when a person says so': async ({ journal }) => {
    for (const state of ['uncertain', 'refused'] as const) {
      await seen(journal, collect, row(state))
      await handOver(journal, state, state)
    }
    await switched(journal)
    expect((await shown(journal, 'refused')).handover).toMatchObject({ reference: 'refused', account: 'main' })
    await journal.act({ kind: 'retry', store: SHOP, orderId: 'uncertain', actor: 'eve', now: NOW })
    await journal.actOnMany({ kind: 'retry-refused', store: SHOP, actor: 'eve', now: NOW, limit: 10 })
    const leased = await lease(journal, 'a')
    expect(leased.map(({ account, reference }) => ({ account, reference }))).toEqual([
      { account: undefined, reference: undefined },
      { account: undefined, reference: undefined },
    ])
  },
  'keeps what was collected as it is, and its reference taken': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await handOver(journal, 'R1', 'collected')
    expect(await switched(journal)).toMatchObject({ collected: 1, leaves: { count: 0 } })
    expect((await shown(journal, '1')).handover).toMatchObject({ reference: 'R1', method: 'webservice' })
    await seen(journal, collect, row('2'))
    const { handoverId } = await leaseOne(journal, 'a')
    expect(await journal.prepare('a', [send(handoverId, 'R1')], NOW)).toEqual(['taken'])
    await switched(journal)
    expect((await shown(journal, '2')).state).toBe('due')
  },
  'waits for what a process holds right now': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await leaseOne(journal, 'a')
    expect(await switched(journal)).toEqual({ outcome: 'busy' })
    expect((await journal.store(SHOP))?.method).toBe('webservice')
    expect(await switched(journal, NOW + LEASE)).toMatchObject({ outcome: 'done' })
  },
})
