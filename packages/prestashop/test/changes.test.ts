import { describe, expect, it } from 'vitest'
import { all } from './context.ts'
import { resourceOf, sandbox } from './shop.ts'

const ANY = { since: new Date(0) }
const ids = (pages: { rows: { id: string }[] }[]) => pages.flatMap(({ rows }) => rows.map(({ id }) => id))
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => String(from + n))

describe('changes', () => {
  it('cost one request in a quiet shop, in a fresh process that was told the zone', async () => {
    const { store, asked, app } = sandbox({ orders: 500 })
    const pages = await all(store.changes({ since: new Date(app.now()), timeZone: 'Europe/Paris' }))
    expect(ids(pages)).toEqual([])
    expect(asked).toHaveLength(1)
  })

  it('do not ask again for the history of orders that have not moved', async () => {
    const { store, asked, app } = sandbox({ orders: 100 })
    app.touch(7)
    const since = new Date(app.now() - 300_000)
    const once = await all(store.changes({ since, timeZone: 'Europe/Paris' }))
    const before = asked.length
    expect(await all(store.changes({ since, timeZone: 'Europe/Paris' }))).toEqual(once)
    // 7 was only saved again: its state stands in its history.
    expect(asked.length - before).toBe(1)
  })

  it('page by key: no offset in any question, and an order that changes meanwhile is not lost', async () => {
    const { store, asked, app, before } = sandbox({ orders: 300 })
    let lists = 0
    before((url) => {
      if (resourceOf(url) !== 'orders') return
      lists += 1
      app.skew(lists * 1_000)
      if (lists === 3) app.touch(150)
    })
    const pages = await all(store.changes({ ...ANY, pageSize: 40 }))
    expect(new Set(ids(pages))).toEqual(new Set(numbers(1, 300)))
    for (const url of asked) expect(url.searchParams.get('limit') ?? '').not.toContain(',')
  })

  it('walk one second by id where it fills pages, and only that second', async () => {
    const { store, asked, app } = sandbox({ orders: 20 })
    const imported = Array.from({ length: 95 }, () => String(app.add()))
    app.skew(5_000)
    app.touch(3)
    const pages = await all(store.changes({ ...ANY, pageSize: 30 }))
    expect(new Set(ids(pages))).toEqual(new Set([...numbers(1, 20), ...imported]))
    expect(ids(pages)).toHaveLength(115)
    expect(asked.some((url) => url.searchParams.get('filter[id]')?.startsWith('>['))).toBe(true)
  })

  it('say when each state was reached, by the order’s history and not by its last change', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const id = app.add({ state: 2 })
    app.skew(60_000)
    app.setState(id, 4)
    app.skew(120_000)
    app.touch(id)
    const [page] = await all(store.changes(ANY))
    expect(page?.rows[0]?.reached).toEqual({
      2: new Date('2026-11-23T18:00:00Z'),
      4: new Date('2026-11-23T18:01:00Z'),
    })
    expect(page?.rows[0]?.changedAt).toEqual(new Date('2026-11-23T18:02:00Z'))
  })

  it('forget a state that the order left backwards, and take its second arrival', async () => {
    const { store, app } = sandbox({ orders: 0 })
    const id = app.add({ state: 2 })
    for (const [minute, state] of [4, 3, 4].entries()) {
      app.skew((minute + 1) * 60_000)
      app.setState(id, state)
    }
    expect((await all(store.changes(ANY)))[0]?.rows[0]?.reached?.[4]).toEqual(new Date('2026-11-23T18:03:00Z'))
  })

  it('show the orders of the store’s shops only, whatever the key reaches', async () => {
    const { store, app } = sandbox({ orders: 4 }, { shops: [2] })
    const mine = String(app.add({ shop: 2 }))
    expect(ids(await all(store.changes(ANY)))).toEqual([mine])
    expect(await store.read(['1'])).toEqual([{ id: '1', kind: 'unreadable', problem: 'id_shop' }])
    const both = sandbox({ orders: 4 }, { shops: [1, 2] })
    both.app.add({ shop: 2 })
    expect(ids(await all(both.store.changes(ANY)))).toHaveLength(5)
    expect((await all(both.store.changes(ANY)))[0]?.rows.at(-1)?.shop).toBe('2')
  })

  it('are refused when something drops the filters on the way', async () => {
    const { store, app } = sandbox({ orders: 300 })
    app.fault({ kind: 'drops-brackets', every: 1 })
    const since = new Date(app.now() - 40 * 86_400_000)
    await expect(all(store.changes({ since, pageSize: 40 }))).rejects.toMatchObject({
      code: 'prestashop.query-ignored',
    })
  })

  it('are not complete when an empty list comes in the middle', async () => {
    const { store, app, before } = sandbox({ orders: 300 })
    let lists = 0
    before((url) => {
      if (resourceOf(url) === 'orders' && ++lists === 4) app.fault({ kind: 'sql-fails', resource: 'orders' })
    })
    await expect(all(store.changes({ ...ANY, pageSize: 40 }))).rejects.toMatchObject({
      code: 'shop-answer',
      fate: 'retry',
    })
  })
})
