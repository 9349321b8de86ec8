import type { Store } from '@recolte/core'
import { settle } from '../heap.ts'
import { needs, type Rule } from '../rule.ts'
import { expect } from '../seen.ts'
import { beginning, truth } from '../trial.ts'
import { at, isInstant, pagesOf } from '../walk.ts'
import { watch } from '../watch.ts'
import { expectClock } from './resume.ts'

export const mannerRules: Rule[] = [
  {
    point: 'manners',
    name: 'a poll that finds nothing costs exactly one request',
    why: 'A poll runs every few minutes for years. What it costs in a quiet shop is what Recolte costs.',
    fix: 'Keep probes for `describe`; end at a page that is not full instead of asking for an empty one.',
    orders: 20,
    async run({ bench, open }) {
      const since = new Date(bench.now().getTime() + 1)
      const before = bench.requests()
      await pagesOf(open().store, { since })
      const requests = bench.requests() - before
      expect(requests === (bench.local === true ? 0 : 1), () => `${requests} requests`)
    },
  },
  {
    point: 'manners',
    name: 'nothing is made outside the context',
    why: 'What Recolte does not know of it cannot time out, retry, stop, slow down or mask: a request hangs for ever, a key is printed.',
    fix: 'Use `context.fetch` or `context.send`, `context.clock.sleep`, `context.log`; no fetch, timer or console of your own.',
    orders: 30,
    async run({ bench, open }) {
      const orders = await truth(bench)
      const exercise = async (store: Store) => {
        await store.describe()
        await store.statuses()
        await pagesOf(store, { since: beginning(orders), pageSize: 10 })
        await store.read(orders.slice(0, 1).map(({ id }) => id))
      }
      // Once unwatched: a library that is loaded late reads files, and that is its good right.
      await exercise(open().store)
      const session = open()
      const before = bench.requests()
      const made = await watch(() => exercise(session.store), bench.local === true ? ['a file'] : [])
      expect(made.length === 0, () => `made or used by the connector itself: ${made.join(', ')}`)
      const strangers = bench.requests() - before - session.traffic.started
      expect(strangers === 0, () => `${strangers} requests reached the shop that did not go through the context`)
    },
  },
  {
    point: 'manners',
    name: 'connect() does no I/O',
    why: 'All shops are connected at the start: one that is down must not keep the others from being read.',
    fix: 'Only build the store in `connect`; the first call of a method makes the first request.',
    orders: 1,
    async run({ bench, connector, record }) {
      const recording = record()
      const before = bench.requests()
      const made = await watch(async () => {
        const store: unknown = connector.connect(bench.settings, recording.context)
        expect(!(store instanceof Promise), () => 'connect() answers a promise')
        await settle()
      })
      const requests = Math.max(recording.traffic.started, bench.requests() - before)
      expect(requests === 0, () => 'a request was made')
      expect(made.length === 0, () => `made or used: ${made.join(', ')}`)
    },
  },
  {
    point: 'manners',
    name: 'connect() refuses settings that do not fit',
    why: 'A forgotten key is found when it is written, not in the night when the first poll fails.',
    fix: 'Require in `config` what you need, and reach it by `defineConnector`, which parses before it connects.',
    orders: 1,
    async run({ connector, record }) {
      let refused = false
      try {
        connector.connect({}, record().context)
      } catch {
        refused = true
      }
      expect(refused, () => 'settings without a single field were accepted')
    },
  },
  {
    point: 'manners',
    name: 'describe() tells version, time zone, clock and rights',
    why: '`recolte check` and every conversion of times stand on it; a wrong clock hides orders.',
    fix: 'Take the clock from the answer’s `Date` header, the zone as an IANA name or offset; name at least `read-orders`.',
    orders: 5,
    async run({ bench, open }) {
      const { software, version, timeZone, clock, rights } = await open().store.describe()
      expect(version !== '' && software !== '', () => `software is "${software}", version is "${version}"`)
      expect(isZone(timeZone), () => `"${timeZone}" is no time zone`)
      expect(isInstant(clock), () => `clock is ${at(clock)}`)
      expectClock(clock, bench.now())
      expect(
        rights['read-orders'] !== undefined,
        () => `rights does not name "read-orders" (${Object.keys(rights).join(', ')})`,
      )
      expect(rights['read-orders'] !== false, () => 'rights says that this key may not read orders, and it may')
    },
  },
  {
    point: 'manners',
    name: 'describe() does not promise what a key may not do',
    why: 'The connection check would be green, and the first poll red.',
    fix: 'Try the right itself with one cheap request, or say `unknown`. An error is an answer too.',
    orders: 5,
    async run({ bench, open }) {
      needs(bench, 'noRights')
      const { store } = open(bench.noRights)
      const info = await store.describe().catch(() => undefined)
      expect(info?.rights['read-orders'] !== true, () => 'this key may not read orders, and rights says it may')
    },
  },
]

function isZone(name: string): boolean {
  try {
    return name !== '' && new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
