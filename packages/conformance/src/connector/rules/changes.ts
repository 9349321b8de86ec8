import type { OrderRow } from '@recolte/core'
import { NotOffered, needs, type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, pick, truth } from '../trial.ts'
import { at, idsOf, pagesOf, rowsOf, walk } from '../walk.ts'

const LOST = 'An order the list leaves out is never collected: its buyer is never asked, and nobody finds out.'
const BY_KEY =
  'Page by key, never by page number: ask for what changed at or after the last row’s instant, and go on behind its id.'

export const changesRules: Rule[] = [
  {
    point: 'changes',
    name: 'changes() gives every order changed at or after `since`',
    why: LOST,
    fix: 'Ask the shop from a little before `since` where its own filter is exclusive or cuts to seconds, and mind its time zone.',
    orders: 60,
    async run({ bench, open }) {
      const orders = await truth(bench)
      for (const index of [0, 20, -1]) {
        const since = pick(orders, index).changedAt
        const shown = idsOf(await pagesOf(open().store, { since, pageSize: 10 }))
        const lost = orders.filter(({ id, changedAt }) => changedAt >= since && !shown.has(id))
        expect(lost.length === 0, () => `since ${at(since)}: never came: ${some(lost.map(({ id }) => id))}`)
        const tooOld = orders.filter(({ id, changedAt }) => +changedAt < +since - 60_000 && shown.has(id))
        expect(tooOld.length === 0, () => `since ${at(since)}: came though older: ${some(tooOld.map(({ id }) => id))}`)
      }
    },
  },
  {
    point: 'changes',
    name: 'changes() gives the oldest change first',
    why: 'A run is stopped at any moment. If newer orders came first, the watermark would pass the older ones.',
    fix: 'Sort by the change instant, ascending, at the shop: not within one page, and not by creation.',
    orders: 60,
    async run({ bench, open }) {
      const since = beginning(await truth(bench))
      const rows = rowsOf(await pagesOf(open().store, { since, pageSize: 10 }))
      rows.reduce((before: OrderRow | undefined, row) => {
        expect(before === undefined || before.changedAt <= row.changedAt, () => {
          return `order ${row.id} (${at(row.changedAt)}) came after ${before?.id} (${at(before?.changedAt)})`
        })
        return row
      }, undefined)
    },
  },
  {
    point: 'changes',
    name: 'changes() keeps orders that share one instant across a page border',
    why: `An import or a bulk edit saves dozens of orders in one second. ${LOST}`,
    fix: BY_KEY,
    orders: 30,
    async run({ bench, open }) {
      needs(bench, 'addAtSameInstant')
      const ids = await bench.addAtSameInstant(25)
      const since = beginning(await truth(bench))
      for (const pageSize of [10, 7]) {
        const shown = idsOf(await pagesOf(open().store, { since, pageSize }))
        const lost = ids.filter((id) => !shown.has(id))
        expect(lost.length === 0, () => `25 orders of one instant, pages of ${pageSize}: never came: ${some(lost)}`)
      }
    },
  },
  {
    point: 'changes',
    name: 'changes() misses nothing when an order changes between two pages',
    why: `A shop goes on working while it is read: the changed order leaves its page and all the others move up. ${LOST}`,
    fix: BY_KEY,
    orders: 60,
    async run({ bench, open }) {
      const before = await truth(bench)
      const since = beginning(before)
      const { store } = open()
      const seen: OrderRow[] = []
      let through = since
      let edits = 0
      for await (const page of walk(store, { since, pageSize: 10 })) {
        seen.push(...page.rows)
        through = page.through
        if (edits++ >= 3) continue
        // One that was shown, and one that is still to come.
        await bench.change(page.rows[0]?.id ?? pick(before, 0).id)
        await bench.change(pick(before, -edits).id)
      }
      seen.push(...rowsOf(await pagesOf(store, { since: through, pageSize: 10 })))
      const last = new Map(seen.map((row) => [row.id, +row.changedAt]))
      const missed = (await truth(bench)).filter(({ id, changedAt }) => (last.get(id) ?? 0) < +changedAt)
      expect(missed.length === 0, () => {
        return `after this run and the next one from its \`through\`, not seen as they are now: ${some(missed.map(({ id }) => id))}`
      })
    },
  },
  {
    point: 'changes',
    name: 'a page never holds more rows than asked for',
    why: 'A page is one transaction of the journal and stands in memory whole; its size keeps both small.',
    fix: 'Pass `pageSize` on to the shop, up to what the shop allows; a smaller page is always right.',
    orders: 30,
    async run({ bench, open }) {
      const since = beginning(await truth(bench))
      for await (const page of walk(open().store, { since, pageSize: 7 })) {
        const size = page.rows.length + page.unreadable.length
        expect(size <= 7, () => `a page of ${size} where 7 were asked for`)
      }
    },
  },
  {
    point: 'changes',
    name: 'created() gives every order created at or after `since`',
    why: 'The daily sweep is the last guard against a change the shop never showed; a hole in it is a lost order.',
    fix: 'List by creation date, by key; leave `created` out where `changes` gives the same.',
    orders: 40,
    async run({ bench, open }) {
      const { store } = open()
      if (store.created === undefined) throw new NotOffered(['store.created'])
      const orders = (await truth(bench)).sort((a, b) => +a.createdAt - +b.createdAt)
      const since = pick(orders, 15).createdAt
      const shown = idsOf(await pagesOf(store, { since, pageSize: 10 }, 'created'))
      const lost = orders.filter(({ id, createdAt }) => createdAt >= since && !shown.has(id))
      expect(lost.length === 0, () => `created since ${at(since)}: never came: ${some(lost.map(({ id }) => id))}`)
    },
  },
]
