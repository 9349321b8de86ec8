import { type Rule, startFault } from '../rule.ts'
import { expect, Seen } from '../seen.ts'
import type { Session } from '../session.ts'
import { beginning, pick, truth } from '../trial.ts'
import { firstPage } from '../walk.ts'

/** How long a stopped connector may take to notice: no wait, unless it never does. */
const PATIENCE = 3_000

export const stoppingRules: Rule[] = [
  {
    point: 'manners',
    name: 'abort stops the reading within one request',
    why: 'A stopped process is killed if it lingers, in the middle of a page. And a list that just ends looks complete though it is not.',
    fix: 'Look at `context.signal` and `query.signal` before each request (`throwIfAborted`), and let the error through.',
    orders: 60,
    async run({ bench, open }) {
      const since = beginning(await truth(bench))
      for (const which of ['query.signal', 'context.signal'] as const) {
        const stop = new AbortController()
        const session = open()
        const pages = session.store.changes({ since, pageSize: 10, signal: stop.signal })[Symbol.asyncIterator]()
        await pages.next()
        const { started } = session.traffic
        if (which === 'query.signal') stop.abort()
        else session.abort()
        let ended = 0
        for (; ended < 5; ended += 1) if (!(await goesOn(pages, which))) break
        const more = session.traffic.started - started
        expect(ended === 0 && more <= 1, () => `after an abort of ${which}: ${ended} more pages, ${more} more requests`)
      }
    },
  },
  {
    point: 'manners',
    name: 'abort stops a request that gets no answer',
    why: 'A hanging shop would hold the whole process, and with it every other shop.',
    fix: 'Hand the signal you get from `context.send` to your library, or make the request with `context.fetch`.',
    orders: 10,
    async run({ bench, open }) {
      const { id } = pick(await truth(bench), 0)
      await startFault(bench, 'hang')
      const calls: [string, (session: Session) => Promise<unknown>][] = [
        ['changes()', ({ store }) => firstPage(store.changes({ since: new Date(0) }))],
        ['read()', ({ store }) => store.read([id])],
      ]
      for (const [name, call] of calls) {
        const session = open()
        const outcome = call(session).then(
          () => 'answered',
          () => 'stopped',
        )
        await inTime(session.traffic.underWay(), `${name} makes no request through the context`)
        session.abort()
        const what = await inTime(outcome, `${name} still waits for the shop ${PATIENCE / 1000} s after the abort`)
        expect(what === 'stopped', () => `${name} answered as if nothing had happened`)
      }
    },
  },
]

async function goesOn(pages: AsyncIterator<unknown>, which: string): Promise<boolean> {
  let done: boolean | undefined
  try {
    done = (await pages.next()).done
  } catch {
    return false
  }
  expect(done !== true, () => `after an abort of ${which} the list just ended, as if it were complete`)
  return true
}

async function inTime<T>(promise: Promise<T>, otherwise: string): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Seen(otherwise)), PATIENCE)
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
