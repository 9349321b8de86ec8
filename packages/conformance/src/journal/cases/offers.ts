import type { Journal, OfferFilter, OfferQuery, Prepared } from '@recolte/core'
import { expect } from 'vitest'
import { cases } from '../case.ts'
import {
  ACCOUNT,
  always,
  collect,
  LEASE,
  later,
  lease,
  MINUTE,
  NOW,
  page,
  purchase,
  receipt,
  row,
  SHOP,
  seen,
  shown,
  wait,
} from '../scene.ts'

const query = (change: Partial<OfferQuery> = {}): OfferQuery => ({
  store: SHOP,
  account: ACCOUNT,
  now: NOW,
  limit: 10,
  ...change,
})
const take = (token: string, now = NOW) => ({ take: { token, until: now + LEASE } })

function ready(handoverId: number, reference: string, code: 'on-offer' | 'in-next-file' = 'on-offer'): Prepared {
  const about = { account: ACCOUNT, reference, purchase: purchase(reference), emailHash: `hash-${reference}` }
  return { handoverId, kind: 'ready', ...about, reason: { code }, nextAt: NOW + 100 * MINUTE }
}

/** Records orders and makes each ready under `R` and its id. */
async function offered(journal: Journal, ...ids: string[]): Promise<void> {
  await seen(journal, collect, ...ids.map((id) => row(id)))
  const leased = await lease(journal, 'reader')
  const made = leased.map((one) => ready(one.handoverId, `R${one.orders[0]?.orderId}`))
  expect(await journal.prepare('reader', made, NOW)).toEqual(ids.map(() => 'done'))
}

