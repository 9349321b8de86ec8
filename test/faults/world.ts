import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import {
  type App,
  createPlatform,
  createWooCommerce,
  type Platform,
  type Served,
  serve,
  type WooCommerce,
  type WooCommerceOptions,
} from '@recolte/sandbox'
import type { TestContext } from 'vitest'
import { type Ended, type Running, type RunOptions, start } from './command.ts'

export const WEB_ID = '0f41-web-id'
export const SECRET_KEY = 'a secret/key+of=the platform'
export const CONSUMER_KEY = `ck_${'1f0e'.repeat(10)}`
export const CONSUMER_SECRET = `cs_${'b4d6'.repeat(10)}`

/** Both sides as they are seen from outside: each request rings before it is answered. */
export interface World {
  folder: string
  platform: Platform
  shop: WooCommerce
  urls: { platform: string; shop: string }
  /** Called for every request to either side, before it is answered. */
  onRequest: (side: 'platform' | 'shop') => void
  /** Writes `recolte.config.json`; both parts are merged into what works. */
  configure(change?: ConfigChange): void
  environment: Record<string, string>
  start(args: string[], options?: RunOptions): Running
  run(args: string[], options?: RunOptions): Promise<Ended>
  /** `recolte sync --json`, parsed. */
  sync(...more: string[]): Promise<{ exit: Ended['exit']; json: SyncJson }>
  journal: string
}

export interface ConfigChange {
  account?: Record<string, unknown>
  store?: Record<string, unknown>
  settings?: Record<string, unknown>
  top?: Record<string, unknown>
}

export interface SyncJson {
  ok: boolean
  error?: { code: string; message: string; next: string }
  stores: Record<string, Record<string, number> & { failure?: { code: string; message: string; next: string } }>
  accounts: Record<string, { state: string; code: string; message: string; next: string; waiting: number }>
}

/** A shop and a platform on real ports, and a folder with a configuration for them. All that is completed from yesterday on counts. */
export async function world(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  options: WooCommerceOptions = {},
  change: ConfigChange = {},
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'recolte-faults-'))
  const platform = createPlatform({ accounts: [{ webId: WEB_ID, secretKey: SECRET_KEY }] })
  const keys = [{ key: CONSUMER_KEY, secret: CONSUMER_SECRET, permissions: 'read' as const }]
  const shop = createWooCommerce({ orders: 0, keys, ...options })
  const open: Served[] = []
  const children: Running['child'][] = []
  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL')
    for (const served of open) await served.close()
    await rm(folder, { recursive: true, force: true })
  })
  const listen = async (app: Platform | WooCommerce, side: 'platform' | 'shop'): Promise<string> => {
    const handle: App['handle'] = (call) => {
      made.onRequest(side)
      return app.handle(call)
    }
    const served = await serve({ handle })
    open.push(served)
    return served.url
  }
  const environment = { RECOLTE_SECRET_KEY: SECRET_KEY, WOO_SECRET: CONSUMER_SECRET }
  const made: World = {
    folder,
    platform,
    shop,
    urls: { platform: '', shop: '' },
    onRequest: () => {},
    environment,
    journal: join(folder, 'recolte.db'),
    configure(next = {}) {
      writeFileSync(join(folder, 'recolte.config.json'), JSON.stringify(configOf(made.urls, next), null, 2))
    },
    start(args, given) {
      const running = start(folder, args, { ...given, environment: { ...environment, ...given?.environment } })
      children.push(running.child)
      return running
    },
    run: (args, given) => made.start(args, given).ended,
    async sync(...more) {
      const { exit, out, err } = await made.run(['sync', '--json', ...more])
      try {
        return { exit, json: JSON.parse(out) }
      } catch {
        throw new Error(`not one JSON object: ${out}\n${err}`)
      }
    },
  }
  made.urls = { platform: await listen(platform, 'platform'), shop: await listen(shop, 'shop') }
  made.configure(change)
  return made
}

const DAY = 86_400_000

function configOf(urls: World['urls'], { account, store, settings, top }: ConfigChange): object {
  return {
    language: 'fr',
    accounts: {
      main: {
        webId: WEB_ID,
        secretKey: `\${RECOLTE_SECRET_KEY}`,
        platform: urls.platform,
        ratePerSecond: 0,
        ...account,
      },
    },
    stores: {
      boutique: {
        connector: 'woocommerce',
        account: 'main',
        brake: false,
        since: new Date(Date.now() - DAY).toISOString(),
        settings: { url: urls.shop, consumerKey: CONSUMER_KEY, consumerSecret: `\${WOO_SECRET}`, ...settings },
        ...store,
      },
    },
    ...top,
  }
}

/** An hour passes: what a dead process held is free again, and every next try is due. */
export function anHourLater(journal: string): void {
  const db = new DatabaseSync(journal, { timeout: 5_000 })
  try {
    db.exec(`UPDATE handover SET lease_until = 1 WHERE lease_until IS NOT NULL;
      UPDATE handover SET next_at = 1 WHERE state = 'due';
      UPDATE store SET poll_until = 1, retry_at = NULL;
      UPDATE shelf SET lease_until = NULL, due_at = min(due_at, 1);
      DELETE FROM meta WHERE key GLOB 'claim.*'`)
  } finally {
    db.close()
  }
}

/** How many orders the journal knows in each state, counted from its file alone. */
export function states(journal: string): Record<string, number> {
  const db = new DatabaseSync(journal, { readOnly: true })
  try {
    const rows = db
      .prepare(
        `SELECT CASE WHEN h.id IS NULL THEN o.decision ELSE h.state END AS state, count(*) AS n
         FROM orders o LEFT JOIN handover h ON h.id = o.handover_id GROUP BY 1`,
      )
      .all()
    return Object.fromEntries(rows.map(({ state, n }) => [String(state), Number(n)]))
  } finally {
    db.close()
  }
}
