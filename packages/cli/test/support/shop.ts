import type { WooCommerce } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import { type Local, startLocal } from '../../src/local.ts'
import { LOCAL_SHOPS } from '../../src/local-shops.ts'
import { folderWith } from './folder.ts'

export interface ShopFolder extends Local<WooCommerce> {
  folder: string
  keys: { consumerKey: string; consumerSecret: string; secretKey: string }
}

/** A platform and a shop on real ports, and a folder with a configuration for them and its `.env`. */
export async function shopFolder(
  options: { orders?: number; config?: object; store?: object } = {},
): Promise<ShopFolder> {
  const local = await startLocal(LOCAL_SHOPS.woocommerce({ orders: options.orders ?? 60 }))
  onTestFinished(() => local.close())
  const { platform, stores } = local.facts
  const { url = '', consumerKey = '', consumerSecret = '' } = stores.boutique?.settings ?? {}
  const folder = folderWith({
    '.env': `WEB_ID=${platform.webId}\nSECRET_KEY=${platform.secretKey}\nWOO_KEY=${consumerKey}\nWOO_SECRET=${consumerSecret}\n`,
    'recolte.config.json': {
      accounts: { main: { webId: v('WEB_ID'), secretKey: v('SECRET_KEY'), platform: platform.url, ratePerSecond: 0 } },
      stores: {
        boutique: {
          connector: 'woocommerce',
          account: 'main',
          settings: { url, consumerKey: v('WOO_KEY'), consumerSecret: v('WOO_SECRET') },
          ...options.store,
        },
      },
      ...options.config,
    },
  })
  return { ...local, folder, keys: { consumerKey, consumerSecret, secretKey: platform.secretKey } }
}

/** `${NAME}` as a configuration writes it. */
export const v = (name: string): string => `\${${name}}`