export const offerCases = cases('an offer', {
  'is due, has its purchase at hand and no reference yet': async ({ journal }) => {
    await offered(journal, '1')
    expect(await shown(journal, '1')).toMatchObject({ state: 'due', reason: { code: 'on-offer' } })
    expect((await shown(journal, '1')).handover).toMatchObject({ reference: undefined, attempts: [] })
    expect(await journal.onOffer({ store: SHOP, account: ACCOUNT })).toBe(1)
    expect(await journal.onOffer({ store: SHOP, account: 'other' })).toBe(0)
    const { offers } = await journal.offer(query())
    expect(offers).toEqual([expect.objectContaining({ orderId: '1', reference: 'R1', purchase: purchase('R1') })])
    expect(await lease(journal, 'reader')).toEqual([])
  },
  'is asked for by date, by a status it has reached and by language': async ({ journal }) => {
    const day = 24 * 60 * MINUTE
    await seen(
      journal,
      collect,
      row('1', { language: 'fr-FR', createdAt: new Date(NOW - 3 * day) }),
      row('2', { language: 'en', statuses: ['shipped'] }),
      row('3', { statuses: ['paid'] }),
    )
    await seen(journal, collect, later(row('3', { statuses: ['completed'] })))
    const leased = await lease(journal, 'reader')
    const made = leased.map((one) => ready(one.handoverId, `R${one.orders[0]?.orderId}`))
    await journal.prepare('reader', made, NOW)
    const found = async (only: OfferFilter) => {
      const ids = (await journal.offer(query({ only }))).offers.map(({ orderId }) => orderId).sort()
      expect(await journal.onOffer({ store: SHOP, account: ACCOUNT, only })).toBe(ids.length)
      return ids
    }
    expect(await found({})).toEqual(['1', '2', '3'])
    expect(await found({ from: NOW - day })).toEqual(['2', '3'])
    expect(await found({ to: NOW - day })).toEqual(['1'])
    expect(await found({ statuses: ['shipped'] })).toEqual(['2'])
    expect(await found({ statuses: ['paid', 'absent'] })).toEqual(['3'])
    expect(await found({ statuses: [] })).toEqual([])
    // One of no language is of every language.
    expect(await found({ languages: ['FR'] })).toEqual(['1', '3'])
    expect(await found({ languages: ['en_GB'], from: NOW - day, statuses: ['shipped', 'completed'] })).toEqual([
      '2',
      '3',
    ])
  },
  'comes in pages, each order once, looked at or taken': async ({ journal }) => {
    await offered(journal, '1', '2', '3', '4', '5')
    for (const how of [{}, take('a')]) {
      const found: string[] = []
      let after: OfferQuery['after']
      do {
        const { offers, next } = await journal.offer(query({ limit: 2, after, ...how }))
        found.push(...offers.map(({ orderId }) => orderId))
        after = next
      } while (after !== undefined)
      expect(found.sort()).toEqual(['1', '2', '3', '4', '5'])
    }
  },
  'taken is on its way under its lease: its reference frozen, its attempt counted, offered to nobody else': async ({
    journal,
  }) => {
    await offered(journal, '1')
    expect((await journal.offer(query(take('a')))).offers).toHaveLength(1)
    expect((await journal.offer(query(take('b')))).offers).toEqual([])
    const [one] = await journal.list({ store: SHOP, states: ['due'], limit: 10 }).then(({ orders }) => orders)
    expect(one).toMatchObject({ reference: 'R1', reason: { code: 'sent' } })
  },
  'is collected by the receipt of whoever took it': async ({ journal }) => {
    await offered(journal, '1')
    const { offers } = await journal.offer(query(take('a')))
    await journal.settle(
      'a',
      offers.map(({ handoverId }) => receipt(handoverId, 'collected')),
      NOW,
    )
    expect((await shown(journal, '1')).state).toBe('collected')
    expect(await journal.onOffer({ store: SHOP, account: ACCOUNT })).toBe(0)
  },
  'stays, with its purchase, where it was not taken whole': async ({ journal }) => {
    await offered(journal, '1')
    const [one] = (await journal.offer(query(take('a')))).offers
    const again = receipt(one?.handoverId ?? 0, 'due', { reason: { code: 'on-offer' }, nextAt: NOW + MINUTE })
    await journal.settle('a', [again], NOW)
    expect((await journal.offer(query(take('b')))).offers).toMatchObject([{ reference: 'R1', attempts: 1 }])
  },
  'is there again once the process that took it has died': async ({ journal }) => {
    await offered(journal, '1')
    await journal.offer(query(take('dead')))
    const now = NOW + LEASE + 1
    expect((await journal.offer(query({ now, ...take('b', now) }))).offers).toMatchObject([{ reference: 'R1' }])
  },
  'is gone, and to be read at once, when the shop shows a change': async ({ journal }) => {
    await offered(journal, '1')
    await journal.recordPage(page([later(row('1'))]), always(collect))
    expect((await journal.offer(query())).offers).toEqual([])
    expect(await lease(journal, 'reader')).toHaveLength(1)
  },
  'for the next file is gone, and to be read at once, when the shop shows a change or another part of it': async ({
    journal,
  }) => {
    await seen(journal, collect, row('1', { groupKey: 'cart' }))
    for (const change of [later(row('1', { groupKey: 'cart' })), row('2', { groupKey: 'cart' })]) {
      const [one] = await lease(journal, 'reader')
      await journal.prepare('reader', [ready(one?.handoverId ?? 0, 'R1', 'in-next-file')], NOW)
      expect((await journal.offer(query())).offers).toHaveLength(1)
      await journal.recordPage(page([change]), always(collect))
      expect((await journal.offer(query())).offers).toEqual([])
    }
    expect(await lease(journal, 'reader')).toHaveLength(1)
  },
  'given back before it left is to be read at once': async ({ journal }) => {
    await offered(journal, '1')
    const { offers } = await journal.offer(query(take('a')))
    await journal.unsend(
      'a',
      offers.map(({ handoverId }) => handoverId),
    )
    expect(await lease(journal, 'reader')).toHaveLength(1)
  },
  'that changed while it was taken is to be read at once where it stays': async ({ journal }) => {
    await offered(journal, '1')
    const [one] = (await journal.offer(query(take('a')))).offers
    await journal.recordPage(page([later(row('1'))]), always(collect))
    const again = receipt(one?.handoverId ?? 0, 'due', { reason: { code: 'on-offer' }, nextAt: NOW + 100 * MINUTE })
    await journal.settle('a', [again], NOW)
    expect((await journal.offer(query())).offers).toEqual([])
    expect(await lease(journal, 'reader')).toMatchObject([{ payload: undefined }])
  },
  'is gone when the order no longer qualifies': async ({ journal }) => {
    await offered(journal, '1')
    await journal.recordPage(page([later(row('1'))]), always(wait))
    expect(await journal.onOffer({ store: SHOP, account: ACCOUNT })).toBe(0)
    expect((await shown(journal, '1')).state).toBe('waiting')
  },
  'is not made of a buyer who was erased': async ({ journal }) => {
    await journal.suppress({ emailHash: 'hash-R1', kind: 'erased', actor: 'eve', now: NOW })
    await seen(journal, collect, row('1'))
    const [one] = await lease(journal, 'reader')
    expect(await journal.prepare('reader', [ready(one?.handoverId ?? 0, 'R1')], NOW)).toEqual(['suppressed'])
    expect(await journal.onOffer({ store: SHOP, account: ACCOUNT })).toBe(0)
  },
  'under a reference that another one has is held': async ({ journal }) => {
    await offered(journal, '1')
    await journal.offer(query(take('a')))
    await journal.recordPage(page([row('2')]), always(collect))
    const [one] = await lease(journal, 'reader')
    expect(await journal.prepare('reader', [ready(one?.handoverId ?? 0, 'R1')], NOW)).toEqual(['taken'])
    expect((await shown(journal, '2')).reason.code).toBe('reference-taken')
  },
})

