import type { Store } from '@recolte/core'
import { describe, expect, test } from 'vitest'
import { all } from './context.ts'
import { lists, recorded, replay, sandbox, thrown } from './shop.ts'

const idsOf = (pages: { rows: { id: string }[] }[]) => pages.flatMap((page) => page.rows.map(({ id }) => id))
const created = (store: Store) => {
  if (store.created === undefined) throw new Error('no sweep by creation')
  return store.created
}
const param = (name: string) => (url: URL) => url.searchParams.get(name)

describe('a poll', () => {
  test('with nothing new costs one request and ends at the shop’s own clock', async () => {
    const { store, asked } = recorded(() => 'orders-page-empty')
    const pages = await all(store.changes({ since: new Date('2026-11-23T15:00:00Z') }))
    expect(asked).toHaveLength(1)
    expect(pages).toEqual([
      {
        rows: [],
        unreadable: [],
        through: new Date('2026-11-23T15:29:24Z'),
        clock: new Date('2026-11-23T15:29:24Z'),
        remaining: 0,
      },
    ])
  })

  test('asks for light rows only: nothing personal travels', async () => {
    const { store, asked } = recorded(() => 'orders-page-empty')
    await all(store.changes({ since: new Date() }))
    expect(asked[0]?.searchParams.get('_fields')).toBe(
      'id,number,status,date_created_gmt,date_modified_gmt,date_paid_gmt,date_completed_gmt',
    )
  })

  test('gives a row as the shop tells it', async () => {
    const { store } = recorded((url) =>
      param('modified_after')(url)?.startsWith('2026-08') ? 'orders-page-1' : 'orders-page-empty',
    )
    const [page] = await all(store.changes({ since: new Date('2026-09-01T00:00:00Z') }))
    expect(page?.rows[0]).toEqual({
      id: '104',
      number: '104',
      statuses: ['shipped'],
      reached: { processing: new Date('2026-08-29T04:10:07Z') },
      createdAt: new Date('2026-08-29T04:00:07Z'),
      changedAt: new Date('2026-09-01T00:00:07Z'),
    })
  })

  test('asks for no more rows than the shop allows, and for fewer where the caller wants it', async () => {
    const { store, asked } = recorded(() => 'orders-page-empty')
    await all(store.changes({ since: new Date(), pageSize: 500 }))
    await all(store.changes({ since: new Date(), pageSize: 20 }))
    expect(asked.map(param('per_page'))).toEqual(['100', '20'])
  })

  test('stops at the next request when it is aborted', async () => {
    const { store, asked } = sandbox({ orders: 50 })
    const stop = new AbortController()
    const work = (async () => {
      for await (const _ of store.changes({ since: new Date(0), pageSize: 10, signal: stop.signal })) stop.abort()
    })()
    expect(await thrown(work)).toMatchObject({ code: 'aborted' })
    expect(asked).toHaveLength(1)
  })
})

