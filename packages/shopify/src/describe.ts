import type { StoreInfo } from '@recolte/core'
import { clockOf } from './answer.ts'
import { API_VERSION } from './library.ts'
import type { Listing } from './listing.ts'
import { createPeople } from './people.ts'
import { SHOP } from './queries/shop.ts'
import { shopSchema } from './shop-schema.ts'
import { ALL_ORDERS, DAYS_IN_SIGHT } from './sight.ts'

/** What Recolte asks of an app; why each is needed stands in docs/connectors/shopify.md. */
const NEEDED = ['read_orders', 'read_products'] as const

/** The shop, the scopes that were granted, and whether buyers may be seen. */
export async function describeShop(listing: Listing): Promise<StoreInfo> {
  const { client, settings, context } = listing
  const { data, answer } = await client.ask(SHOP, {}, shopSchema)
  const { shop, currentAppInstallation: scopes } = data
  const missing = NEEDED.find((scope) => !scopes.has(scope))
  if (missing !== undefined) throw client.fail('shopify.scope-missing', { field: 'orders', scope: missing })
  // It throws where orders, e-mail addresses or names are refused in so many words.
  if (await createPeople(listing).areHidden()) throw client.fail('shopify.personal-data', { field: 'email' })
  const seesAll = scopes.has(ALL_ORDERS)
  const version = answer.headers['x-shopify-api-version'] ?? API_VERSION
  const detail = { host: client.host }
  const warnings = [
    ...(version === API_VERSION
      ? []
      : [{ code: 'shopify.other-version', detail: { ...detail, asked: API_VERSION, version } }]),
    ...(settings.allOrders && !seesAll ? [{ code: 'shopify.sixty-days', detail }] : []),
    ...(scopes.has('read_customers') ? [] : [{ code: 'shopify.no-customers', detail }]),
    ...(client.lacking.has('phones') ? [{ code: 'shopify.no-phones', detail }] : []),
    ...(settings.url?.startsWith('http:') ? [{ code: 'shopify.plain-http', detail }] : []),
  ]
  return {
    software: `Shopify ${version}`,
    version,
    timeZone: shop.ianaTimezone,
    clock: clockOf(answer, context.clock.now()),
    rights: {
      'read-orders': true,
      'read-products': true,
      'read-customers': scopes.has('read_customers'),
      // Not among what collecting needs, so its lack is no failure.
      'all-orders': seesAll,
      'write-ratings': scopes.has('write_products'),
    },
    ...(seesAll ? {} : { sight: { days: DAYS_IN_SIGHT, code: 'shopify.sixty-days' } }),
    ...(warnings.length === 0 ? {} : { warnings }),
  }
}
