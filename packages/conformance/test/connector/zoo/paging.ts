import { type Beast, withPages, withStore } from './beast.ts'
import { withOwnList } from './own-list.ts'

const STOPPED = 'a run stopped between two pages goes on from `through` and loses none'
const THROUGH = '`through` only moves forward, up to the last row, and never past the shop’s clock'
const QUIET = 'a poll that finds nothing still gives one page, with the shop’s clock'

export const pagingBeasts: Beast[] = [
  {
    name: 'takes `since` as exclusive',
    breaks: ['changes() gives every order changed at or after `since`', STOPPED],
    connector: withStore((toy) => ({
      changes: (query) => toy.changes({ ...query, since: new Date(query.since.getTime() + 1) }),
    })),
  },
  {
    name: 'forgets the date and gives the whole shop',
    breaks: ['changes() gives every order changed at or after `since`'],
    connector: withStore((toy) => ({ changes: (query) => toy.changes({ ...query, since: new Date(0) }) })),
  },
  {
    name: 'sorts each page the newest first',
    breaks: ['changes() gives the oldest change first'],
    connector: withPages((page) => ({ ...page, rows: page.rows.toReversed() })),
  },
  {
    name: 'goes on behind the last instant, not behind the last order',
    breaks: ['changes() keeps orders that share one instant across a page border', STOPPED],
    connector: withOwnList(({ since, last }) => {
      const from = last === undefined ? since : new Date(last.changedAt.getTime() + 1)
      return `since=${from.toISOString()}`
    }),
  },
  {
    name: 'pages by number',
    breaks: ['changes() misses nothing when an order changes between two pages'],
    connector: withOwnList(({ since, page }) => `since=${since.toISOString()}&page=${page}`),
  },
  {
    name: 'gives pages of the size it likes',
    breaks: ['a page never holds more rows than asked for'],
    connector: withStore((toy) => ({
      changes: ({ pageSize = 100, ...query }) => toy.changes({ ...query, pageSize: pageSize + 3 }),
    })),
  },
  {
    name: 'sweeps the first page only',
    breaks: ['created() gives every order created at or after `since`'],
    connector: withStore((toy) => ({
      async *created(query) {
        for await (const page of toy.created(query)) return yield page
      },
    })),
  },
  {
    name: 'does not show a row twice',
    breaks: ['a list read twice gives the same orders'],
    connector: withStore((toy) => {
      const shown = new Set<string>()
      const fresh = (key: string) => !shown.has(key) && shown.add(key) !== undefined
      return {
        async *changes(query) {
          for await (const page of toy.changes(query))
            yield { ...page, rows: page.rows.filter(({ id, changedAt }) => fresh(id + changedAt.toISOString())) }
        },
      }
    }),
  },
  {
    name: 'tells the clock as `through` with every page',
    breaks: [STOPPED],
    connector: withPages((page) => ({ ...page, through: page.clock })),
  },
  {
    name: 'never moves `through`',
    breaks: [THROUGH],
    connector: withPages((page, { since }) => ({ ...page, through: since })),
  },
  {
    name: 'takes this machine’s clock for the shop’s',
    breaks: [THROUGH, QUIET],
    connector: withPages((page) => ({ ...page, clock: new Date() })),
  },
  {
    name: 'says nothing when there is nothing new',
    breaks: [QUIET],
    connector: withPages((page) => (page.rows.length > 0 ? page : undefined)),
  },
  {
    name: 'believes a list that never ends',
    breaks: ['a shop that gives the same page for ever is an error, not a loop'],
    connector: withOwnList(({ since, last }) => {
      const after = last === undefined ? '' : `${last.changedAt.toISOString()},${last.id}`
      return `since=${since.toISOString()}&after=${after}`
    }, 'nothing'),
  },
  {
    name: 'counts the last second, too',
    breaks: ['count() gives as many orders as were created in the span, its end left out'],
    connector: withStore((toy) => ({
      count: ({ from, to }) => toy.count({ from, to: new Date(to.getTime() + 1_000) }),
    })),
  },
  {
    name: 'forgets what it was told is recorded',
    breaks: ['a list read twice gives the same orders'],
    connector: withStore((toy) => {
      let from = new Date(0)
      return {
        changes: ({ since, ...query }) => toy.changes({ ...query, since: since > from ? since : from }),
        recorded: async () => {
          from = new Date(8.64e15)
        },
      }
    }),
  },
]
