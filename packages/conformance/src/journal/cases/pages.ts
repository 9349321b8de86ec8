import { expect } from 'vitest'
import { cases } from '../case.ts'
import { always, collect, connect, later, NOW, page, row, SHOP, seen, shown, skip, wait } from '../scene.ts'

export const pageCases = cases('a page', {
  'writes rows, decisions and the watermark together': async ({ journal, sql }) => {
    await connect(journal)
    const through = { watermark: NOW - 5, shopClock: NOW - 1 }
    const outcome = await journal.recordPage(page([row('1'), row('2')], { through }), always(collect))
    expect(outcome).toEqual({ looked: 2, added: 2 })
    expect(await journal.store(SHOP)).toMatchObject(through)
    expect(await sql('SELECT order_id, decision FROM orders ORDER BY order_id')).toEqual([
      expect.objectContaining({ order_id: '1', decision: 'collect' }),
      expect.objectContaining({ order_id: '2', decision: 'collect' }),
    ])
    expect(await sql("SELECT state FROM handover WHERE state = 'due'")).toHaveLength(2)
  },
  'keeps where a reading goes on, until a page says nothing of it': async ({ journal }) => {
    await connect(journal)
    const through = { watermark: NOW, shopClock: NOW, place: 'byte 17' }
    await journal.recordPage(page([row('1')], { through }), always(wait))
    await journal.recordPage(page([row('2')]), always(wait))
    expect(await journal.store(SHOP)).toMatchObject(through)
    await journal.recordPage(page([], { through: { watermark: NOW, shopClock: NOW } }), always(wait))
    expect((await journal.store(SHOP))?.place).toBeUndefined()
  },
  'leaves nothing behind when deciding throws half way': async ({ journal, sql }) => {
    await connect(journal)
    const before = await journal.store(SHOP)
    const through = { watermark: NOW, shopClock: NOW }
    const decide = ({ id }: { id: string }) => {
      if (id === '2') throw new Error('decide failed')
      return collect
    }
    await expect(journal.recordPage(page([row('1'), row('2')], { through }), decide)).rejects.toThrow('decide failed')
    for (const table of ['orders', 'handover', 'status_history']) {
      expect(await sql(`SELECT * FROM ${table}`)).toEqual([])
    }
    expect(await journal.store(SHOP)).toEqual(before)
  },
  'leaves the watermark alone for a sweep': async ({ journal }) => {
    await connect(journal)
    const before = await journal.store(SHOP)
    await journal.recordPage(page([row('1')]), always(wait))
    expect(await journal.store(SHOP)).toEqual(before)
  },
  'neither decides nor counts a row that has not changed': async ({ journal }) => {
    await seen(journal, wait, row('1', { statuses: ['a', 'b'] }), row('2'))
    const decided: string[] = []
    const outcome = await journal.recordPage(
      page([row('1', { statuses: ['b', 'a'] }), later(row('2'))], { pass: 2 }),
      ({ id }) => {
        decided.push(id)
        return wait
      },
    )
    expect(decided).toEqual(['2'])
    expect(outcome).toEqual({ looked: 1, added: 0 })
  },
  'decides a row whose status changed within the same instant': async ({ journal }) => {
    await seen(journal, wait, row('1', { statuses: ['processing'] }))
    const outcome = await journal.recordPage(page([row('1', { statuses: ['completed'] })]), always(collect))
    expect(outcome.looked).toBe(1)
    expect((await shown(journal, '1')).state).toBe('due')
  },
  'gives decide the row as it came and what was known, as instants': async ({ journal }) => {
    await seen(journal, { ...wait, reachedAt: NOW - 7, reachedFrom: 'seen' }, row('1', { statuses: ['processing'] }))
    const calls: unknown[][] = []
    const changed = later(row('1'), { reached: { completed: new Date(NOW - 3) } })
    await journal.recordPage(page([changed, row('2')], { now: NOW + 1 }), (...call) => {
      calls.push(call)
      return wait
    })
    expect(calls).toEqual([
      [
        changed,
        {
          decision: 'wait',
          reason: wait.reason,
          statuses: ['processing'],
          createdAt: row('1').createdAt.getTime(),
          changedAt: row('1').changedAt.getTime(),
          firstSeenAt: NOW,
          reachedAt: NOW - 7,
          reachedFrom: 'seen',
          handover: undefined,
        },
      ],
      [row('2'), undefined],
    ])
  },
  'keeps when the trigger was reached while later decisions say nothing of it': async ({ journal }) => {
    await seen(journal, collect, row('1'))
    await journal.recordPage(page([later(row('1'))]), always(wait))
    expect(await shown(journal, '1')).toMatchObject({ reachedAt: collect.reachedAt, reachedFrom: 'cms' })
  },
  "keeps the shop's own instants and those of changes apart in the history": async ({ journal }) => {
    const paid = new Date(NOW - 50_000)
    const first = row('1', { statuses: ['processing'], reached: { processing: paid } })
    await seen(journal, wait, first)
    const packed = later(first, { statuses: ['packed'] })
    await journal.recordPage(page([packed]), always(wait))
    await journal.recordPage(page([later(packed)]), always(wait))
    expect((await shown(journal, '1')).statusHistory).toEqual([
      { at: packed.changedAt.getTime(), status: 'packed', source: 'seen' },
      { at: paid.getTime(), status: 'processing', source: 'cms' },
    ])
  },
  'keeps the number people know when a later list leaves it out': async ({ journal }) => {
    await seen(journal, wait, row('1'))
    const { number: _, ...bare } = later(row('1'))
    await journal.recordPage(page([bare]), always(wait))
    expect((await shown(journal, '1')).reference).toBe('N1')
  },
})

export const unreadableCases = cases('an unreadable row', {
  'is kept with its id and its problem': async ({ journal }) => {
    await connect(journal)
    const bad = { unreadable: [{ id: '9', problem: 'no date' }] }
    expect(await journal.recordPage(page([], bad), always(wait))).toEqual({ looked: 1, added: 1 })
    expect(await journal.recordPage(page([], bad), always(wait))).toEqual({ looked: 0, added: 0 })
    expect(await shown(journal, '9')).toMatchObject({
      state: 'unreadable',
      reason: { code: 'unreadable', detail: { problem: 'no date' } },
    })
  },
  'is decided as any other once it can be read': async ({ journal }) => {
    await connect(journal)
    const unreadable = [{ id: '1', problem: 'no date' }]
    await journal.recordPage(page([], { unreadable, now: NOW - 500 }), always(wait))
    const known: unknown[] = []
    await journal.recordPage(page([row('1', { changedAt: new Date(NOW - 500) })]), (_, what) => {
      known.push(what)
      return collect
    })
    expect(known).toEqual([expect.objectContaining({ decision: 'unreadable', firstSeenAt: NOW - 500 })])
    expect(await shown(journal, '1')).toMatchObject({ state: 'due', createdAt: row('1').createdAt.getTime() })
  },
  'takes its open hand-over back, unless it was sent before': async ({ journal, sql }) => {
    await seen(journal, collect, row('1'))
    await journal.recordPage(page([], { unreadable: [{ id: '1', problem: 'x' }] }), always(skip))
    expect((await shown(journal, '1')).state).toBe('unreadable')
    expect(await sql('SELECT id FROM handover')).toEqual([])
  },
})
