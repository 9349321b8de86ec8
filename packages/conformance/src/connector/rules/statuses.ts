import { NotOffered, needs, type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, pick, truth } from '../trial.ts'
import { pagesOf, rowsOf } from '../walk.ts'
import { expectKind } from './read.ts'

export const statusRules: Rule[] = [
  {
    point: 'statuses',
    name: 'statuses() covers every status that changes() returns',
    why: 'The owner picks the trigger from this list. A status that is missing there cannot be picked.',
    fix: 'Give the codes exactly as the rows hold them (same prefix, same case); keep statuses of removed extensions as `retired`.',
    orders: 60,
    async run({ bench, open }) {
      const { store } = open()
      const statuses = await store.statuses()
      const codes = statuses.map(({ code }) => code)
      expect(new Set(codes).size === codes.length, () => `a code comes twice among ${some(codes)}`)
      const nameless = statuses.filter(({ label }) => label.trim() === '')
      expect(nameless.length === 0, () => `no label for ${some(nameless.map(({ code }) => code))}`)
      const since = beginning(await truth(bench))
      for (const row of rowsOf(await pagesOf(store, { since }))) {
        expect(row.statuses.length > 0, () => `order ${row.id} has no status`)
        const unknown = row.statuses.filter((code) => !codes.includes(code))
        expect(unknown.length === 0, () => `order ${row.id} stands at ${some(unknown)}; statuses() has ${some(codes)}`)
      }
    },
  },
  {
    point: 'statuses',
    name: 'defaultTrigger names statuses that exist',
    why: 'Most owners keep the default. One that no order ever reaches collects nothing, in silence.',
    fix: 'Name codes that a freshly installed shop has, not labels.',
    orders: 10,
    async run({ connector, open }) {
      expect(connector.defaultTrigger.length > 0, () => 'defaultTrigger is empty')
      const codes = (await open().store.statuses()).map(({ code }) => code)
      const unknown = connector.defaultTrigger.filter((code) => !codes.includes(code))
      expect(unknown.length === 0, () => `${some(unknown)} is not among ${some(codes)}`)
    },
  },
  {
    point: 'statuses',
    name: 'a status given in the shop is seen, in the list and complete',
    why: 'This is the moment that counts: the order reaches its trigger.',
    fix: 'Look at how a status change reaches the change instant, and give `statuses` from the raw order, not from a cache.',
    orders: 20,
    async run({ bench, open, connector }) {
      needs(bench, 'setStatus')
      const [status] = connector.defaultTrigger
      expect(status !== undefined, () => 'defaultTrigger is empty')
      const orders = await truth(bench)
      const { id } = orders.find((order) => !order.statuses.includes(status)) ?? pick(orders, 0)
      const { store } = open()
      // Looked at before and after: what is remembered of it must not hide the change.
      await pagesOf(store, { since: beginning(orders) })
      await store.read([id])
      const since = pick(orders, -1).changedAt
      await bench.setStatus(id, status)
      const row = rowsOf(await pagesOf(store, { since })).findLast((one) => one.id === id)
      expect(row !== undefined, () => `order ${id} was moved to ${status} and does not come`)
      expect(
        row.statuses.includes(status),
        () => `order ${id} was moved to ${status}; its row says ${row.statuses.join(', ')}`,
      )
      const results = await store.read([id])
      expectKind(results, id, ['order'])
      for (const result of results) {
        if (result.kind !== 'order') continue
        const { statuses } = result.order
        expect(
          statuses.includes(status),
          () => `order ${id} was moved to ${status}; read() says ${statuses.join(', ')}`,
        )
      }
    },
  },
  {
    point: 'statuses',
    name: 'missing() says in both languages what each waiting order lacks',
    why: 'Support asks why an order was not collected; an answer in one language, or without a word, is none.',
    fix: 'Answer words for every combination of statuses that waits for `defaultTrigger`; leave `missing` out where an order stands at one status alone.',
    orders: 60,
    async run({ connector, bench, open }) {
      const { missing, defaultTrigger: trigger } = connector
      if (missing === undefined) throw new NotOffered(['connector.missing'])
      const orders = await truth(bench)
      const waiting = rowsOf(await pagesOf(open().store, { since: beginning(orders) })).filter(({ statuses }) =>
        statuses.every((status) => !trigger.includes(status)),
      )
      for (const { id, statuses } of waiting) {
        const [en, fr] = (['en', 'fr'] as const).map((language) => missing({ statuses, trigger }, language)?.trim())
        const at = `order ${id} at ${statuses.join(', ')}`
        expect(en !== undefined && en !== '', () => `missing() has no word for ${at}`)
        expect(fr !== undefined && fr !== '' && fr !== en, () => `missing() has no French word for ${at}`)
      }
    },
  },
]
