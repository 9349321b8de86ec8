import { isDeepStrictEqual } from 'node:util'
import type { Order, OrderRow, ReadResult } from '@recolte/core'
import { needs, type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, truth } from '../trial.ts'
import { at, isInstant, pagesOf, rowsOf } from '../walk.ts'

/** What the list and the complete order both tell; a row that leaves one out has nothing to agree on. */
const SHARED = [
  'id',
  'number',
  'statuses',
  'meaning',
  'reached',
  'createdAt',
  'changedAt',
  'shop',
  'language',
  'groupKey',
] as const

export const readRules: Rule[] = [
  {
    point: 'read',
    name: 'a row tells id, statuses and instants as the shop has them',
    why: 'A wall-clock time read as UTC moves an order by hours: before the baseline it is never collected.',
    fix: 'Turn the shop’s times into instants in one place, by the shop’s own zone or from its UTC fields.',
    orders: 40,
    async run({ bench, open }) {
      const orders = new Map((await truth(bench)).map((order) => [order.id, order]))
      const since = beginning(await truth(bench))
      for (const row of rowsOf(await pagesOf(open().store, { since, pageSize: 20 }))) {
        const instants = [row.createdAt, row.changedAt, ...Object.values(row.reached ?? {})]
        for (const instant of instants)
          expect(isInstant(instant), () => `order ${row.id} has the instant ${at(instant)}`)
        const order = orders.get(row.id)
        expect(order !== undefined, () => `the shop has no order with the id "${row.id}"`)
        const { createdAt, changedAt, statuses } = order
        expect(
          +row.createdAt === +createdAt,
          () => `order ${row.id} was created ${at(createdAt)}, told as ${at(row.createdAt)}`,
        )
        expect(
          +row.changedAt === +changedAt,
          () => `order ${row.id} changed ${at(changedAt)}, told as ${at(row.changedAt)}`,
        )
        expect(isDeepStrictEqual(row.statuses, statuses), () => {
          return `order ${row.id} stands at ${statuses.join(', ')}, told as ${row.statuses.join(', ')}`
        })
      }
    },
  },
  {
    point: 'read',
    name: 'read() and the row of the same order agree',
    why: 'Whether an order qualifies is decided by the row and again by the complete order. Where the two differ, it waits for ever.',
    fix: 'Map both with the same function, from the same raw fields.',
    orders: 20,
    async run({ bench, open, connector }) {
      const { store } = open()
      const since = beginning(await truth(bench))
      const rows = new Map(rowsOf(await pagesOf(store, { since })).map((row) => [row.id, row]))
      for (const result of await store.read([...rows.keys()].slice(0, connector.readBatch))) {
        expect(result.kind === 'order', () => `order ${result.id} came by changes(), and read() says ${result.kind}`)
        const row = rows.get(result.id)
        expect(row !== undefined, () => `read() answers with the id "${result.id}", which was not asked for`)
        const different = SHARED.filter((field) => row[field] !== undefined && !same(row, result.order, field))
        expect(different.length === 0, () => {
          const [field = 'id'] = different
          return `order ${row.id}: ${field} is ${JSON.stringify(row[field])} in the list and ${JSON.stringify(result.order[field])} read complete`
        })
      }
    },
  },
  {
    point: 'read',
    name: 'read() gives one result for each id, and only those',
    why: 'An order without a result hangs in its hand-over; one too many could be somebody else’s order.',
    fix: 'Start from the ids asked for and look each one up in the answer. No ids: no request, no results.',
    orders: 20,
    async run({ bench, open, connector }) {
      const { store } = open()
      const known = (await truth(bench)).map(({ id }) => id)
      for (const count of [1, Math.min(12, connector.readBatch), 0]) {
        const ids = known.slice(0, count)
        const results = await store.read(ids)
        const told = results.map(({ id }) => id).sort()
        expect(isDeepStrictEqual(told, [...ids].sort()), () => {
          return `asked for ${ids.length} (${some(ids)}), got ${told.length} (${some(told)})`
        })
        const not = results.filter(({ kind }) => kind !== 'order')
        expect(
          not.length === 0,
          () => `these are in the shop, and read() says ${not[0]?.kind}: ${some(not.map(({ id }) => id))}`,
        )
      }
    },
  },
  {
    point: 'read',
    name: 'a removed order is gone when asked for alone, and never an order',
    why: 'Gone stops the hand-over for good, absent only asks again. Taking one for the other loses an order or asks the buyer of a deleted one.',
    fix: 'Among others say `absent` unless the shop names it as deleted; alone, follow the shop’s own 404 or trash.',
    orders: 20,
    async run({ bench, open, connector }) {
      needs(bench, 'remove')
      const [first, removed, second] = (await truth(bench)).map(({ id }) => id)
      expect(
        first !== undefined && removed !== undefined && second !== undefined,
        () => 'the bench has no three orders',
      )
      const { store } = open()
      await bench.remove(removed)
      expectKind(await store.read([removed]), removed, ['gone'])
      if (connector.readBatch < 3) return
      const among = await store.read([first, removed, second])
      expectKind(among, removed, ['gone', 'absent'])
      for (const id of [first, second]) expectKind(among, id, ['order'])
    },
  },
]

const same = (row: OrderRow, order: Order, field: (typeof SHARED)[number]): boolean =>
  isDeepStrictEqual(row[field], order[field])

export function expectKind(results: ReadResult[], id: string, kinds: ReadResult['kind'][]): void {
  const told = results.find((result) => result.id === id)?.kind ?? 'nothing'
  expect(
    kinds.some((kind) => kind === told),
    () => `read() says ${told} of order ${id}, which should be ${kinds.join(' or ')}`,
  )
}
