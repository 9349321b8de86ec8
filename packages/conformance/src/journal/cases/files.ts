import type { Journal, NewFile } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import { ACCOUNT, collect, LEASE, lease, NOW, purchase, receipt, row, SHOP, seen, send, shown } from '../scene.ts'

/** Orders that are `sent` under the token `a`. Answers their hand-overs. */
async function sent(journal: Journal, ...ids: string[]): Promise<number[]> {
  await seen(journal, collect, ...ids.map((id) => row(id)))
  const leased = await lease(journal, 'a')
  await journal.prepare(
    'a',
    leased.map(({ handoverId, orders }) => send(handoverId, `R${orders[0]?.orderId}`)),
    NOW,
  )
  return leased.map(({ handoverId }) => handoverId)
}

const file = (handoverIds: number[]): NewFile => ({
  ...{ name: 'one.csv', store: SHOP, account: ACCOUNT, handoverIds },
  ...{ lines: 3, at: NOW, until: NOW + LEASE },
})

export const fileCases = cases('a file', {
  'is remembered with its orders, which nobody else takes once the process has died': async ({ journal }) => {
    const ids = await sent(journal, '1', '2')
    expect(await journal.openFile('a', file(ids))).toBe(true)
    expect(await journal.file('one.csv')).toMatchObject({ state: 'sending', orders: 2, lines: 3 })
    expect(await journal.files({ store: SHOP, open: true, limit: 5 })).toHaveLength(1)
    expect(await journal.fileOrders('one.csv')).toMatchObject([
      { reference: 'R1', purchase: purchase('R1'), attempts: 1 },
      { reference: 'R2' },
    ])
    const now = NOW + LEASE + 1
    const take = { token: 'b', until: now + LEASE }
    expect((await journal.offer({ store: SHOP, account: ACCOUNT, now, limit: 5, take })).offers).toEqual([])
    expect(await lease(journal, 'b', { now, onlyDue: true })).toEqual([])
  },
  'is not opened by who does not hold all of it': async ({ journal }) => {
    const ids = await sent(journal, '1', '2')
    expect(await journal.openFile('b', file(ids))).toBe(false)
    expect(await journal.file('one.csv')).toBeUndefined()
  },
  'ends with its orders, once': async ({ journal }) => {
    const ids = await sent(journal, '1', '2')
    await journal.openFile('a', file(ids))
    const handed = ids.map((id) => receipt(id, 'handed'))
    expect(await journal.settleFile('one.csv', { state: 'dropped', at: NOW }, handed, NOW)).toBe(2)
    expect(await journal.file('one.csv')).toMatchObject({ state: 'dropped', droppedAt: NOW, endedAt: undefined })
    const [first = 0, second = 0] = ids
    const mixed = [receipt(first, 'collected'), receipt(second, 'refused')]
    const end = { state: 'error', at: NOW + 1, report: 'line 3: bad' } as const
    expect(await journal.settleFile('one.csv', end, mixed, NOW)).toBe(2)
    expect(await journal.file('one.csv')).toMatchObject({
      ...{ state: 'error', endedAt: NOW + 1, report: 'line 3: bad', unsettled: 1 },
    })
    expect((await shown(journal, '1')).state).toBe('collected')
    expect((await shown(journal, '2')).state).toBe('refused')
    expect(await journal.settleFile('one.csv', { state: 'collected', at: NOW }, handed, NOW)).toBe(0)
  },
  'tells of orders that a switch left to a person': async ({ journal }) => {
    const ids = await sent(journal, '1')
    await journal.openFile('a', file(ids))
    const unsure = ids.map((id) => receipt(id, 'uncertain'))
    await journal.settle('a', unsure, NOW)
    expect(await journal.fileOrders('one.csv')).toMatchObject([{ reference: 'R1', state: 'uncertain' }])
    // Its file may still be taken in: corrected now, the order would leave twice.
    expect(await journal.failedOrders('one.csv')).toEqual([])
    const end = { state: 'collected', at: NOW } as const
    await journal.settleFile(
      'one.csv',
      end,
      ids.map((id) => receipt(id, 'collected')),
      NOW,
    )
    expect((await shown(journal, '1')).state).toBe('collected')
  },
  'that never arrived gives its orders back': async ({ journal }) => {
    const ids = await sent(journal, '1')
    await journal.openFile('a', file(ids))
    const due = ids.map((id) => receipt(id, 'due', { nextAt: NOW }))
    await journal.settleFile('one.csv', { state: 'not-dropped', at: NOW }, due, NOW)
    expect(await journal.files({ store: SHOP, open: true, limit: 5 })).toEqual([])
    expect(await lease(journal, 'b')).toHaveLength(1)
  },
  'that came back is put right by a person, once, and the shop no longer counts for what was written': async ({
    journal,
  }) => {
    const ids = await sent(journal, '1', '2')
    await journal.openFile('a', file(ids))
    const [first = 0, second = 0] = ids
    const ends = [receipt(first, 'collected'), receipt(second, 'refused')]
    await journal.settleFile('one.csv', { state: 'error', at: NOW, report: 'bad' }, ends, NOW)
    expect(await journal.failedOrders('one.csv')).toMatchObject([
      { handoverId: second, orderId: '2', reference: 'R2', state: 'refused', purchase: purchase('R2') },
    ])
    const written = { ...purchase('R2'), firstName: 'Corrected' }
    const emailHash = await journal.emailHash(written.email)
    const orders = ids.map((handoverId) => ({ handoverId, purchase: written, emailHash }))
    const correction = { file: 'one.csv', store: SHOP, orders, actor: 'anna', now: NOW }
    expect(await journal.correct(correction)).toEqual([second])
    expect(await journal.correct(correction)).toEqual([])
    expect(await journal.failedOrders('one.csv')).toEqual([])
    expect((await shown(journal, '1')).state).toBe('collected')
    const now = NOW + 1
    const only = { handoverIds: [second] }
    expect((await journal.offer({ store: SHOP, account: ACCOUNT, now, limit: 5, only })).offers).toMatchObject([
      { handoverId: second, purchase: written },
    ])
    await seen(journal, collect, row('2', { changedAt: new Date(NOW + 1) }))
    const [leased] = await lease(journal, 'b', { now })
    expect(leased?.payload).toMatchObject({ purchase: written, corrected: true })
  },
  'is not put right for a buyer who may not be written to': async ({ journal }) => {
    const ids = await sent(journal, '1')
    await journal.openFile('a', file(ids))
    const refused = ids.map((id) => receipt(id, 'refused'))
    await journal.settleFile('one.csv', { state: 'error', at: NOW, report: 'bad' }, refused, NOW)
    const emailHash = await journal.emailHash('other@client.example')
    await journal.suppress({ emailHash, kind: 'opted-out', actor: 'anna', now: NOW })
    const orders = ids.map((handoverId) => ({ handoverId, purchase: purchase('R1'), emailHash }))
    expect(await journal.correct({ file: 'one.csv', store: SHOP, orders, actor: 'anna', now: NOW })).toEqual([])
    expect((await shown(journal, '1')).state).toBe('refused')
  },
})
