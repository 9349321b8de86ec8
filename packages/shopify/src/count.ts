import { DAY } from '@recolte/core'
import { beforeSearch, type Listing, sinceSearch } from './listing.ts'
import { COUNT } from './queries/orders.ts'
import { countSchema } from './schema.ts'
import { DAYS_IN_SIGHT, lookBack } from './sight.ts'

/** The shop's own total for orders created in a span, its end left out. Throws where part of it is out of sight. */
export async function countOrders(listing: Listing, { from, to }: { from: Date; to: Date }): Promise<number> {
  const { client, context } = listing
  // A day early, since the clocks of both sides may differ.
  if (from.getTime() < context.clock.now() - (DAYS_IN_SIGHT - 1) * DAY) {
    const { everything, since } = await lookBack(listing)
    if (!everything && from < since) throw client.fail('shopify.sixty-days')
  }
  const query = `${sinceSearch('created_at', from)} AND ${beforeSearch('created_at', to)}`
  const { data } = await client.ask(COUNT, { query }, countSchema)
  return data.ordersCount.count
}
