import { createHmac } from 'node:crypto'
import { createWooCommerce, type Key, type ShopFaultKind, serve, type WooCommerce } from '@recolte/sandbox'
import { z } from 'zod'
import type { Bench, TrueOrder } from '../../../src/index.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

const KEY = { key: 'ck_bench_good', secret: 'cs_bench_good', permissions: 'read_write' } as const
const WRONG = { key: 'ck_bench_wrong', secret: 'cs_bench_wrong' }
const POWERLESS = {
  key: 'ck_bench_customer',
  secret: 'cs_bench_customer',
  permissions: 'read',
  role: 'customer',
} as const
const BASIC = `Basic ${btoa(`${KEY.key}:${KEY.secret}`)}`
const KEYS: Key[] = [KEY, POWERLESS]

/** The sandbox's WooCommerce on a real port, over plain http (OAuth 1.0a), its clock ten minutes ahead of ours. */
export async function openWooCommerce({ orders }: { orders: number }): Promise<Bench> {
  // OAuth lets the clocks differ by a quarter of an hour. It stands still but for what happens in the shop.
  let now = Math.floor(Date.now() / SECOND) * SECOND + HOUR / 6
  const shop = createWooCommerce({ orders, keys: KEYS, now: () => now, to: now - HOUR })
  let requests = 0
  const served = await serve({
    handle(call) {
      requests += 1
      return shop.handle(call)
    },
  })
  const settingsOf = ({ key, secret }: { key: string; secret: string }) => {
    return { url: served.url, consumerKey: key, consumerSecret: secret }
  }
  const tick = () => {
    now += SECOND
  }
  const start = (kind: ShopFaultKind, retryAfter?: number) => async () => {
    shop.clearFaults()
    shop.fault({ kind, every: 1, ...(retryAfter === undefined ? {} : { retryAfter }) })
  }

  return {
    settings: settingsOf(KEY),
    wrongKey: settingsOf(WRONG),
    noRights: settingsOf(POWERLESS),
    secrets: [KEY, WRONG, POWERLESS].flatMap(({ key, secret }) => [key, secret]),
    now: () => new Date(now),
    orders: () => ordersOf(shop),
    requests: () => requests,
    close: served.close,
    async change(id) {
      tick()
      shop.touch(Number(id))
    },
    async setStatus(id, status) {
      tick()
      shop.change(Number(id), { status })
    },
    async addAtSameInstant(count) {
      tick()
      return Array.from({ length: count }, () => String(shop.add()))
    },
    async addUnknownFields(id) {
      shop.raw(Number(id), (order) => ({ ...order, pickup_point: { code: 'FR-75011' }, badges: ['vip', 3] }))
    },
    async breakOrder(id) {
      shop.raw(Number(id), ({ date_created_gmt: _, ...order }) => order)
    },
    async remove(id) {
      tick()
      shop.trash(Number(id))
    },
    faults: {
      down: start('503', 60),
      busy: start('429', 30),
      html: start('html'),
      endless: start('endless'),
      hang: start('hang'),
    },
    webhook: {
      // What the shop sends is the order as its API gives it.
      async body(id) {
        const request = new Request(`https://shop.example/wp-json/wc/v3/orders/${id}`, {
          headers: { authorization: BASIC },
        })
        return new Uint8Array(await (await shop.fetch(request)).arrayBuffer())
      },
      sign: (body, secret) => ({
        'Content-Type': 'application/json',
        'X-WC-Webhook-Topic': 'order.updated',
        'X-WC-Webhook-Signature': createHmac('sha256', secret).update(body).digest('base64'),
      }),
    },
    reviews: {
      product: '23',
      // A theme shows the text as it is stored, in a paragraph of its own.
      shown: async () =>
        shop.reviews.all().map(({ reviewer, text, rating }) => ({ html: `<p>${reviewer}: ${text}</p>`, rating })),
    },
    ownReviews: {
      leave: async (count) => Array.from({ length: count }, () => String(shop.reviews.add())),
      async remove(ids) {
        for (const id of ids) shop.reviews.remove(Number(id))
      },
    },
    async repair() {
      shop.clearFaults()
    },
  }
}

const listed = z.array(
  z.object({ id: z.number(), status: z.string(), date_created_gmt: z.string(), date_modified_gmt: z.string() }),
)

/** The shop's own list, asked in process and by id, past the port that counts. */
async function* ordersOf(shop: WooCommerce): AsyncGenerator<TrueOrder> {
  for (let page = 1; ; page += 1) {
    const query = `per_page=100&page=${page}&orderby=id&order=asc&_fields=id,status,date_created_gmt,date_modified_gmt`
    const request = new Request(`https://shop.example/wp-json/wc/v3/orders?${query}`, {
      headers: { authorization: BASIC },
    })
    const orders = listed.parse(await (await shop.fetch(request)).json())
    for (const { id, status, date_created_gmt, date_modified_gmt } of orders) {
      const createdAt = new Date(`${date_created_gmt}Z`)
      yield { id: String(id), statuses: [status], createdAt, changedAt: new Date(`${date_modified_gmt}Z`) }
    }
    if (orders.length < 100) return
  }
}
