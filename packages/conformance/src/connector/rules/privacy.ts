import { type Rule, some } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, truth } from '../trial.ts'
import { pagesOf, rowsOf } from '../walk.ts'

const KNOWN = new Set([
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
])

export const privacyRules: Rule[] = [
  {
    point: 'manners',
    name: 'rows hold no personal data',
    why: 'Rows are kept for years, for every order of the shop; buyers’ data only until their order is settled.',
    fix: 'Build the row field by field, and ask the shop for those fields only where it lets you.',
    orders: 30,
    async run({ bench, open, connector }) {
      const { store } = open()
      const rows = rowsOf(await pagesOf(store, { since: beginning(await truth(bench)) }))
      for (const row of rows) {
        const unknown = Object.keys(row).filter((key) => !KNOWN.has(key))
        expect(
          unknown.length === 0,
          () => `the row of order ${row.id} has fields that rows do not have: ${some(unknown)}`,
        )
        expect(!JSON.stringify(row).includes('@'), () => `the row of order ${row.id} holds an e-mail address`)
      }
      const texts = new Map(rows.map((row) => [row.id, JSON.stringify(row)]))
      for (const result of await store.read(rows.slice(0, connector.readBatch).map(({ id }) => id))) {
        if (result.kind !== 'order') continue
        const { email, lastName, phone = '' } = result.order.buyer
        // Short names may well be part of a status code.
        const told = [email, lastName, phone].filter((text) => text.length > 4 && texts.get(result.id)?.includes(text))
        expect(told.length === 0, () => `the row of order ${result.id} tells its buyer’s name, phone or e-mail`)
      }
    },
  },
]
