import { collector, settle } from '../heap.ts'
import type { Rule } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, truth } from '../trial.ts'
import { at } from '../walk.ts'

const LAZY = 'Write `changes` as an async generator: request one page, yield it, and only then request the next.'
/** What a collected heap may gain: noise of the runtime, and a few bytes an order (a set of ids would pass). */
const NOISE = 3_000_000
const PER_ORDER = 100

export const memoryRules: Rule[] = [
  {
    point: 'manners',
    name: 'a page is requested only when the one before was consumed',
    why: 'The page before is being written to the journal. Reading ahead fills the memory, and strains the shop for nothing when the run is stopped.',
    fix: LAZY,
    orders: 200,
    async run({ bench, open }) {
      const { store, traffic } = open()
      let pages = 0
      for await (const page of store.changes({ since: beginning(await truth(bench)), pageSize: 10 })) {
        pages += 1
        const when = `at page ${pages} of ${page.rows.length} rows`
        const { started } = traffic
        // A page may take more than one request (what the key may do, an enrichment), but not one for each page to come.
        expect(started <= 3 * pages + 3, () => `${when}, ${started} requests had been made`)
        expect(traffic.inFlight === 0, () => `${when}, the next request was already under way`)
        await settle()
        expect(traffic.started === started, () => `${when}, before the next page was asked for, a request was made`)
        if (pages === 5) break
      }
      await settle()
      const { started } = traffic
      await settle()
      expect(traffic.started === started && traffic.inFlight === 0, () => 'the reading went on after it was broken off')
    },
  },
  {
    point: 'manners',
    name: 'memory stays flat over a whole shop',
    why: 'The first pass over a shop of years reads everything. On a small host a connector that gathers it is killed, each night anew.',
    fix: `${LAZY} Keep the key of the last row, not the rows.`,
    orders: 'many',
    async run({ bench, open }) {
      const collect = collector()
      const heap = () => {
        collect()
        return process.memoryUsage().heapUsed
      }
      const total = await count(bench.orders())
      const consumed: WeakRef<object>[] = []
      let rows = 0
      let start: { heap: number; rows: number } | undefined
      let measured = false
      for await (const page of open().store.changes({ since: new Date(0) })) {
        rows += page.rows.length
        // Measured from a fifth on, when the code is compiled and the connections are open, and before the end, while
        // whatever gathers still holds it.
        if (start === undefined && rows >= total / 5) start = { heap: heap(), rows }
        if (!measured && start !== undefined && rows >= (total * 4) / 5) {
          measured = true
          await settle()
          const grown = heap() - start.heap
          const seen = rows - start.rows
          const alive = consumed.filter((page) => page.deref() !== undefined).length
          expect(
            alive <= 10,
            () => `${alive} of ${consumed.length} pages and rows are still held after they were consumed`,
          )
          const bound = NOISE + PER_ORDER * seen
          expect(grown <= bound, () => {
            return `over ${seen} orders the heap grew by ${megabytes(grown)} MB (at most ${megabytes(bound)} are fine)`
          })
        }
        consumed.push(new WeakRef(page), ...page.rows.slice(0, 1).map((row) => new WeakRef(row)))
        expect(rows <= 2 * total, () => `${rows} rows for ${total} orders, and still no end (at ${at(page.through)})`)
      }
      expect(rows >= total, () => `the shop has ${total} orders, and ${rows} rows came`)
    },
  },
]

const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(1)

async function count(list: Iterable<unknown> | AsyncIterable<unknown>): Promise<number> {
  let items = 0
  for await (const _ of list) items += 1
  return items
}
