import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type App,
  createMagento,
  createPlatform,
  createPrestaShop,
  createShopify,
  DEFAULT_CLIENT,
  type MagentoFaultKind,
  type Platform,
  PRESTASHOP_TEST_KEY,
  type PrestaShopFaultKind,
  type ShopifyFaultKind,
  serve,
  TEST_INTEGRATION,
} from '@recolte/sandbox'
import type { TestContext } from 'vitest'
import { type Ended, type RunOptions, start } from './command.ts'
import { SECRET_KEY, WEB_ID } from './world.ts'

const DAY = 86_400_000

/** A shop whose faults the tests play: of every kind alike, whatever its software. */
export interface FaultyShop {
  connector: string
  app: Pick<App, 'handle'>
  settings: Record<string, unknown>
  /** Those in which it differs from others; what is of HTTP alone is tried with one shop (shop.test.ts). */
  faults: readonly string[]
  /** What nobody may ever read: its keys, and what it gave for them. */
  secrets(): string[]
  /** Places an order at the default trigger; the reference that the platform gets. */
  add(): string
  /** Every n-th request goes wrong. */
  fail(kind: string, every: number): void
  mend(): void
}

const PRESTASHOP_FAULTS: PrestaShopFaultKind[] = [
  ...(['401-page', '500', '503', 'html', 'empty', 'sql-fails', 'truncated', 'endless', 'drops-brackets'] as const),
]
const MAGENTO_FAULTS: MagentoFaultKind[] = ['401', '500', '503', 'html', 'truncated', 'endless']
const SHOPIFY_FAULTS: ShopifyFaultKind[] = ['401', '423', '503', 'internal', 'html', 'truncated', 'endless']

export function prestashop(): FaultyShop {
  const shop = createPrestaShop({ orders: 0 })
  return {
    ...{ connector: 'prestashop', faults: PRESTASHOP_FAULTS, app: shop, mend: shop.clearFaults },
    settings: { key: PRESTASHOP_TEST_KEY.key },
    // In its header it has no second half.
    secrets: () => [PRESTASHOP_TEST_KEY.key, `${PRESTASHOP_TEST_KEY.key}:`],
    add: () => `REF${String(shop.add({ state: 5 })).padStart(6, '0')}`,
    fail(kind, every) {
      for (const known of PRESTASHOP_FAULTS) if (known === kind) shop.fault({ kind: known, every })
    },
  }
}

export function magento(shop = createMagento({ orders: 0 })): FaultyShop {
  return {
    ...{
      connector: 'magento',
      faults: MAGENTO_FAULTS,
      app: shop,
      settings: { ...TEST_INTEGRATION },
      mend: shop.clearFaults,
    },
    secrets: () => {
      const { consumerSecret, accessToken, accessTokenSecret } = TEST_INTEGRATION
      return [consumerSecret, accessToken, accessTokenSecret]
    },
    add: () => String(shop.add({ state: 'complete', status: 'complete' })).padStart(9, '0'),
    fail(kind, every) {
      for (const known of MAGENTO_FAULTS) if (known === kind) shop.fault({ kind: known, every })
    },
  }
}

export function shopify(): FaultyShop {
  const shop = createShopify({ orders: 0 })
  const { id: clientId, secret: clientSecret } = DEFAULT_CLIENT
  const given = new Set<string>()
  return {
    ...{ connector: 'shopify', faults: SHOPIFY_FAULTS, mend: shop.clearFaults },
    app: {
      handle(call) {
        const token = call.header('x-shopify-access-token')
        if (token !== undefined) given.add(token)
        return shop.handle(call)
      },
    },
    settings: { shop: 'maison-exemple.myshopify.com', clientId, clientSecret },
    secrets: () => [clientSecret, ...given],
    add() {
      const order = shop.add()
      shop.fulfill(order)
      return shop.find(order).name.slice(1)
    },
    fail(kind, every) {
      for (const known of SHOPIFY_FAULTS) if (known === kind) shop.fault({ kind: known, every })
    },
  }
}

export interface OtherWorld {
  platform: Platform
  journal: string
  /** Called for every request to the shop, before it is answered. */
  onRequest: () => void
  run(args: string[], options?: RunOptions): Promise<Ended>
  start(args: string[]): ReturnType<typeof start>
}

/** The shop and a platform on real ports, and a folder with a configuration for them. All that is ready from yesterday on counts. */
export async function worldOf({ onTestFinished }: Pick<TestContext, 'onTestFinished'>, shop: FaultyShop) {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-faults-'))
  const platform = createPlatform({ accounts: [{ webId: WEB_ID, secretKey: SECRET_KEY }] })
  const atPlatform = await serve(platform)
  const atShop = await serve({
    handle(call) {
      made.onRequest()
      return shop.app.handle(call)
    },
  })
  onTestFinished(async () => {
    await atPlatform.close()
    await atShop.close()
    await rm(folder, { recursive: true, force: true })
  })
  const config = {
    accounts: { main: { webId: WEB_ID, secretKey: SECRET_KEY, platform: atPlatform.url, ratePerSecond: 0 } },
    stores: {
      boutique: {
        ...{ connector: shop.connector, account: 'main', brake: false, groupHours: 0 },
        since: new Date(Date.now() - DAY).toISOString(),
        settings: { url: atShop.url, ...shop.settings },
      },
    },
  }
  writeFileSync(join(folder, 'recolte.config.json'), JSON.stringify(config))
  const made: OtherWorld = {
    platform,
    journal: join(folder, 'recolte.db'),
    onRequest: () => {},
    start: (args) => start(folder, args),
    run: (args, options) => start(folder, args, options).ended,
  }
  return made
}
