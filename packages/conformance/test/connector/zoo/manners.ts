import { get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { ChangePage } from '@recolte/core'
import { connectToy } from '../toy/store.ts'
import { type Beast, withDefinition, withStore } from './beast.ts'

const IDLE = 'a poll that finds nothing costs exactly one request'
const OUTSIDE = 'nothing is made outside the context'
const LAZY = 'a page is requested only when the one before was consumed'
const ABORT = 'abort stops the reading within one request'
const FLAT = 'memory stays flat over a whole shop'
const DESCRIBE = 'describe() tells version, time zone, clock and rights'

export const mannerBeasts: Beast[] = [
  {
    name: 'looks whether the shop is there before each poll',
    breaks: [IDLE],
    connector: withStore((toy) => ({
      async *changes(query) {
        await toy.statuses()
        yield* toy.changes(query)
      },
    })),
  },
  {
    name: 'has a fetch of its own',
    breaks: [OUTSIDE],
    connector: withStore((toy, _context, { url, key }) => ({
      async describe() {
        await fetch(`${url}/about`, { headers: { authorization: `Bearer ${key}` } })
        return toy.describe()
      },
    })),
  },
  {
    name: 'goes around fetch, by Node’s own HTTP',
    breaks: [OUTSIDE],
    connector: withStore((toy, _context, { url, key }) => ({
      async describe() {
        const headers = { authorization: `Bearer ${key}` }
        await new Promise((resolve) => get(`${url}/about`, { headers }, (answer) => answer.resume().on('end', resolve)))
        return toy.describe()
      },
    })),
  },
  {
    name: 'waits by a timer of its own',
    breaks: [OUTSIDE],
    connector: withStore((toy) => ({
      async describe() {
        await wait(0)
        return toy.describe()
      },
    })),
  },
  {
    name: 'talks to the console',
    breaks: [OUTSIDE],
    connector: withStore((toy) => ({
      statuses() {
        console.debug('reading the statuses of the toy shop')
        return toy.statuses()
      },
    })),
  },
  {
    name: 'greets the shop when it connects',
    breaks: ['connect() does no I/O', IDLE],
    connector: withDefinition({
      connect(settings, context) {
        const toy = connectToy(settings, context)
        toy.describe().catch(() => undefined)
        return toy
      },
    }),
  },
  {
    name: 'describes the shop with this machine’s clock',
    breaks: [DESCRIBE],
    connector: withStore((toy) => ({ describe: async () => ({ ...(await toy.describe()), clock: new Date() }) })),
  },
  {
    name: 'names a zone nobody knows',
    breaks: [DESCRIBE],
    connector: withStore((toy) => ({ describe: async () => ({ ...(await toy.describe()), timeZone: 'Paris time' }) })),
  },
  {
    name: 'requests the next page ahead',
    breaks: [LAZY],
    connector: withStore((toy) => ({
      async *changes(query) {
        const pages = toy.changes(query)[Symbol.asyncIterator]()
        for (let ahead = pages.next(); ; ) {
          const page = await ahead
          if (page.done) return
          ahead = pages.next()
          // Whoever breaks off leaves it without anybody to hear of its failure.
          ahead.catch(() => undefined)
          yield page.value
        }
      },
    })),
  },
  {
    name: 'gathers everything first',
    breaks: [LAZY, FLAT, ABORT],
    connector: withStore((toy) => ({
      async *changes(query) {
        const pages: ChangePage[] = []
        for await (const page of toy.changes(query)) pages.push(page)
        yield* pages
      },
    })),
  },
  {
    name: 'keeps every page it has shown',
    breaks: [FLAT],
    connector: withStore((toy) => {
      const shown: ChangePage[] = []
      return {
        async *changes(query) {
          for await (const page of toy.changes(query)) {
            shown.push(page)
            yield page
          }
        },
      }
    }),
  },
  {
    name: 'does not look at the signal of the query',
    breaks: [ABORT],
    connector: withStore((toy) => ({ changes: ({ signal: _, ...query }) => toy.changes(query) })),
  },
  {
    name: 'just ends when it is stopped',
    breaks: [ABORT],
    connector: withStore((toy) => ({
      async *changes({ signal, ...query }) {
        for await (const page of toy.changes(query)) {
          yield page
          if (signal?.aborted) return
        }
      },
    })),
  },
]

/** Copies of rows are not the pages the suite handed out: only the heap itself shows them, over a large shop. */
export const hoarder = withStore((toy) => {
  const shown: unknown[] = []
  return {
    async *changes(query) {
      for await (const page of toy.changes(query)) {
        shown.push(...page.rows.map((row) => structuredClone(row)))
        yield page
      }
    },
  }
})
