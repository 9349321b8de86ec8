import type { Client } from './client.ts'
import { wholeSecond, wireDate } from './wire-date.ts'

/** The shop's own `total_count` for orders created in a span: those from its beginning on, less those from its end on. */
export async function countOrders(client: Client, { from, to }: { from: Date; to: Date }): Promise<number> {
  const since = async (at: Date): Promise<number> => {
    const filters = [['created_at', 'gteq', wireDate(wholeSecond(at.getTime()))]] as const
    const { total } = await client.search('orders', { filters, pageSize: 1, fields: 'entity_id' })
    return total
  }
  return (await since(from)) - (await since(to))
}
