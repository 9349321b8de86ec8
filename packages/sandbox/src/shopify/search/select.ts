import { firstIndex } from '../../first-index.ts'
import type { Ledger } from '../orders/ledger.ts'
import type { ShopifyOrder } from '../orders/order.ts'
import type { Place } from './cursor.ts'
import type { Filter } from './filter.ts'

export type Sort = 'created' | 'updated' | 'id'

export interface Wanted {
  filter: Filter
  sort: Sort
  reverse: boolean
  after?: Place | undefined
}

export const placeOf = (order: ShopifyOrder, sort: Sort): Place => ({ id: order.id, key: order[sort] })

/** Orders in the order asked for, one by one: the generated ones, which stand sorted, merged with the layer above. */
export function* select(ledger: Ledger, wanted: Wanted): Generator<ShopifyOrder> {
  const { filter, sort, reverse, after } = wanted
  const sign = reverse ? -1 : 1
  const compare = (a: Place, b: Place) => sign * (a.key - b.key || a.id - b.id)
  const past = (order: ShopifyOrder) => after === undefined || compare(placeOf(order, sort), after) > 0
  const fits = (order: ShopifyOrder) => past(order) && inside(filter, order) && (filter.test?.(order) ?? true)
  const above = [...ledger.layer()].filter(fits)
  above.sort((a, b) => compare(placeOf(a, sort), placeOf(b, sort)))
  let over = 0
  for (const order of below(ledger, wanted)) {
    if (!fits(order)) continue
    for (let top = above[over]; top && compare(placeOf(top, sort), placeOf(order, sort)) < 0; top = above[over]) {
      over += 1
      yield top
    }
    yield order
  }
  yield* above.slice(over)
}

/** Generated orders within the bounds, from the cursor on. */
function* below({ base, covered }: Ledger, { filter, sort, reverse, after }: Wanted): Generator<ShopifyOrder> {
  const keys = { created: base.createdOf, updated: base.updatedOf, id: base.idOf }
  let low = 0
  let high = base.count
  for (const name of ['created', 'updated', 'id'] as const) {
    low = Math.max(
      low,
      firstIndex(base.count, (index) => keys[name](index) >= filter.bounds[name].from),
    )
    high = Math.min(
      high,
      firstIndex(base.count, (index) => keys[name](index) > filter.bounds[name].to),
    )
  }
  // Rows of the cursor's own key are judged one by one.
  if (after && !reverse)
    low = Math.max(
      low,
      firstIndex(base.count, (index) => keys[sort](index) >= after.key),
    )
  if (after && reverse)
    high = Math.min(
      high,
      firstIndex(base.count, (index) => keys[sort](index) > after.key),
    )
  for (let step = 0; step < high - low; step += 1) {
    const index = reverse ? high - 1 - step : low + step
    if (!covered.has(index)) yield base.stateOf(index)
  }
}

const inside = ({ bounds }: Filter, order: ShopifyOrder): boolean =>
  (['created', 'updated', 'id'] as const).every(
    (name) => order[name] >= bounds[name].from && order[name] <= bounds[name].to,
  )
