import { NotOffered, type Rule } from '../rule.ts'
import { expect } from '../seen.ts'
import { truth } from '../trial.ts'

export const productRules: Rule[] = [
  {
    point: 'read',
    name: 'products() knows what the orders are of, and nothing else, and answers each reference once',
    why: 'Reviews of a product that the shop does not know are shown nowhere: a wrong answer hides good ones, or promises lost ones.',
    fix: 'Give one answer for each reference, `known` where it is the id that `read` gives a line as `productId`; leave `products` out where the shop has no list of them.',
    orders: 20,
    async run({ bench, open }) {
      const { store } = open()
      if (store.products === undefined) throw new NotOffered(['store.products'])
      const read = await store.read((await truth(bench)).map(({ id }) => id))
      const sold = new Set(
        read.flatMap((one) => (one.kind === 'order' ? one.order.lines.map(({ productId }) => productId) : [])),
      )
      const asked = [...[...sold].slice(0, 98), 'recolte-no-such-product', '0']
      const told = await store.products(asked)
      const answered = told.map(({ reference }) => reference).sort()
      expect(answered.join() === [...asked].sort().join(), () => `asked for ${asked.length}, answered ${told.length}`)
      const unsold = told.filter(({ reference, known }) => known !== sold.has(reference))
      expect(unsold.length === 0, () => `${unsold[0]?.reference} is ${unsold[0]?.known ? '' : 'un'}known`)
    },
  },
]
