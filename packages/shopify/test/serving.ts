import { createRecolte, openJournal, type Recolte, type RecolteEvent } from '@recolte/core'
import {
  createPlatform,
  createShopify,
  DEFAULT_CLIENT,
  type Platform,
  type Shopify,
  type ShopifyOptions,
  serve,
} from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { shopify } from '../src/index.ts'
import { DOMAIN } from './context.ts'

export const PUBLIC = 'https://recolte.example'
const ACCOUNT = { webId: 'web-1', secretKey: 'secret-1' }

export interface Serving {
  recolte: Recolte
  shop: Shopify
  platform: Platform
  url: string
  events: RecolteEvent[]
  wait(ms: number): void
}

/** Recolte, a Shopify and a platform, as one program of somebody's would have them; webhooks go straight to its door. */
export async function serving(settings: object, options: ShopifyOptions = {}): Promise<Serving> {
  let now = Date.parse('2026-11-02T08:00:00Z')
  const wait = (ms: number) => {
    now += ms
  }
  const events: RecolteEvent[] = []
  const platform = createPlatform({ accounts: [ACCOUNT] })
  const shop: Shopify = createShopify({
    ...{ now: () => now, domain: DOMAIN, post: (request) => recolte.fetch(request), ...options },
  })
  const [served, held] = [await serve(shop), await serve(platform)]
  const recolte = await createRecolte({
    accounts: { main: { ...ACCOUNT, platform: held.url, ratePerSecond: 0 } },
    stores: {
      boutique: {
        ...{ connector: 'shopify', account: 'main', publicUrl: PUBLIC, brake: false },
        settings: { shop: DOMAIN, url: served.url, clientId: DEFAULT_CLIENT.id, ...settings },
      },
    },
    connectors: [shopify],
    journal: await openJournal(':memory:'),
    encryptionKey: Buffer.alloc(32, 7).toString('base64'),
    clock: { now: () => now, sleep: async (ms) => wait(ms) },
    onEvent: (event) => void events.push(event),
  })
  onTestFinished(async () => {
    await recolte.close()
    await Promise.all([served.close(), held.close()])
  })
  return { recolte, shop, platform, url: served.url, events, wait }
}
