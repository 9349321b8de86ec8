import { createPrestaShop, type PrestaShopFaultKind, type PrestaShopKey, reading, serve } from '@recolte/sandbox'
import type { Bench } from '../../../src/index.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND
/** Far from this machine's zone, and without an hour that comes twice. */
const ZONE = 'Asia/Tokyo'
const AHEAD = 9 * HOUR

const CATALOGUE = [
  'products',
  'combinations',
  'categories',
  'currencies',
  'languages',
  'configurations',
  'order_details',
]
const READS = ['orders', 'order_states', 'order_histories', 'customers']
const KEY = 'BENCH0KEY0THAT0MAY0READ0ORDERS01'
const WRONG = 'BENCH0KEY0NOBODY0HAS0EVER0SEEN02'
const POWERLESS = 'BENCH0KEY0FOR0PRODUCTS0ONLY00003'
const KEYS: PrestaShopKey[] = [
  { key: KEY, permissions: reading(...READS, ...CATALOGUE) },
  { key: POWERLESS, permissions: reading(...CATALOGUE) },
]

/** The sandbox's PrestaShop on a real port, its clock ten minutes ahead of ours and its wall clock in Tokyo. */
export async function openPrestaShop({ orders }: { orders: number }): Promise<Bench> {
  // It stands still but for what happens in the shop.
  let now = Math.floor(Date.now() / SECOND) * SECOND + HOUR / 6
  const shop = createPrestaShop({ orders, keys: KEYS, timeZone: ZONE, now: () => now, to: now - HOUR })
  let requests = 0
  const served = await serve({
    handle(call) {
      requests += 1
      return shop.handle(call)
    },
  })
  const tick = () => {
    now += SECOND
  }
  const start = (kind: PrestaShopFaultKind, retryAfter?: number) => async () => {
    shop.clearFaults()
    shop.fault({ kind, every: 1, ...(retryAfter === undefined ? {} : { retryAfter }) })
  }

  return {
    // As in production, where the zone is told by the day's `describe`: a quiet poll need not ask for it.
    settings: { url: served.url, key: KEY, timeZone: ZONE },
    wrongKey: { url: served.url, key: WRONG, timeZone: ZONE },
    noRights: { url: served.url, key: POWERLESS, timeZone: ZONE },
    secrets: [KEY, WRONG, POWERLESS],
    now: () => new Date(now),
    *orders() {
      for (const { id, state, date_add, date_upd } of shop.orders())
        yield { id: String(id), statuses: [String(state)], createdAt: instant(date_add), changedAt: instant(date_upd) }
    },
    requests: () => requests,
    close: served.close,
    async change(id) {
      tick()
      shop.touch(Number(id))
    },
    async setStatus(id, status) {
      tick()
      shop.setState(Number(id), Number(status))
    },
    async addAtSameInstant(count) {
      tick()
      return Array.from({ length: count }, () => String(shop.add()))
    },
    async addUnknownFields(id) {
      shop.raw(Number(id), (order) => ({ ...order, pickup_point: 'FR-75011', loyalty: 3 }))
    },
    async breakOrder(id) {
      shop.raw(Number(id), ({ date_add: _, ...order }) => order)
    },
    async remove(id) {
      tick()
      shop.remove(Number(id))
    },
    faults: {
      down: start('503', 60),
      busy: start('429', 30),
      html: start('html'),
      endless: start('endless'),
      hang: start('hang'),
    },
    async repair() {
      shop.clearFaults()
    },
  }
}

const instant = (wall: string): Date => new Date(Date.parse(`${wall.replace(' ', 'T')}Z`) - AHEAD)
