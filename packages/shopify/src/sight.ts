import { DAY } from '@recolte/core'
import { clockOf } from './answer.ts'
import type { Listing } from './listing.ts'
import { SIGHT } from './queries/shop.ts'
import { sightSchema } from './shop-schema.ts'

/** The scope for what is older than `DAYS_IN_SIGHT`. Without it those orders are absent, in lists, by id and in totals. */
export const ALL_ORDERS = 'read_all_orders'
export const DAYS_IN_SIGHT = 60

/** How far back the app sees now: whether everything, and else the oldest order it is shown and from when on. */
export async function lookBack({ client, context }: Pick<Listing, 'client' | 'context'>) {
  const { data, answer } = await client.ask(SIGHT, {}, sightSchema)
  const now = clockOf(answer, context.clock.now()).getTime()
  return {
    everything: data.currentAppInstallation.has(ALL_ORDERS),
    oldest: data.orders.nodes[0]?.id,
    since: new Date(now - DAYS_IN_SIGHT * DAY),
  }
}
