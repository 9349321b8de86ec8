import { readFileSync } from 'node:fs'
import {
  createRecolte,
  type Finding,
  type Journal,
  openJournal,
  type Recolte,
  type RecolteConfigInput,
} from '@recolte/core'
import {
  type App,
  createFilesPlatform,
  createPlatform,
  createWooCommerce,
  type FilesPlatform,
  type Platform,
  serve,
  type WooCommerce,
  type WooCommerceOptions,
} from '@recolte/sandbox'
import { sftp } from '@recolte/sftp'
import { woocommerce } from '@recolte/woocommerce'
import { onTestFinished } from 'vitest'
import { unclosed } from './findings.ts'
import { type ModuleState, withModule } from './official-module.ts'
import { DAY, START } from './time.ts'

const KEYS = { webId: 'web-of-a-test', secretKey: 'secret-of-a-test' }
const pem = (name: string) => readFileSync(new URL(`./tls-${name}.pem`, import.meta.url), 'utf8')
/** Over TLS the key opens at any time; without it each request is signed for the present. It ends with the year 2098. */
export const TLS = { key: pem('key'), cert: pem('cert') }
const SHOP_KEY = { key: 'ck_of_a_test', secret: 'cs_of_a_test', permissions: 'read_write' as const }

export interface Setting {
  account?: Record<string, unknown>
  /** In its place, one of the new platform. */
  newAccount?: Extract<RecolteConfigInput['accounts'][string], { generation: 'new' }>
  store?: Record<string, unknown>
  settings?: Record<string, unknown>
  shop?: WooCommerceOptions
  module?: ModuleState
  /** The instant at which the scene begins. */
  start?: number
}

export interface CheckScene {
  clock: { time: number; now(): number; sleep(ms: number): Promise<void> }
  shop: WooCommerce
  platform: Platform
  journal: Journal
  recolte: Recolte
  /** Places so many orders, at the trigger status unless told otherwise, and lets one pass take them. */
  orders(n: number, order?: Parameters<WooCommerce['add']>[0]): Promise<void>
  days(n: number): void
  check(language: 'en' | 'fr', probe?: boolean): Promise<Finding[]>
  /** From here on the configuration reads so. */
  reconfigure(change: Setting): Promise<void>
  closePlatform(): Promise<void>
  /** From here on, orders leave every hour in files, to a server that empties them when told. */
  files(): Promise<FilesPlatform>
  /** Serves something else until the test ends. */
  serve(app: Pick<App, 'handle'>): Promise<string>
}

/** A shop and a platform on real ports, and a clock of their own. */
export async function checkScene(setting: Setting = {}): Promise<CheckScene> {
  const clock = {
    time: setting.start ?? START,
    now: () => clock.time,
    async sleep(ms: number) {
      clock.time += ms
    },
  }
  const platform = createPlatform({ accounts: [KEYS], clock: clock.now })
  const shop = createWooCommerce({
    ...{ keys: [SHOP_KEY], now: clock.now, post: (request: Request) => scene.recolte.fetch(request) },
    ...setting.shop,
  })
  const platformServed = await serve(platform)
  const shopServed = await serve(withModule(shop, KEYS, setting.module), { tls: TLS })
  const open = new Set([platformServed, shopServed])
  const journal = await openJournal(':memory:')
  onTestFinished(async () => {
    await journal.close()
    for (const served of open) await served.close()
  })
  let now: Setting = setting
  const build = (language: 'en' | 'fr') =>
    createRecolte({
      accounts: { main: now.newAccount ?? { ...KEYS, platform: platformServed.url, ratePerSecond: 0, ...now.account } },
      stores: {
        boutique: {
          ...{ connector: 'woocommerce', account: 'main', brake: false as const, ...now.store },
          settings: {
            ...{ url: shopServed.url, consumerKey: SHOP_KEY.key, consumerSecret: SHOP_KEY.secret, ...now.settings },
          },
        },
      },
      connectors: [woocommerce],
      methods: [sftp],
      journal: unclosed(journal),
      clock,
      language,
    })
  const scene: CheckScene = {
    ...{ clock, shop, platform, journal, recolte: await build('en') },
    async orders(n, order = { status: 'completed' }) {
      for (let one = 0; one < n; one++) shop.add(order)
      clock.time += 1_000
      await scene.recolte.sync()
    },
    days(n) {
      clock.time += n * DAY
    },
    async check(language, probe = false) {
      return (await (await build(language)).check({ probe })).results
    },
    async reconfigure(change) {
      now = { ...now, ...change }
      scene.recolte = await build('en')
    },
    async files() {
      const files = await createFilesPlatform({ now: clock.now })
      onTestFinished(files.stop)
      const login = { host: files.host, port: files.sftpPort, username: 'shop', password: 'drop-it', every: '1h' }
      await scene.reconfigure({ account: { sftp: login }, store: { method: 'sftp' } })
      return files
    },
    async serve(app) {
      const served = await serve(app)
      open.add(served)
      return served.url
    },
    async closePlatform() {
      open.delete(platformServed)
      await platformServed.close()
    },
  }
  return scene
}

/** A shop that has been connected for a month: 4 orders a day, all collected, nothing wrong. */
export async function lived(setting: Setting = {}): Promise<CheckScene> {
  const scene = await checkScene(setting)
  await scene.recolte.sync()
  for (let step = 0; step < 10; step++) {
    scene.days(3)
    await scene.orders(12)
  }
  return scene
}
