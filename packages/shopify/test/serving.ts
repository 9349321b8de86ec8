import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRecolte, openJournal, type Recolte, type RecolteEvent } from '@recolte/core'
import {
  type App,
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
  /** Every access token that came in. */
  tokens: Set<string>
  /** The same once more, as another process on the same journal. */
  another(): Promise<Recolte>
  events: RecolteEvent[]
  wait(ms: number): void
}

/** Recolte, a Shopify and a platform, as one program of somebody's would have them; webhooks go straight to its door. */
export async function serving(settings: object, options: ShopifyOptions = {}, store: object = {}): Promise<Serving> {
  let now = Date.parse('2026-11-02T08:00:00Z')
  const wait = (ms: number) => {
    now += ms
  }
  const events: RecolteEvent[] = []
  const platform = createPlatform({ accounts: [ACCOUNT] })
  const shop: Shopify = createShopify({
    ...{ now: () => now, domain: DOMAIN, post: (request) => recolte.fetch(request), ...options },
  })
  const tokens = new Set<string>()
  const gate: Pick<App, 'handle'> = {
    handle(call) {
      const token = call.header('x-shopify-access-token')
      if (token !== undefined) tokens.add(token)
      return shop.handle(call)
    },
  }
  const [served, held] = [await serve(gate), await serve(platform)]
  const folder = mkdtempSync(join(tmpdir(), 'recolte-shopify-'))
  const start = async () =>
    createRecolte({
      accounts: { main: { ...ACCOUNT, platform: held.url, ratePerSecond: 0 } },
      stores: {
        boutique: {
          ...{ connector: 'shopify', account: 'main', publicUrl: PUBLIC, brake: false, ...store },
          settings: { shop: DOMAIN, url: served.url, clientId: DEFAULT_CLIENT.id, ...settings },
        },
      },
      connectors: [shopify],
      journal: await openJournal(join(folder, 'recolte.db')),
      encryptionKey: Buffer.alloc(32, 7).toString('base64'),
      clock: { now: () => now, sleep: async (ms) => wait(ms) },
      onEvent: (event) => void events.push(event),
    })
  const running: Recolte[] = []
  const another = async () => {
    const one = await start()
    running.push(one)
    return one
  }
  onTestFinished(async () => {
    await Promise.all(running.map((one) => one.close()))
    await Promise.all([served.close(), held.close()])
    rmSync(folder, { recursive: true })
  })
  const recolte = await another()
  return { recolte, shop, platform, url: served.url, tokens, another, events, wait }
}
