import { RecolteError, SECOND } from '@recolte/core'
import { countOf } from './answer.ts'
import type { Client } from './client.ts'
import { bareUtc } from './walk.ts'

/** The shop's own total for orders created in a span. Bounds exclude their own second (trap 2), so each stands one beside. */
export async function countOrders(client: Client, { from, to }: { from: Date; to: Date }): Promise<number> {
  const params = {
    ...{ dates_are_gmt: 'true', per_page: 1, _fields: 'id' },
    after: bareUtc(from.getTime() - SECOND),
    before: bareUtc(to.getTime()),
  }
  const total = countOf(await client.get('orders', params), 'x-wp-total')
  if (total !== undefined) return total
  throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'x-wp-total' } })
}
