import { type Kept, STATUSES, type ToyShop } from './shop.ts'

export interface Reply {
  status: number
  body: unknown
}

const iso = (instant: number) => new Date(instant).toISOString()

const light = (order: Kept) => ({
  id: order.id,
  number: `T-${order.id}`,
  status: order.status,
  ...(order.damaged ? {} : { created: iso(order.created) }),
  changed: iso(order.changed),
  ...order.extra,
})

const complete = (order: Kept) => ({
  ...light(order),
  customer: {
    email: `buyer-${order.id}@example.com`,
    first: 'Zoé',
    last: `Marchand-${order.id}`,
    phone: '+33612345678',
  },
  lines: [{ product: `p${order.id % 7}`, name: 'Basket', quantity: 1 }],
  total: '12.50',
  currency: 'EUR',
})

/**
 * The toy shop's API.
 * - `/orders?since=` gives the light rows changed at or after it, oldest change first, behind `after=<changed>,<id>`
 *   where asked, or by `page` number as careless clients want it. `by=created` filters by creation instead.
 * - `/products?ids=` gives those of the seven products that are asked for.
 * - `/orders?ids=` gives complete orders, leaving out what it does not have; `/orders/ID` gives one, or a 404.
 */
export function answer(shop: ToyShop, path: string, query: URLSearchParams, endless: boolean): Reply {
  const [, room = '', id] = path.split('/')
  if (room === 'about') return { status: 200, body: { name: 'Toy', version: '1.2.3', zone: 'Europe/Paris' } }
  if (room === 'statuses') return { status: 200, body: STATUSES }
  if (room === 'products') {
    const wanted = (query.get('ids') ?? '').split(',')
    return { status: 200, body: wanted.filter((product) => /^p[0-6]$/.test(product)) }
  }
  if (room !== 'orders') return { status: 404, body: {} }
  if (id !== undefined) {
    const order = shop.find(Number(id))
    return order === undefined ? { status: 404, body: {} } : { status: 200, body: complete(order) }
  }
  const ids = query.get('ids')
  if (ids !== null) {
    const found = ids.split(',').flatMap((one) => shop.find(Number(one)) ?? [])
    return { status: 200, body: found.map(complete) }
  }
  return { status: 200, body: list(shop, query, endless).map(light) }
}

function list(shop: ToyShop, query: URLSearchParams, endless: boolean): Kept[] {
  const limit = Number(query.get('limit') ?? 100)
  const orders = shop.orders()
  if (endless) return orders.slice(0, limit)
  const since = Date.parse(query.get('since') ?? '1970-01-01')
  if (query.get('by') === 'created') {
    const behind = Number(query.get('after') ?? 0)
    return orders
      .filter(({ id, created }) => created >= since && id > behind)
      .sort((a, b) => a.id - b.id)
      .slice(0, limit)
  }
  const [changed, id] = (query.get('after') ?? ',').split(',')
  const behind = changed === '' ? undefined : { changed: Date.parse(changed ?? ''), id: Number(id) }
  const start =
    behind === undefined
      ? firstWhere(orders, (order) => order.changed >= since)
      : firstWhere(
          orders,
          (order) => order.changed > behind.changed || (order.changed === behind.changed && order.id > behind.id),
        )
  const skipped = limit * (Number(query.get('page') ?? 1) - 1)
  return orders.slice(start + skipped, start + skipped + limit)
}

/** Place of the first order behind a border of the sorted list. */
function firstWhere(orders: Kept[], isBehind: (order: Kept) => boolean): number {
  let low = 0
  let high = orders.length
  while (low < high) {
    const middle = (low + high) >> 1
    const order = orders[middle]
    if (order !== undefined && isBehind(order)) high = middle
    else low = middle + 1
  }
  return low
}
