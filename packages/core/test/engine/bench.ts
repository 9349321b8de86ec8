import { createPlatform, type Platform, type Served, serve } from '@recolte/sandbox'
import { afterEach } from 'vitest'
import type { RecolteEvent } from '../../src/api/passes.ts'
import type { Recolte, RecolteOptions } from '../../src/api.ts'
import { type Clock, DAY } from '../../src/clock.ts'
import type { Journal } from '../../src/journal/port.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { createRecolte } from '../../src/recolte.ts'
import { MemoryShop } from './memory-shop.ts'

export const START = Date.UTC(2026, 10, 2, 9)

/** A clock that stands still until moved; whoever sleeps moves it on. */
export class TestClock implements Clock {
  time = START
  now = () => this.time
  async sleep(ms: number, signal?: AbortSignal) {
    signal?.throwIfAborted()
    this.time += ms
  }
}

export interface Scene {
  clock: TestClock
  shop: MemoryShop
  platform: Platform
  /** Where the platform answers. */
  url: string
  journal: Journal
  recolte: Recolte
  events: RecolteEvent[]
  /** A second process on the same journal and platform. */
  another(change?: Partial<Parts>): Promise<Recolte>
}

interface Parts {
  /** A file instead of memory. */
  journal: string
  /** Accounts beside `main`, on the same platform. */
  accounts: Record<string, Record<string, unknown>>
  store: Record<string, unknown>
  account: Record<string, unknown>
  stores: RecolteOptions['stores']
  language: 'en' | 'fr'
}

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

/** One store on a memory shop, one account on the sandbox platform over loopback, a real journal. */
export async function scene(change: Partial<Parts> = {}): Promise<Scene> {
  const clock = new TestClock()
  const shop = new MemoryShop(clock.now)
  const known = ['1', '2'].map((n) => ({ webId: `web-${n}`, secretKey: `secret-${n}` }))
  const platform = createPlatform({ accounts: known, clock: clock.now })
  const served: Served = await serve(platform)
  open.push(served)
  const journal = await openJournal(change.journal ?? ':memory:')
  open.push(journal)
  const events: RecolteEvent[] = []
  const build = async (parts: Partial<Parts>) => {
    const recolte = await createRecolte({
      accounts: {
        main: {
          webId: 'web-1',
          secretKey: 'secret-1',
          platform: served.url,
          ratePerSecond: 0,
          ...change.account,
          ...parts.account,
        },
        ...platformOf(served.url, parts.accounts ?? change.accounts ?? {}),
      },
      stores: parts.stores ?? {
        boutique: { connector: 'memory', account: 'main', brake: false, ...change.store, ...parts.store },
      },
      connectors: [shop.connector()],
      journal: shared(journal),
      clock,
      language: parts.language ?? 'en',
      onEvent: (event) => events.push(event),
    })
    open.push(recolte)
    return recolte
  }
  const recolte = await build({})
  return { clock, shop, platform, url: served.url, journal, recolte, events, another: (parts = {}) => build(parts) }
}

function platformOf(platform: string, accounts: Parts['accounts']): RecolteOptions['accounts'] {
  const made = Object.entries(accounts).map(([name, account]) => {
    return [name, { webId: '', secretKey: '', ratePerSecond: 0, ...account, platform }] as const
  })
  return Object.fromEntries(made)
}

/** The journal as one of several processes has it: closing it leaves it open for the others. */
export function shared(journal: Journal): Journal {
  return new Proxy(journal, {
    get: (target, name) => {
      if (name === 'close') return async () => {}
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** Connects the store, then moves on a day, so that what a test adds counts. */
export async function connected(change: Partial<Parts> = {}): Promise<Scene> {
  const made = await scene(change)
  await made.recolte.sync()
  made.clock.time += DAY
  return made
}
