import type { Connector, RecolteConfigInput } from '@recolte/core'
import {
  createNewPlatform,
  createPlatform,
  createWooCommerce,
  type Platform,
  type Served,
  serve,
  type WooCommerce,
} from '@recolte/sandbox'
import { CliError } from './problem.ts'

/** Fixed, so that a configuration made for one sandbox fits the next one. They open nothing but a sandbox. */
const WEB_ID = '5a4db0c5-0000-4000-8000-00000ec01e0a'
const SECRET_KEY = '5a4db0c5-5ec7-e700-8000-00000ec01e0b'
const CLIENT = { clientId: 'recolte-sandbox', clientSecret: '5a4db0c5-5ec7-e700-8000-00000ec01e0c' }
const WEBSITE_ID = '5a4db0c5-0000-4000-8000-00000ec01e0d'
const KEY = `ck_${'5a4db0c5'.repeat(5)}`
const SECRET = `cs_${'b0c5ec01'.repeat(5)}`

export interface LocalOptions {
  orders: number
  /** Port of the platform; the shop and the new platform take the next ones. 0 or absent: any free ones. */
  port?: number | undefined
  /** Until when the shop's orders were placed; absent means now. */
  ordersUntil?: number
}

export interface Local {
  platform: Platform
  shop: WooCommerce
  /** What somebody needs to connect to them: as printed, and as a configuration. */
  facts: {
    platform: { url: string; webId: string; secretKey: string }
    newPlatform: { url: string; tokenUrl: string; clientId: string; clientSecret: string; websiteId: string }
    stores: Record<string, { connector: Connector['name']; settings: Record<string, string> }>
  }
  config: Pick<RecolteConfigInput, 'accounts' | 'stores'>
  close(): Promise<void>
}

/** Both generations of the collection platform and a WooCommerce shop on this machine's loopback address. */
export async function startLocal({ orders, port, ordersUntil }: LocalOptions): Promise<Local> {
  const platform = createPlatform({ accounts: [{ webId: WEB_ID, secretKey: SECRET_KEY }] })
  const shop = createWooCommerce({
    orders,
    keys: [{ key: KEY, secret: SECRET, permissions: 'read' }],
    ...(ordersUntil === undefined ? {} : { to: ordersUntil }),
  })
  const newPlatform = createNewPlatform({
    clients: [CLIENT],
    websites: [{ websiteId: WEBSITE_ID, clientId: CLIENT.clientId }],
  })
  const open: Served[] = []
  const listen = async (app: Parameters<typeof serve>[0], offset: number): Promise<string> => {
    const at = port === undefined || port === 0 ? 0 : port + offset
    const served = await serve(app, { port: at }).catch((error: unknown) => {
      throw isTaken(error) ? new CliError('port-taken', { port: at }) : error
    })
    open.push(served)
    return served.url
  }
  const close = async () => void (await Promise.all(open.map((served) => served.close())))
  try {
    const platformUrl = await listen(platform, 0)
    const url = await listen(shop, 1)
    const newUrl = await listen(newPlatform, 2)
    const tokenUrl = `${newUrl}/realms/skeepers/protocol/openid-connect/token`
    const onNew = { ...CLIENT, websiteId: WEBSITE_ID, tokenUrl }
    const settings = { url, consumerKey: KEY, consumerSecret: SECRET }
    return {
      platform,
      shop,
      facts: {
        platform: { url: platformUrl, webId: WEB_ID, secretKey: SECRET_KEY },
        newPlatform: { url: newUrl, ...onNew },
        stores: { boutique: { connector: 'woocommerce', settings } },
      },
      config: {
        accounts: {
          main: { webId: WEB_ID, secretKey: SECRET_KEY, platform: platformUrl, ratePerSecond: 0 },
          new: { generation: 'new', ...onNew, platform: newUrl, ratePerSecond: 0 },
        },
        stores: { boutique: { connector: 'woocommerce', account: 'main', settings } },
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
