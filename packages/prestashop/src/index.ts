import { type Connector, defineConnector, type Store } from '@recolte/core'
import { type Listing, listed } from './changes.ts'
import { createClient } from './client.ts'
import { countOrders } from './count.ts'
import { describeShop } from './describe.ts'
import { createFacts } from './facts.ts'
import { createHistories } from './histories.ts'
import { knownProducts } from './known-products.ts'
import { IDS_AT_ONCE } from './list.ts'
import { menus } from './menus.ts'
import { messages } from './messages.ts'
import { productDetails } from './product-details.ts'
import { createReader } from './read.ts'
import { normaliseStatus, type Settings, settingsSchema } from './settings.ts'

/** Orders of a PrestaShop shop (1.7, 8, 9), read over its webservice with a key that may only read. */
export const prestashop: Connector = defineConnector<Settings>({
  contract: 1,
  name: 'prestashop',
  label: 'PrestaShop',
  version: '0.1.0',
  config: settingsSchema,
  // "Shipped" and "Delivered" of a fresh installation: merchants who never set the second set the first.
  defaultTrigger: ['4', '5'],
  readBatch: IDS_AT_ONCE,
  normaliseStatus,
  messages,
  menus,
  productDetails,
  connect(settings, context): Store {
    const client = createClient(settings, context)
    const facts = createFacts(client, settings, context)
    const listing: Listing = { client, settings, context, facts, histories: createHistories(client, context) }
    return {
      describe: () => describeShop(client, settings, facts, context),
      statuses: async () => (await facts.states()).list,
      changes: (query) => listed('date_upd', query, listing),
      created: (query) => listed('date_add', query, listing),
      count: (span) => countOrders(listing, span),
      read: createReader(listing),
      products: (references) => knownProducts(client, references),
    }
  },
})
