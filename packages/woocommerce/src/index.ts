import { type Connector, defineConnector, type Store } from '@recolte/core'
import { listed } from './changes.ts'
import { createClient } from './client.ts'
import { countOrders } from './count.ts'
import { describeShop } from './describe.ts'
import { knownProducts } from './known-products.ts'
import { menus } from './menus.ts'
import { messages } from './messages.ts'
import { ownReviews } from './own-reviews.ts'
import { productDetails } from './product-details.ts'
import { createProducts } from './products.ts'
import { readOrders } from './read.ts'
import { createReviews } from './reviews.ts'
import { normaliseStatus, type Settings, settingsSchema } from './settings.ts'
import { readStatuses } from './statuses.ts'
import { BY_CHANGE, BY_CREATION } from './walk.ts'
import { createWebhooks } from './webhooks.ts'

/** Orders of a WooCommerce shop, read over its REST API v3 with a key that may only read (setting up webhooks and showing reviews need more). */
export const woocommerce: Connector = defineConnector<Settings>({
  contract: 1,
  name: 'woocommerce',
  label: 'WooCommerce',
  version: '0.1.0',
  config: settingsSchema,
  defaultTrigger: ['completed'],
  readBatch: 100,
  normaliseStatus,
  messages,
  menus,
  productDetails,
  connect(settings, context): Store {
    const client = createClient(settings, context)
    const products = createProducts(client, context.clock)
    return {
      describe: () => describeShop(client, context),
      statuses: () => readStatuses(client),
      changes: (query) => listed(BY_CHANGE, query, client, context),
      created: (query) => listed(BY_CREATION, query, client, context),
      count: (span) => countOrders(client, span),
      read: (ids) => readOrders(ids, client, products),
      products: (references) => knownProducts(client, references),
      ownReviews: ({ signal }) => ownReviews(client, signal),
      webhooks: createWebhooks(client),
      reviews: createReviews(client),
    }
  },
})
