import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRecolte } from '@recolte/core'
import { createPlatform, createWooCommerce, serve } from '@recolte/sandbox'
import { woocommerce } from '@recolte/woocommerce'

/** An agency's own program: no command, no configuration file. The shop and the platform are the sandbox's; yours are real. */
export async function main(print: (line: string) => void = console.log): Promise<void> {
  const platform = createPlatform({ accounts: [{ webId: 'my-web-id', secretKey: 'my-secret' }] })
  const shop = createWooCommerce({ orders: 20, mix: { statuses: { processing: 1 } } })
  const [platformAt, shopAt] = [await serve(platform), await serve(shop)]
  const folder = await mkdtemp(join(tmpdir(), 'recolte-embed-'))

  const recolte = await createRecolte({
    journal: join(folder, 'recolte.db'),
    accounts: { main: { webId: 'my-web-id', secretKey: 'my-secret', platform: platformAt.url } },
    stores: {
      boutique: {
        connector: 'woocommerce',
        account: 'main',
        settings: { url: shopAt.url, consumerKey: 'ck_test_ro', consumerSecret: 'cs_test_ro' },
      },
    },
    connectors: [woocommerce],
  })
  try {
    const first = await recolte.sync()
    print(`connected: ${first.stores.boutique?.counts.waiting} open orders are followed, nothing leaves for the past`)

    // A shop stamps changes by the second: one that falls into the second of the connection counts as before it.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const order = shop.idOf(7)
    shop.change(order, { status: 'completed' })

    const second = await recolte.sync()
    print(
      `an order is completed: ${second.stores.boutique?.counts.collected} collected, the platform holds ${platform.asked}`,
    )

    const [told] = await recolte.explain({ text: String(order) })
    print(`order ${told?.reference}: ${told?.reason.message}`)
  } finally {
    await recolte.close()
    await Promise.all([platformAt.close(), shopAt.close()])
    await rm(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
