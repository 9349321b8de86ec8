import {
  type App,
  createMagento,
  createPrestaShop,
  createShopify,
  createWooCommerce,
  DEFAULT_CLIENT,
  PRESTASHOP_TEST_KEY,
  TEST_INTEGRATION,
} from '@recolte/sandbox'

/** Fixed, as all keys here, so that a configuration made for one sandbox fits the next one. */
const KEY = `ck_${'5a4db0c5'.repeat(5)}`
const SECRET = `cs_${'b0c5ec01'.repeat(5)}`
const SHOPIFY_DOMAIN = 'maison-exemple.myshopify.com'

export interface LocalShop<Shop extends App = App> {
  connector: string
  app: Shop
  /** What the store's settings are once the shop stands at an address. */
  settings(url: string): Record<string, string>
  /** Ids of some products, for reviews to be of. */
  products: string[]
}

export interface LocalShopOptions {
  orders: number
  /** Until when the orders were placed; absent means now. */
  to?: number
}

/** A stand-in for each kind of shop, by the name of its connector. */
export const LOCAL_SHOPS = {
  woocommerce: (options: LocalShopOptions) => ({
    connector: 'woocommerce',
    app: createWooCommerce({ ...options, keys: [{ key: KEY, secret: SECRET, permissions: 'read_write' }] }),
    settings: (url: string) => ({ url, consumerKey: KEY, consumerSecret: SECRET }),
    products: ['11', '15'],
  }),
  prestashop: (options: LocalShopOptions) => ({
    connector: 'prestashop',
    app: createPrestaShop(options),
    settings: (url: string) => ({ url, key: PRESTASHOP_TEST_KEY.key }),
    products: ['1', '2'],
  }),
  magento: (options: LocalShopOptions) => ({
    connector: 'magento',
    app: createMagento(options),
    settings: (url: string) => ({ url, ...TEST_INTEGRATION }),
    products: ['1', '8'],
  }),
  shopify: (options: LocalShopOptions) => ({
    connector: 'shopify',
    app: createShopify({ ...options, domain: SHOPIFY_DOMAIN }),
    settings: (url: string) => ({
      ...{ shop: SHOPIFY_DOMAIN, url, clientId: DEFAULT_CLIENT.id, clientSecret: DEFAULT_CLIENT.secret },
    }),
    products: ['8400000000311', '8400000000312'],
  }),
} satisfies Record<string, (options: LocalShopOptions) => LocalShop>

export const isLocalShop = (name: string): name is keyof typeof LOCAL_SHOPS => Object.hasOwn(LOCAL_SHOPS, name)
