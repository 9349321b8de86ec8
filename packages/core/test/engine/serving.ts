import { createPlatform, type Platform, serve as serveApp } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import type { RecolteEvent } from '../../src/api/passes.ts'
import type { Recolte, RecolteOptions } from '../../src/api.ts'
import type { Clock } from '../../src/clock.ts'
import type { Connector } from '../../src/connector.ts'
import type { Journal } from '../../src/journal/port.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { createRecolte } from '../../src/recolte.ts'
import { MemoryShop } from './memory-shop.ts'

/** Time as it passes, a hundred times as fast: five seconds of gathering are fifty milliseconds. */
export class FastClock implements Clock {
  readonly #speed = 100
  readonly #start = Date.UTC(2026, 10, 2, 9)
  readonly #from = performance.now()
  #ahead = 0

  now = () => Math.round(this.#start + this.#ahead + (performance.now() - this.#from) * this.#speed)

  /** What follows happens that much later. */
  skip(ms: number): void {
    this.#ahead += ms
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const stop = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop)
        resolve()
      }, ms / this.#speed)
      signal?.addEventListener('abort', stop, { once: true })
    })
  }
}

export interface Serving {
  clock: FastClock
  shop: MemoryShop
  platform: Platform
  journal: Journal
  recolte: Recolte
  events: RecolteEvent[]
  /** Serves until the test ends, or `stop` is called, which resolves once it has stopped. */
  start(): { stop(): Promise<void> }
  /** Resolves with the first event from now on that fits. */
  seen(fits: (event: RecolteEvent) => boolean): Promise<RecolteEvent>
  turn(store: string, why: 'poll' | 'hints' | 'due'): Promise<RecolteEvent>
  /** How many times hints were committed. */
  commits(): number
  /** While set, the journal fails with it. */
  breakJournal(error: Error | undefined): void
  /** Another `createRecolte` on the same journal, as another process or a new configuration has it. */
  another(change: Partial<Parts>): Promise<Recolte>
}

interface Parts {
  account: Record<string, unknown>
  stores: RecolteOptions['stores']
  connectors: Connector[]
  language: 'en' | 'fr'
}

/** One store on a memory shop, the sandbox's platform over loopback, a real journal and a clock that runs. */
export async function serving(change: Partial<Parts> = {}): Promise<Serving> {
  const clock = new FastClock()
  const shop = new MemoryShop(clock.now)
  const platform = createPlatform({ accounts: [{ webId: 'web-1', secretKey: 'secret-1' }], clock: clock.now })
  const served = await serveApp(platform)
  const journal = await openJournal(':memory:')
  const events: RecolteEvent[] = []
  let broken: Error | undefined
  let commits = 0
  const waiting = new Set<(event: RecolteEvent) => void>()
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
      },
      stores: parts.stores ?? change.stores ?? { boutique: { connector: 'memory', account: 'main' } },
      language: parts.language ?? 'en',
      connectors: [shop.connector(), ...(change.connectors ?? [])],
      journal: {
        ...journal,
        tick: (at) => (broken === undefined ? journal.tick(at) : Promise.reject(broken)),
        addHints(hints, at) {
          commits += 1
          return broken === undefined ? journal.addHints(hints, at) : Promise.reject(broken)
        },
        close: async () => {},
      },
      clock,
      onEvent(event) {
        events.push(event)
        for (const look of waiting) look(event)
      },
    })
    onTestFinished(() => recolte.close())
    return recolte
  }
  const recolte = await build({})
  onTestFinished(async () => {
    await served.close()
    await journal.close()
  })
  const seen: Serving['seen'] = (fits) =>
    new Promise((resolve) => {
      const look = (event: RecolteEvent) => {
        if (!fits(event)) return
        waiting.delete(look)
        resolve(event)
      }
      waiting.add(look)
    })
  return {
    ...{ clock, shop, platform, journal, recolte, events, seen },
    turn: (store, why) => seen((event) => event.type === 'turn' && event.store === store && event.why === why),
    another: build,
    commits: () => commits,
    breakJournal(error) {
      broken = error
    },
    start() {
      const abort = new AbortController()
      const ended = recolte.serve({ signal: abort.signal })
      const stop = async () => {
        abort.abort()
        await ended
      }
      onTestFinished(stop)
      return { stop }
    },
  }
}

/** A shop whose list never answers, until the connection is closed by us. */
export function hangingConnector(name: string, shop: MemoryShop): Connector {
  const connector = shop.connector()
  return {
    ...connector,
    name,
    connect: (settings, context) => ({
      ...connector.connect(settings, context),
      async *changes() {
        await new Promise((_, reject) => context.signal.addEventListener('abort', () => reject(context.signal.reason)))
      },
    }),
  }
}
