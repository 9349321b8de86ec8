import { NotOffered, type Rule } from '../rule.ts'
import { expect } from '../seen.ts'
import { truth } from '../trial.ts'
import { at } from '../walk.ts'

export const countRules: Rule[] = [
  {
    point: 'changes',
    name: 'count() gives as many orders as were created in the span, its end left out',
    why: 'An audit holds this number against the journal: one too many cries wolf, one too few hides a loss.',
    fix: 'Ask for the shop’s own total by creation date, from the first instant up to but not with the last; leave `count` out where the shop has none.',
    orders: 40,
    async run({ bench, open }) {
      const { store } = open()
      if (store.count === undefined) throw new NotOffered(['store.count'])
      const created = (await truth(bench)).map(({ createdAt }) => createdAt.getTime()).sort((a, b) => a - b)
      const second = (index: number) => new Date(Math.floor((created[index] ?? 0) / 1_000) * 1_000)
      const end = new Date(second(created.length - 1).getTime() + 1_000)
      for (const [from, to] of [
        [second(0), end],
        [second(10), second(30)],
      ] as const) {
        const real = created.filter((instant) => instant >= from.getTime() && instant < to.getTime()).length
        const told = await store.count({ from, to })
        expect(told === real, () => `from ${at(from)} to ${at(to)} there are ${real} orders, count() says ${told}`)
      }
    },
  },
]