const flag = {
  ...{ store: SHOP, account: ACCOUNT, from: NOW - 100 * MINUTE, to: NOW, first: '2026-11-01', last: '2026-11-02' },
  ...{ actor: 'platform', now: NOW },
}

export const pushedCases = cases('what the platform says', {
  'of its settings is kept with source and date': async ({ journal }) => {
    await journal.putSettings(SHOP, 'platform', { delay: '7' }, NOW)
    await journal.putSettings(SHOP, 'operator', { delay: '' }, NOW + 1)
    await journal.putSettings('other', 'platform', { delay: '3' }, NOW)
    expect(await journal.settings(SHOP)).toEqual([
      { key: 'delay', source: 'platform', at: NOW, value: '7' },
      { key: 'delay', source: 'operator', at: NOW + 1, value: '' },
    ])
  },
  'of a period holds what is due of it, and lets the same go again': async ({ journal, sql }) => {
    await offered(journal, '1', '2')
    expect(await journal.flagOffers({ ...flag, flag: true })).toBe(2)
    expect(await shown(journal, '1')).toMatchObject({ state: 'held', reason: { code: 'platform-flagged' } })
    expect(await journal.flagOffers({ ...flag, flag: false })).toBe(2)
    expect(await lease(journal, 'reader')).toHaveLength(2)
    expect(await sql('SELECT actor, kind FROM action')).toEqual([
      { actor: 'platform', kind: 'flag' },
      { actor: 'platform', kind: 'unflag' },
    ])
  },
  'of more than the limit changes nothing, nor does a period without any': async ({ journal, sql }) => {
    await offered(journal, '1', '2')
    expect(await journal.flagOffers({ ...flag, flag: true, limit: 1 })).toBe(2)
    expect(await journal.flagOffers({ ...flag, flag: true, to: flag.from + 1 })).toBe(0)
    expect(await journal.onOffer({ store: SHOP, account: ACCOUNT })).toBe(2)
    expect(await sql('SELECT 1 FROM action')).toEqual([])
  },
  'of orders before our time skips those it holds for good, and holds those that are doubtful': async ({
    journal,
    sql,
  }) => {
    await offered(journal, '1', '2', '3')
    const orders = [
      { orderId: '1', verdict: 'collected' as const, evidence: 'export' },
      { orderId: '2', verdict: 'perhaps' as const, evidence: 'nobody' },
      { orderId: 'absent', verdict: 'collected' as const, evidence: 'export' },
    ]
    expect(await journal.takeOver({ store: SHOP, orders, actor: 'eve', now: NOW })).toBe(2)
    expect(await shown(journal, '1')).toMatchObject({ state: 'skipped', reason: { code: 'taken-before' } })
    expect(await shown(journal, '2')).toMatchObject({ state: 'held', reason: { code: 'taken-before-perhaps' } })
    expect(await journal.onOffer({ store: SHOP, account: ACCOUNT })).toBe(1)
    expect(await sql('SELECT actor, kind FROM action')).toEqual([{ actor: 'eve', kind: 'takeover' }])
  },
  'of orders before our time changes nothing of what has left': async ({ journal }) => {
    await offered(journal, '1')
    await journal.offer(query(take('a')))
    const orders = [{ orderId: '1', verdict: 'collected' as const, evidence: 'export' }]
    expect(await journal.takeOver({ store: SHOP, orders, actor: 'eve', now: NOW })).toBe(0)
  },
})
