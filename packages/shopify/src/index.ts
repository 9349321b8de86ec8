import { type Connector, defineConnector, type Store } from '@recolte/core'
import { auth } from './auth.ts'
import { createAverages } from './averages.ts'
import { changed, sweptRows } from './changes.ts'
import { createClient } from './client.ts'
import { countOrders } from './count.ts'
import { describeShop } from './describe.ts'
import { knownProducts } from './known-products.ts'
import { createListing } from './listing.ts'
import { menus } from './menus.ts'
import { messages } from './messages.ts'
import { missing } from './missing.ts'
import { productDetails } from './product-details.ts'
import { createReader, IDS_AT_ONCE } from './read.ts'
import { normaliseStatus, type Settings, settingsSchema } from './settings.ts'
import { statusesIn } from './statuses.ts'
import { createWebhooks } from './webhooks.ts'

/** Orders of a Shopify shop, read over its GraphQL Admin API by an app that may only read. */
export const shopify: Connector = defineConnector<Settings>({
  contract: 1,
  name: 'shopify',
  label: 'Shopify',
  version: '0.1.0',
  config: settingsSchema,
  defaultTrigger: ['fulfilled'],
  readBatch: IDS_AT_ONCE,
  normaliseStatus,
  missing,
  auth,
  messages,
  menus,
  productDetails,
  connect(settings, context): Store {
    const client = createClient(settings, context)
    const listing = createListing(client, settings, context)
    return {
      describe: () => describeShop(listing),
      async statuses() {
        // They are the same in every shop; a shop that cannot be reached must not look connected.
        await describeShop(listing)
        return statusesIn(context)
      },
      changes: (query) => changed(query, listing),
      created: (query) => sweptRows(query, listing),
      count: (span) => countOrders(listing, span),
      read: createReader(listing),
      products: (references) => knownProducts(client, references),
      webhooks: createWebhooks(client, settings),
      averages: createAverages(client),
    }
  },
})
