import type { Listing } from './changes.ts'
import { ROWS_AT_ONCE } from './list.ts'
import { idOf } from './schema.ts'
import { orderScope } from './scope.ts'

/** The webservice has no totals, so ids are counted, page by page behind the last one. Bounds are the shop's wall clock. */
export async function countOrders(
  { client, settings, facts }: Listing,
  { from, to }: { from: Date; to: Date },
): Promise<number> {
  const zone = await facts.zone(undefined)
  // Its interval holds both its ends.
  const span = `[${zone.wall(from.getTime())},${zone.wall(to.getTime() - 1_000)}]`
  let count = 0
  for (let after = 0; ; ) {
    const { entries } = await client.list('orders', {
      ...orderScope(settings),
      ...{ display: '[id]', date: 1, sort: '[id_ASC]', limit: ROWS_AT_ONCE },
      'filter[date_add]': span,
      'filter[id]': `>[${after}]`,
    })
    count += entries.length
    const last = idOf(entries.at(-1))
    if (entries.length < ROWS_AT_ONCE || last === undefined || last <= after) return count
    after = last
  }
}
