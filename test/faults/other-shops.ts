import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type App,
  createMagento,
  createPlatform,
  createPrestaShop,
  type MagentoFaultKind,
  type Platform,
  type PrestaShopFaultKind,
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
  app: App
  settings: Record<string, unknown>
  /** Places an order at the default trigger; the reference that the platform gets. */
  add(): string
  /** Every n-th request goes wrong. */
  fail(kind: string, every: number): void
  mend(): void
}

/** Those in which these shops differ from others; what is of HTTP alone is tried with one shop (shop.test.ts). */
export const PRESTASHOP_FAULTS: PrestaShopFaultKind[] = [
  ...(['401-page', '500', '503', 'html', 'empty', 'sql-fails', 'truncated', 'endless', 'drops-brackets'] as const),
]
export const MAGENTO_FAULTS: MagentoFaultKind[] = ['401', '500', '503', 'html', 'truncated', 'endless']

export function prestashop(): FaultyShop {
  const shop = createPrestaShop({ orders: 0 })
  return {
    ...{ connector: 'prestashop', app: shop, mend: shop.clearFaults },
    settings: { key: 'TESTKEY0PRESTASHOP0ALL0READING01' },
    add: () => `REF${String(shop.add({ state: 5 })).padStart(6, '0')}`,
    fail(kind, every) {
      for (const known of PRESTASHOP_FAULTS) if (known === kind) shop.fault({ kind: known, every })
    },
  }
}

export function magento(shop = createMagento({ orders: 0 })): FaultyShop {
  return {
    ...{ connector: 'magento', app: shop, settings: { ...TEST_INTEGRATION }, mend: shop.clearFaults },
    add: () => String(shop.add({ state: 'complete', status: 'complete' })).padStart(9, '0'),
    fail(kind, every) {
      for (const known of MAGENTO_FAULTS) if (known === kind) shop.fault({ kind: known, every })
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
