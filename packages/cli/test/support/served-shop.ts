import { createPlatform, createWooCommerce, type Platform, serve, type WooCommerce } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { folderWith } from './folder.ts'
import { v } from './shop.ts'

export interface ServedShop {
  folder: string
  platform: Platform
  shop: WooCommerce
  webId: string
  /** Resolves once the platform has taken in so many orders. */
  accepted(count: number): Promise<void>
  /** Sends the shop's webhooks for the public address to this one. */
  reachedAt(url: string): void
  references(): string[]
}

export const PUBLIC_URL = 'https://recolte.example'
const WEB_ID = 'web-of-a-test'

/** A platform and a shop whose key may write, on real ports, and a folder with a configuration for them and its `.env`. */
export async function servedShop(options: { store?: object; account?: object } = {}): Promise<ServedShop> {
  const platform = createPlatform({ accounts: [{ webId: WEB_ID, secretKey: 'secret-of-a-test' }] })
  let publicly = PUBLIC_URL
  const shop = createWooCommerce({
    keys: [{ key: 'ck_of_a_test', secret: 'cs_of_a_test', permissions: 'read_write' }],
    post: async (request) =>
      fetch(request.url.replace(PUBLIC_URL, publicly), { ...init(request), body: await request.text() }),
  })
  const waiting = new Set<() => void>()
  const listening = await serve({
    handle(call) {
      const answer = platform.handle(call)
      for (const look of waiting) look()
      return answer
    },
  })
  const shopListening = await serve(shop)
  onTestFinished(async () => void (await Promise.all([listening.close(), shopListening.close()])))
  const folder = folderWith({
    '.env': `WEB_ID=${WEB_ID}\nSECRET_KEY=secret-of-a-test\n`,
    'recolte.config.json': {
      accounts: {
        main: {
          webId: v('WEB_ID'),
          secretKey: v('SECRET_KEY'),
          platform: listening.url,
          ratePerSecond: 0,
          ...options.account,
        },
      },
      stores: {
        boutique: {
          connector: 'woocommerce',
          account: 'main',
          settings: { url: shopListening.url, consumerKey: 'ck_of_a_test', consumerSecret: 'cs_of_a_test' },
          // A shop counts in whole seconds: what a test adds must not fall into the second of the first look.
          since: new Date(Date.now() - 600_000).toISOString(),
          ...options.store,
        },
      },
    },
  })
  return {
    ...{ folder, platform, shop, webId: WEB_ID },
    accepted: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (platform.asked < count) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    reachedAt(url) {
      publicly = url
    },
    references: () => [...platform.held()].map(({ reference }) => reference).sort(),
  }
}

const init = ({ method, headers }: Request): RequestInit => ({ method, headers, redirect: 'manual' })
