import type { Connector, RecolteConfigInput } from '@recolte/core'
import {
  type App,
  createNewPlatform,
  createPlatform,
  createPublished,
  type Platform,
  type PublishedReview,
  type Served,
  serve,
} from '@recolte/sandbox'
import type { LocalShop } from './local-shops.ts'
import { CliError } from './problem.ts'

/** Fixed, so that a configuration made for one sandbox fits the next one. They open nothing but a sandbox. */
const WEB_ID = '5a4db0c5-0000-4000-8000-00000ec01e0a'
const SECRET_KEY = '5a4db0c5-5ec7-e700-8000-00000ec01e0b'
const CLIENT = { clientId: 'recolte-sandbox', clientSecret: '5a4db0c5-5ec7-e700-8000-00000ec01e0c' }
const WEBSITE_ID = '5a4db0c5-0000-4000-8000-00000ec01e0d'

export interface LocalOptions {
  /** Port of the platform; the shop, the new platform and what it publishes take the next ones. 0 or absent: any free ones. */
  port?: number | undefined
}

export interface Local<Shop extends App = App> {
  platform: Platform
  shop: Shop
  /** What somebody needs to connect to them: as printed, and as a configuration. */
  facts: {
    platform: { url: string; webId: string; secretKey: string }
    newPlatform: { url: string; tokenUrl: string; clientId: string; clientSecret: string; websiteId: string }
    /** Where its product reviews are published: files up to the language, and API. */
    reviews: { feed: string; api: string }
    stores: Record<string, { connector: Connector['name']; settings: Record<string, string> }>
  }
  config: Pick<RecolteConfigInput, 'accounts' | 'stores'>
  close(): Promise<void>
}

/** Both generations of the collection platform and a shop on this machine's loopback address. */
export async function startLocal<Shop extends App>(
  { connector, app: shop, settings: settingsAt, products }: LocalShop<Shop>,
  { port }: LocalOptions = {},
): Promise<Local<Shop>> {
  const platform = createPlatform({ accounts: [{ webId: WEB_ID, secretKey: SECRET_KEY }] })
  const newPlatform = createNewPlatform({
    clients: [CLIENT],
    websites: [{ websiteId: WEBSITE_ID, clientId: CLIENT.clientId }],
  })
  const published = createPublished({ webId: WEB_ID, clients: [CLIENT] })
  published.put(...products.flatMap(reviewsOf))
  const open: Served[] = []
  const listen = async (app: App, offset: number): Promise<string> => {
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
    const settings = settingsAt(await listen(shop, 1))
    const newUrl = await listen(newPlatform, 2)
    const publishedUrl = await listen(published, 3)
    const feed = `${publishedUrl}/fr`
    const tokenUrl = `${newUrl}/realms/skeepers/protocol/openid-connect/token`
    const onNew = { ...CLIENT, websiteId: WEBSITE_ID, tokenUrl }
    return {
      platform,
      shop,
      facts: {
        platform: { url: platformUrl, webId: WEB_ID, secretKey: SECRET_KEY },
        newPlatform: { url: newUrl, ...onNew },
        reviews: { feed, api: publishedUrl },
        stores: { boutique: { connector, settings } },
      },
      config: {
        accounts: {
          main: { webId: WEB_ID, secretKey: SECRET_KEY, platform: platformUrl, ratePerSecond: 0 },
          new: { generation: 'new', ...onNew, platform: newUrl, ratePerSecond: 0 },
        },
        stores: { boutique: { connector, account: 'main', reviews: { from: { feed: { url: feed } } }, settings } },
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const reviewsOf = (product: string): PublishedReview[] =>
  [5, 4].map((rate, n) => ({
    ...{
      review_id: `sandbox-${product}-${n}`,
      product,
      rate,
      review: rate === 5 ? 'Très bien.' : 'Bien, un peu cher.',
    },
    ...{ firstname: 'Léa', lastname: 'Martin' },
    ...{ review_date: '2026-10-01T08:00:00Z', publish_date: '2026-10-02T08:00:00Z' },
  }))

const isTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
