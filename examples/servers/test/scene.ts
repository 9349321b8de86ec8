import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlatform, createWooCommerce, type Platform, serve, type WooCommerce } from '@recolte/sandbox'
import { onTestFinished } from 'vitest'
import type { Settings } from '../recolte.ts'

export interface Scene {
  platform: Platform
  shop: WooCommerce
  settings: Settings
  /** What the shop's webhooks are sent through, whatever address they are for. */
  deliverTo(post: (request: Request) => Promise<Response>): void
}

/** A platform and a shop on this machine, and an empty folder for the journal. */
export async function scene(): Promise<Scene> {
  let post: (request: Request) => Promise<Response> = async () => new Response(null, { status: 503 })
  const platform = createPlatform({ accounts: [{ webId: 'web', secretKey: 'secret-key' }] })
  const key = { key: 'ck_example', secret: 'cs_example', permissions: 'read_write' } as const
  const shop = createWooCommerce({ keys: [key], post: (request) => post(request) })
  const [atPlatform, atShop] = [await serve(platform), await serve(shop)]
  const folder = mkdtempSync(join(tmpdir(), 'recolte-example-'))
  onTestFinished(async () => {
    await Promise.all([atPlatform.close(), atShop.close()])
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    platform,
    shop,
    settings: {
      ...{ shop: atShop.url, consumerKey: key.key, consumerSecret: key.secret },
      ...{ platform: atPlatform.url, webId: 'web', secretKey: 'secret-key', method: 'webservice' },
      journal: join(folder, 'recolte.db'),
    },
    deliverTo(next) {
      post = next
    },
  }
}
