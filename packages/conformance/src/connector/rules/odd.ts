import { needs, type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, pick, truth } from '../trial.ts'
import { idsOf, pagesOf, rowsOf } from '../walk.ts'
import { expectKind } from './read.ts'

export const oddRules: Rule[] = [
  {
    point: 'odd',
    name: 'an order with unknown fields is read like any other',
    why: 'Every extension of a shop adds fields. A connector that refuses them stops at the first extension.',
    fix: 'Parse raw orders with a schema that is strict about what you need and loose about the rest.',
    orders: 20,
    async run({ bench, open }) {
      needs(bench, 'addUnknownFields')
      const orders = await truth(bench)
      const { id } = pick(orders, 5)
      await bench.addUnknownFields(id)
      const { store } = open()
      const since = beginning(orders)
      const rows = rowsOf(await pagesOf(store, { since, pageSize: 10 }))
      expect(
        rows.some((row) => row.id === id),
        () => `order ${id} does not come as a row any more`,
      )
      expectKind(await store.read([id]), id, ['order'])
    },
  },
  {
    point: 'odd',
    name: 'changes() reports an order it cannot understand, and the others still come',
    why: 'One damaged order among thousands must not stop the shop, and must not vanish: the owner is shown it.',
    fix: 'Parse each raw row on its own; put a row that fails into `unreadable` with its id and the missing field.',
    orders: 40,
    async run({ bench, open }) {
      needs(bench, 'breakOrder')
      const before = await truth(bench)
      const { id } = pick(before, 14)
      await bench.breakOrder(id)
      const pages = await pagesOf(open().store, { since: beginning(before), pageSize: 10 })
      const shown = idsOf(pages)
      const lost = before.filter((order) => order.id !== id && !shown.has(order.id))
      expect(
        lost.length === 0,
        () => `order ${id} is damaged, and these never came: ${some(lost.map((order) => order.id))}`,
      )
      const entry = pages.flatMap(({ unreadable }) => unreadable).find((one) => one.id === id)
      expect(entry !== undefined, () => `order ${id} is damaged and not among \`unreadable\``)
      expectProblem(id, entry.problem)
    },
  },
  {
    point: 'odd',
    name: 'read() reports an order it cannot understand, and the others still come',
    why: 'Orders are read in batches: one damaged order must not hold up its neighbours, nor look as if it were gone.',
    fix: 'Parse each raw order on its own; answer `unreadable` with the missing field for one that fails.',
    orders: 20,
    async run({ bench, open, connector }) {
      needs(bench, 'breakOrder')
      const orders = await truth(bench)
      const { id } = pick(orders, 5)
      await bench.breakOrder(id)
      const { store } = open()
      for (const ids of [[id], [pick(orders, 4).id, id, pick(orders, 6).id]]) {
        if (ids.length > connector.readBatch) continue
        const results = await store.read(ids)
        expectKind(results, id, ['unreadable'])
        for (const neighbour of ids.filter((one) => one !== id)) expectKind(results, neighbour, ['order'])
        for (const result of results) if (result.kind === 'unreadable') expectProblem(id, result.problem)
      }
    },
  },
]

function expectProblem(id: string, problem: string): void {
  expect(problem.trim() !== '', () => `the problem of order ${id} is told in no words`)
  expect(!problem.includes('@'), () => `the problem of order ${id} holds an e-mail address`)
}
