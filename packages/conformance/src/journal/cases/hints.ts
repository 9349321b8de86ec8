import type { Journal } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { connect, NOW, SHOP } from '../scene.ts'

const keys = (...orderIds: string[]) => orderIds.map((orderId) => ({ store: SHOP, orderId }))
const idsOf = async (journal: Journal, until = NOW, limit = 100) =>
  (await journal.hints(SHOP, until, limit)).map(({ orderId }) => orderId)

export const hintCases = cases('a hint', {
  'is kept once for each order, for stores and orders not known yet as well': async ({ journal, reopen }) => {
    await journal.addHints([...keys('1', '2', '1'), { store: 'another', orderId: '1' }], NOW)
    const second = await reopen()
    expect(await idsOf(second)).toEqual(['1', '2'])
    expect(await second.hints('another', NOW, 10)).toEqual([{ orderId: '1', receivedAt: NOW }])
    await second.close()
  },
  'is given by the page, and only once it is old enough': async ({ journal }) => {
    await journal.addHints(keys('late'), NOW + 2)
    await journal.addHints(keys('b', 'a'), NOW)
    await journal.addHints(keys('c'), NOW + 1)
    expect(await idsOf(journal, NOW + 1)).toEqual(['a', 'b', 'c'])
    expect(await idsOf(journal, NOW + 2)).toEqual(['a', 'b', 'c', 'late'])
    expect(await idsOf(journal, NOW + 2, 2)).toEqual(['a', 'b'])
    expect(await idsOf(journal, NOW - 1)).toEqual([])
  },
  'is forgotten once followed, but not when it was renewed meanwhile': async ({ journal }) => {
    await journal.addHints(keys('1', '2', '3'), NOW)
    const taken = await journal.hints(SHOP, NOW, 2)
    await journal.addHints(keys('2'), NOW + 1)
    await journal.addHints(keys('2'), NOW - 1)
    await journal.forgetHints(SHOP, taken)
    expect(await journal.hints(SHOP, NOW + 1, 10)).toEqual([
      { orderId: '2', receivedAt: NOW + 1 },
      { orderId: '3', receivedAt: NOW },
    ])
  },
  'of another store stays': async ({ journal }) => {
    await journal.addHints([{ store: 'another', orderId: '1' }, ...keys('1')], NOW)
    await journal.forgetHints(SHOP, await journal.hints(SHOP, NOW, 10))
    expect(await journal.hints('another', NOW, 10)).toHaveLength(1)
  },
})

export const heardCases = cases('what a shop tells of itself', {
  'is remembered by the store: when it last did': async ({ journal }) => {
    await connect(journal)
    expect((await journal.store(SHOP))?.heardAt).toBeUndefined()
    await journal.addHints(keys('1'), NOW)
    await journal.addHints([...keys('2'), { store: 'another', orderId: '1' }], NOW - 1)
    expect((await journal.store(SHOP))?.heardAt).toBe(NOW)
  },
})

export const hookSecretCases = cases('the secrets of webhooks', {
  'are made once, whoever asks first': async ({ journal, reopen }) => {
    const first = await journal.hookSecrets(SHOP, 'one', NOW)
    expect(first).toEqual({ current: 'one', previous: undefined, since: NOW })
    const second = await reopen()
    expect(await second.hookSecrets(SHOP, 'two', NOW + 1)).toEqual(first)
    expect((await second.hookSecrets('another', 'three', NOW)).current).toBe('three')
    await second.close()
  },
  'keep the one before at a change, and are for nobody else': async ({ journal, sql }) => {
    await journal.hookSecrets(SHOP, 'one', NOW)
    expect(await journal.rotateHookSecret(SHOP, 'two', NOW + 1)).toEqual({
      current: 'two',
      previous: 'one',
      since: NOW + 1,
    })
    await journal.rotateHookSecret(SHOP, 'three', NOW + 2)
    expect(await journal.hookSecrets(SHOP, 'four', NOW + 3)).toMatchObject({ current: 'three', previous: 'two' })
    for (const { key } of await sql('SELECT key FROM meta')) {
      expect(await journal.getMeta(String(key))).toBeUndefined()
    }
  },
})