describe('a long list', () => {
  test('asks for what was given of the last second to be left out: a full page is all new', async () => {
    const { store, asked } = sandbox({ orders: 60 })
    const pages = await all(store.changes({ since: new Date(0), pageSize: 10 }))
    expect(pages.slice(0, 6).map(({ rows }) => rows.length)).toEqual([10, 10, 10, 10, 10, 10])
    expect(asked).toHaveLength(7)
    expect(asked[0]?.searchParams.has('exclude')).toBe(false)
    expect(asked[1]?.searchParams.get('exclude')).toBe(pages[0]?.rows.at(-1)?.id)
  })

  test('an order left out that changes before the last page is seen by the next poll, however long the page took', async () => {
    let now = Date.parse('2026-11-23T18:00:00Z')
    const { store, app, before } = sandbox({ orders: 12, now: () => now })
    const changed: string[] = []
    before((url) => {
      const leftOut = url.searchParams.get('exclude')
      if (leftOut === null) return
      changed.push(leftOut)
      // The shop had us wait for an hour, in which the order that is left out was changed.
      now += 1_800_000
      app.touch(Number(leftOut))
      now += 1_800_000
    })
    const pages = await all(store.changes({ since: new Date(0), pageSize: 10 }))
    const end = pages.at(-1)
    expect(end?.clock).toEqual(new Date(now))
    const next = await all(store.changes({ since: end?.through ?? new Date(now) }))
    expect(idsOf(next)).toEqual(changed)
    expect(changed).toHaveLength(1)
  })

  test.each([1, 3, 7, 100])('comes whole, each order once, oldest change first (%i a page)', async (pageSize) => {
    const { store, app } = sandbox({ orders: 60 })
    const pages = await all(store.changes({ since: new Date(0), pageSize }))
    expect(new Set(idsOf(pages)).size).toBe(60)
    expect(idsOf(pages)).toHaveLength(60)
    expect(pages.every(({ rows }) => rows.length <= pageSize)).toBe(true)
    const instants = pages.flatMap(({ rows }) => rows.map(({ changedAt }) => changedAt.getTime()))
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
    expect(pages.at(-1)?.through).toEqual(new Date(app.now()))
  })

  test('promises with each page no more than was shown', async () => {
    const { store } = sandbox({ orders: 60 })
    const pages = await all(store.changes({ since: new Date(0), pageSize: 7 }))
    pages.slice(0, -1).forEach(({ through }, index) => {
      const later = pages.slice(index + 1).flatMap(({ rows }) => rows)
      expect(later.every(({ changedAt }) => changedAt >= through)).toBe(true)
    })
  })

  test('says roughly how much is left', async () => {
    const { store } = sandbox({ orders: 60 })
    const pages = await all(store.changes({ since: new Date(0), pageSize: 20 }))
    expect(pages[0]?.remaining).toBe(40)
    expect(pages.at(-1)?.remaining).toBe(0)
  })

  test('a second with more orders than a page holds is walked by page number, between two bounds', async () => {
    const { store, app, asked } = sandbox()
    const at = '2026-11-20T10:00:00'
    for (let n = 0; n < 25; n++) app.add({ date_created_gmt: at, date_modified_gmt: at })
    const late = app.add({ date_modified_gmt: '2026-11-20T10:00:01' })
    const pages = await all(store.changes({ since: new Date('2026-11-20T09:00:00Z'), pageSize: 10 }))
    expect(idsOf(pages)).toHaveLength(26)
    expect(new Set(idsOf(pages)).size).toBe(26)
    expect(idsOf(pages).at(-1)).toBe(String(late))
    const walked = asked.filter((url) => url.searchParams.has('modified_before'))
    expect(walked.map(param('page'))).toEqual(['1', '2', '3'])
  })

  test('an order that leaves that second meanwhile hides none of its neighbours', async () => {
    const { store, app, asked, before } = sandbox()
    const at = '2026-11-20T10:00:00'
    const ids = Array.from({ length: 25 }, () => app.add({ date_created_gmt: at, date_modified_gmt: at }))
    before((url) => {
      const [first] = ids
      if (param('page')(url) === '2' && first !== undefined && ids.length === 25) {
        app.touch(first)
        ids.shift()
      }
    })
    const pages = await all(store.changes({ since: new Date('2026-11-20T09:00:00Z'), pageSize: 10 }))
    expect(new Set(idsOf(pages)).size).toBe(25)
    expect(lists(asked).length).toBeLessThan(12)
  })

  test('even when the pages still to come vanish at once', async () => {
    const { store, app, before } = sandbox()
    const at = '2026-11-20T10:00:00'
    const ids = Array.from({ length: 12 }, () => app.add({ date_created_gmt: at, date_modified_gmt: at }))
    before((url) => {
      if (param('page')(url) === '2') for (const id of ids.splice(0, 2)) app.touch(id)
    })
    const pages = await all(store.changes({ since: new Date('2026-11-20T09:00:00Z'), pageSize: 10 }))
    expect(new Set(idsOf(pages)).size).toBe(12)
  })

  test('a shop that allows fewer rows than were asked for is read to its end all the same', async () => {
    const { store } = recorded((url) => {
      // Five rows in all, two a page whatever was asked.
      const after = Date.parse(`${param('modified_after')(url)}Z`)
      const rest = [1, 2, 3, 4, 5].filter((id) => Date.UTC(2026, 10, 20, 10, 0, id) > after)
      const rows = rest.slice(0, 2).map((id) => ({
        id,
        status: 'completed',
        date_created_gmt: '2026-11-20T09:00:00',
        date_modified_gmt: `2026-11-20T10:00:0${id}`,
      }))
      const headers = { 'x-wp-total': String(rest.length), 'x-wp-totalpages': String(Math.ceil(rest.length / 2)) }
      return Response.json(rows, { headers })
    })
    expect(idsOf(await all(store.changes({ since: new Date('2026-11-20T00:00:00Z') })))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
  })

  test('the sweep walks the same way by creation', async () => {
    const { store, asked } = sandbox({ orders: 40 })
    const pages = await all(created(store)({ since: new Date(0), pageSize: 7 }))
    expect(new Set(idsOf(pages)).size).toBe(40)
    expect(new Set(asked.map(param('orderby')))).toEqual(new Set(['date']))
    const instants = pages.flatMap(({ rows }) => rows.map(({ createdAt }) => createdAt.getTime()))
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
  })
})

describe('a shop that goes round in circles', () => {
  test('is stopped and named', async () => {
    const { store, app, asked } = sandbox({ orders: 60 })
    app.fault({ kind: 'endless', every: 1 })
    const error = await thrown(all(store.changes({ since: new Date(0), pageSize: 10 })))
    expect(error).toMatchObject({ code: 'shop-endless', detail: { host: 'shop.example' } })
    expect(asked.length).toBeLessThan(6)
  })

  test('so is one whose date is ignored', async () => {
    const { store, app, asked } = sandbox({ orders: 60 })
    app.fault({ kind: 'ignores-modified-after', every: 1 })
    expect(await thrown(all(store.changes({ since: new Date(0), pageSize: 10 })))).toMatchObject({
      code: 'shop-endless',
    })
    expect(asked.length).toBeLessThan(6)
  })

  test('so is one that repeats a second without end', async () => {
    const row = {
      id: 1,
      status: 'completed',
      date_created_gmt: '2026-11-20T10:00:00',
      date_modified_gmt: '2026-11-20T10:00:00',
    }
    const { store, asked } = recorded(() => Response.json([row, { ...row, id: 2 }]))
    expect(await thrown(all(store.changes({ since: new Date(0), pageSize: 2 })))).toMatchObject({
      code: 'shop-endless',
    })
    expect(asked.length).toBeLessThan(8)
  })
})

describe('an entry that cannot be understood', () => {
  test('is named with its id and the page goes on', async () => {
    const { store, app } = sandbox({ orders: 5 })
    app.raw(app.idOf(2), (order) => ({ ...order, date_created_gmt: 'yesterday' }))
    const pages = await all(store.changes({ since: new Date(0) }))
    expect(idsOf(pages)).toHaveLength(4)
    expect(pages.flatMap(({ unreadable }) => unreadable)).toEqual([
      { id: String(app.idOf(2)), problem: 'date_created_gmt' },
    ])
  })

  test('is named by its place where even the id is gone', async () => {
    const { store } = recorded(() => Response.json([null, 'x', { id: {} }]))
    const [page] = await all(store.changes({ since: new Date(0) }))
    expect(page?.unreadable.map(({ id }) => id)).toEqual(['?1', '?2', '?3'])
  })

  test('at the end of a full page does not stop the walk', async () => {
    const { store, app } = sandbox({ orders: 30 })
    const [tenth] = idsOf(await all(store.changes({ since: new Date(0), pageSize: 10 }))).slice(9)
    app.raw(Number(tenth), (order) => ({ ...order, date_modified_gmt: null, date_created_gmt: null }))
    const pages = await all(store.changes({ since: new Date(0), pageSize: 10 }))
    expect(new Set(idsOf(pages)).size).toBe(29)
    expect(new Set(pages.flatMap(({ unreadable }) => unreadable.map(({ id }) => id)))).toEqual(new Set([tenth]))
  })

  test('is not an answer that is no list', async () => {
    const { store } = recorded(() => Response.json({ orders: [] }))
    expect(await thrown(all(store.changes({ since: new Date(0) })))).toMatchObject({ code: 'shop-answer' })
  })
})

test('a passing failure is tried again, and the same key signs anew', async () => {
  let count = 0
  const { store, asked, events } = recorded(() =>
    ++count < 3 ? new Response('', { status: 502 }) : replay('orders-page-empty'),
  )
  await all(store.changes({ since: new Date() }))
  expect(asked).toHaveLength(3)
  expect(events.map(({ code }) => code)).toEqual(['http-retry', 'http-retry'])
})
