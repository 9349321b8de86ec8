import type { Journal, SettledPush } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { connect, LEASE, MINUTE, NOW, SHOP } from '../scene.ts'

const take = (journal: Journal, ids: string[], change: { token?: string; now?: number } = {}) => {
  const { token = 'one', now = NOW } = change
  return journal.takePushes({ store: SHOP, token, reviews: ids.map((id) => ({ id })), now, until: now + LEASE })
}
const settled = (id: string, state: SettledPush['state'], change: Partial<SettledPush> = {}): SettledPush => ({
  ...{ store: SHOP, id, state, attempts: 1, code: '1', message: 'Success' },
  ...change,
})

export const reviewPushCases = cases('reviews on their way to the platform', {
  'are taken once, by one process': async ({ journal }) => {
    expect(await take(journal, ['1', '2'])).toEqual([
      { id: '1', attempts: 0 },
      { id: '2', attempts: 0 },
    ])
    expect(await take(journal, ['1', '2', '3'], { token: 'two' })).toEqual([{ id: '3', attempts: 0 }])
    await journal.settlePushes('one', [settled('1', 'pushed'), settled('2', 'refused')], NOW)
    expect(await take(journal, ['1', '2', '3'], { now: NOW + MINUTE })).toEqual([])
    expect(await journal.pushCounts(SHOP)).toMatchObject({ pushed: 1, refused: 1, sending: 1 })
    expect(await journal.reviewPush(SHOP, '1')).toEqual({
      ...{ id: '1', state: 'pushed', attempts: 1, code: '1', message: 'Success', firstAt: NOW, at: NOW },
      ...{ skip: undefined, nextAt: undefined },
    })
    expect(await journal.reviewPush(SHOP, '4')).toBeUndefined()
  },
  'are tried again when their time has come': async ({ journal }) => {
    await take(journal, ['1'])
    await journal.settlePushes('one', [settled('1', 'retrying', { nextAt: NOW + MINUTE })], NOW)
    expect(await take(journal, ['1'], { now: NOW + MINUTE - 1 })).toEqual([])
    expect(await take(journal, ['1'], { now: NOW + MINUTE })).toEqual([{ id: '1', attempts: 1 }])
  },
  'that a dead process had taken are uncertain, until a late answer says that one was pushed': async ({ journal }) => {
    await take(journal, ['1', '2'])
    expect(await journal.recoverPushes(SHOP, NOW + LEASE - 1)).toBe(0)
    expect(await journal.recoverPushes(SHOP, NOW + LEASE)).toBe(2)
    await journal.settlePushes('one', [settled('1', 'pushed'), settled('2', 'refused')], NOW + LEASE)
    expect(await journal.pushesIn(SHOP, 'uncertain', 10)).toMatchObject([{ id: '2', attempts: 1 }])
    expect(await journal.pushesIn(SHOP, 'pushed', 10)).toMatchObject([{ id: '1' }])
    expect(await take(journal, ['1', '2'], { token: 'two', now: NOW + LEASE })).toEqual([])
  },
  'leave again by hand only where they did not leave': async ({ journal, sql }) => {
    await connect(journal)
    await take(journal, ['1', '2', '3'])
    const ends = [settled('1', 'pushed'), settled('2', 'refused'), settled('3', 'refused')]
    await journal.settlePushes('one', ends, NOW)
    const again = { store: SHOP, state: 'refused' as const, actor: 'eve', now: NOW + MINUTE }
    expect(await journal.retryPushes({ ...again, id: '1' })).toBe(0)
    expect(await journal.retryPushes({ ...again, id: '2' })).toBe(1)
    expect(await take(journal, ['1', '2', '3'], { now: NOW + MINUTE })).toEqual([{ id: '2', attempts: 1 }])
    expect(await journal.retryPushes(again)).toBe(1)
    expect(await sql(`SELECT actor, kind, after FROM action ORDER BY id`)).toEqual([
      { actor: 'eve', kind: 'retry-reviews', after: '{"changed":1}' },
      { actor: 'eve', kind: 'retry-reviews', after: '{"changed":1}' },
    ])
  },
  'that are skipped may leave once nothing keeps them': async ({ journal }) => {
    const query = { store: SHOP, token: 'one', now: NOW, until: NOW + LEASE }
    expect(await journal.takePushes({ ...query, reviews: [{ id: '1', skip: 'no-rating' }] })).toEqual([])
    expect(await journal.reviewPush(SHOP, '1')).toMatchObject({ state: 'skipped', skip: 'no-rating', attempts: 0 })
    expect(await take(journal, ['1'])).toEqual([{ id: '1', attempts: 0 }])
    await journal.settlePushes('one', [settled('1', 'pushed')], NOW)
    await journal.takePushes({ ...query, reviews: [{ id: '1', skip: 'no-rating' }] })
    expect(await journal.pushCounts(SHOP)).toMatchObject({ pushed: 1, skipped: 0 })
  },
})
