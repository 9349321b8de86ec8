import { NotOffered, type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { truth } from '../trial.ts'

export const productRules: Rule[] = [
  {
    point: 'read',
    name: 'products() knows what was sold, nothing that is not there, and answers each reference once',
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
      const known = told.filter((one) => one.known).map(({ reference }) => reference)
      // Some of what was sold may have been deleted since.
      expect(known.length > 0, () => `none of ${some(sold)} is known`)
      const made = known.filter((reference) => !sold.has(reference))
      expect(made.length === 0, () => `${some(made)} is known, and is not there`)
    },
  },
]
