import { RecolteError } from '@recolte/core'
import { type Beast, withDefinition, withFetch, withPages, withRows, withStore } from './beast.ts'

const HOUR = 3_600_000
const later = (instant: Date) => new Date(instant.getTime() + HOUR)

export const readingBeasts: Beast[] = [
  {
    name: 'reads the shop’s wall clock as UTC',
    breaks: [
      'a row tells id, statuses and instants as the shop has them',
      'read() and the row of the same order agree',
    ],
    connector: withRows((row) => ({ ...row, createdAt: later(row.createdAt) })),
  },
  {
    name: 'gives a date that is none',
    breaks: [
      'a row tells id, statuses and instants as the shop has them',
      'read() and the row of the same order agree',
    ],
    connector: withRows((row) => ({ ...row, reached: { paid: new Date('soon') } })),
  },
  {
    name: 'numbers orders differently in the list and complete',
    breaks: ['read() and the row of the same order agree'],
    connector: withStore((toy) => ({
      async read(ids) {
        const results = await toy.read(ids)
        return results.map((result) =>
          result.kind === 'order' ? { ...result, order: { ...result.order, number: result.id } } : result,
        )
      },
    })),
  },
  {
    name: 'reads some orders when asked for none',
    breaks: ['read() gives one result for each id, and only those'],
    connector: withStore((toy) => ({ read: (ids) => toy.read(ids.length === 0 ? ['1000'] : ids) })),
  },
  {
    name: 'leaves the last order out of a batch',
    breaks: [
      'read() gives one result for each id, and only those',
      'a removed order is gone when asked for alone, and never an order',
      'read() reports an order it cannot understand, and the others still come',
    ],
    connector: withStore((toy) => ({
      read: async (ids) => (await toy.read(ids)).slice(0, ids.length > 1 ? -1 : undefined),
    })),
  },
  {
    name: 'knows every product there could be',
    breaks: ['products() knows what was sold, nothing that is not there, and answers each reference once'],
    connector: withStore(() => ({
      products: async (references) => references.map((reference) => ({ reference, known: true })),
    })),
  },
  {
    name: 'calls a removed order absent, even alone',
    breaks: ['a removed order is gone when asked for alone, and never an order'],
    connector: withStore((toy) => ({
      read: async (ids) =>
        (await toy.read(ids)).map((result) => (result.kind === 'gone' ? { ...result, kind: 'absent' } : result)),
    })),
  },
  {
    name: 'says what is missing in English alone',
    breaks: ['missing() says in both languages what each waiting order lacks'],
    connector: withDefinition({ missing: () => 'shipping is missing' }),
  },
  {
    name: 'refuses answers with fields it does not know',
    breaks: ['an order with unknown fields is read like any other'],
    connector: withFetch((fetch) => async (input, init) => {
      const response = await fetch(input, init)
      if ((await response.clone().text()).includes('gift_wrap')) throw new RecolteError('shop-answer', 'retry')
      return response
    }),
  },
  {
    name: 'drops rows it cannot understand',
    breaks: ['changes() reports an order it cannot understand, and the others still come'],
    connector: withPages((page) => ({ ...page, unreadable: [] })),
  },
  {
    name: 'stops at a row it cannot understand',
    breaks: ['changes() reports an order it cannot understand, and the others still come'],
    connector: withPages((page) => {
      if (page.unreadable.length > 0) throw new RecolteError('shop-answer', 'retry')
      return page
    }),
  },
  {
    name: 'calls an order it cannot understand absent',
    breaks: ['read() reports an order it cannot understand, and the others still come'],
    connector: withStore((toy) => ({
      read: async (ids) =>
        (await toy.read(ids)).map((result) =>
          result.kind === 'unreadable' ? { id: result.id, kind: 'absent' } : result,
        ),
    })),
  },
  {
    name: 'lists the statuses it likes',
    breaks: ['statuses() covers every status that changes() returns'],
    connector: withStore((toy) => ({
      statuses: async () => (await toy.statuses()).filter(({ code }) => code !== 'new'),
    })),
  },
  {
    name: 'has a label for its default trigger',
    breaks: ['defaultTrigger names statuses that exist'],
    connector: withDefinition({ defaultTrigger: ['Sent'] }),
  },
  {
    name: 'remembers the first status of an order',
    breaks: ['a status given in the shop is seen, in the list and complete'],
    connector: withStore((toy) => {
      const first = new Map<string, string[]>()
      return {
        async *changes(query) {
          for await (const page of toy.changes(query)) {
            for (const { id, statuses } of page.rows) first.set(id, first.get(id) ?? statuses)
            yield { ...page, rows: page.rows.map((row) => ({ ...row, statuses: first.get(row.id) ?? [] })) }
          }
        },
      }
    }),
  },
  {
    name: 'puts the buyer into the row',
    breaks: ['rows hold no personal data'],
    connector: withRows((row) => Object.assign({ email: `buyer-${row.id}@example.com` }, row)),
  },
  {
    name: 'hides the buyer’s name in a field of the row',
    breaks: ['rows hold no personal data', 'read() and the row of the same order agree'],
    connector: withRows((row) => ({ ...row, groupKey: `Marchand-${row.id}` })),
  },
]
