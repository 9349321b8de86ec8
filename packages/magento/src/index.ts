import { type Connector, defineConnector, type Store } from '@recolte/core'
import { activation } from './activation.ts'
import { type Listing, listed } from './changes.ts'
import { createClient } from './client.ts'
import { countOrders } from './count.ts'
import { describeShop } from './describe.ts'
import { knownProducts } from './known-products.ts'
import { menus } from './menus.ts'
import { messages } from './messages.ts'
import { productDetails } from './product-details.ts'
import { createReader, IDS_AT_ONCE } from './read.ts'
import { normaliseStatus, type Settings, settingsSchema } from './settings.ts'
import { readStatuses } from './statuses.ts'
import { createViews } from './views.ts'

/** Orders of a Magento 2 or Adobe Commerce shop, read over its REST API with an integration that may only read. */
export const magento: Connector = defineConnector<Settings>({
  contract: 1,
  name: 'magento',
  label: 'Magento',
  version: '0.1.0',
  config: settingsSchema,
  defaultTrigger: ['complete'],
  readBatch: IDS_AT_ONCE,
  normaliseStatus,
  auth: activation,
  messages,
  menus,
  productDetails,
  connect(settings, context): Store {
    const client = createClient(settings, context)
    const views = createViews(client, settings, context)
    const listing: Listing = { client, settings, context, views }
    return {
      describe: () => describeShop(client, settings, views, context),
      statuses: () => readStatuses(client, settings, context),
      changes: (query) => listed('updated_at', query, listing),
      created: (query) => listed('created_at', query, listing),
      // Its total knows nothing of the views that are ours.
      ...(settings.views === undefined ? { count: (span) => countOrders(client, span) } : {}),
      read: createReader(listing),
      products: (references) => knownProducts(client, references),
    }
  },
})
