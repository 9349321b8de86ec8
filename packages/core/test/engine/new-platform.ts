import { createNewPlatform, type NewPlatform, type NewPlatformOptions, serve } from '@recolte/sandbox'
import { afterEach } from 'vitest'
import type { Recolte } from '../../src/api.ts'
import { DAY } from '../../src/clock.ts'
import type { Journal } from '../../src/journal/port.ts'
import { openJournal } from '../../src/journal/sqlite/index.ts'
import { createRecolte } from '../../src/recolte.ts'
import { shared, TestClock } from './bench.ts'
import { MemoryShop } from './memory-shop.ts'

export const WEBSITE = '6f1c6f2e-0000-4000-8000-000000000001'

export interface NewScene {
  clock: TestClock
  shop: MemoryShop
  platform: NewPlatform
  url: string
  journal: Journal
  recolte: Recolte
  /** A second process on the same journal and platform. */
  another(change?: Change): Promise<Recolte>
}

interface Change {
  store?: Record<string, unknown>
  account?: Record<string, unknown>
  language?: 'en' | 'fr'
}

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})

/** One store on a memory shop, connected a day ago, and one account on the new platform over loopback. */
export async function onNewPlatform(change: Change = {}, options: Partial<NewPlatformOptions> = {}): Promise<NewScene> {
  const clock = new TestClock()
  const shop = new MemoryShop(clock.now)
  const platform = createNewPlatform({
    clients: [{ clientId: 'client-1', clientSecret: 'secret-1' }],
    websites: [{ websiteId: WEBSITE, clientId: 'client-1' }],
    clock: clock.now,
    ...options,
  })
  const served = await serve(platform)
  open.push(served)
  const journal = await openJournal(':memory:')
  open.push(journal)
  const another = async (other: Change = {}) => {
    const recolte = await createRecolte({
      accounts: { main: { ...newAccount(served.url), ...change.account, ...other.account } },
      stores: {
        boutique: {
          ...{ connector: 'memory', account: 'main', method: 'purchase-events', brake: false },
          ...change.store,
          ...other.store,
        },
      },
      connectors: [shop.connector()],
      journal: shared(journal),
      clock,
      language: other.language ?? 'en',
    })
    open.push(recolte)
    return recolte
  }
  const recolte = await another()
  await recolte.sync()
  clock.time += DAY
  return { clock, shop, platform, url: served.url, journal, recolte, another }
}

function newAccount(url: string) {
  return {
    generation: 'new' as const,
    ...{ clientId: 'client-1', clientSecret: 'secret-1', websiteId: WEBSITE },
    platform: url,
    tokenUrl: `${url}/realms/skeepers/protocol/openid-connect/token`,
    ratePerSecond: 0,
  }
}
