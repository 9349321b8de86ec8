import type { Client } from './client.ts'
import { beforeSearch, sinceSearch } from './listing.ts'
import { COUNT } from './queries/orders.ts'
import { countSchema } from './schema.ts'

/** The shop's own total for orders created in a span, its end left out. */
export async function countOrders(client: Client, { from, to }: { from: Date; to: Date }): Promise<number> {
  const query = `${sinceSearch('created_at', from)} AND ${beforeSearch('created_at', to)}`
  const { data } = await client.ask(COUNT, { query }, countSchema)
  return data.ordersCount.count
}
