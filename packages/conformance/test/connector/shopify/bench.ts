import { createHmac } from 'node:crypto'
import { createShopify, type ShopifyFaultKind, type ShopifyOrder, type ShopifyToken, serve } from '@recolte/sandbox'
import type { Bench, TrueOrder } from '../../../src/index.ts'

const SECOND = 1_000
const HOUR = 3_600 * SECOND

const GOOD: ShopifyToken = {
  token: 'shpat_good',
  scopes: ['read_orders', 'read_products', 'read_customers', 'read_all_orders', 'write_products'],
}
const POWERLESS: ShopifyToken = { token: 'shpat_powerless', scopes: ['read_products'] }
const WRONG = 'shpat_wrong'
const DOMAIN = 'conformance.myshopify.com'
/** The sandbox’s first. */
const PRODUCT = '8400000000311'

/** The sandbox's Shopify on a real port, its clock an hour ahead of ours. */
export async function openShopify({ orders }: { orders: number }): Promise<Bench> {
  // It stands still but for what happens in the shop; its bucket of points goes by our time.
  let now = Math.floor(Date.now() / SECOND) * SECOND + HOUR
  const bucket = { size: 1_000_000, rate: 50_000, now: Date.now }
  const tokens = [GOOD, POWERLESS]
  const shop = createShopify({ orders, tokens, bucket, domain: DOMAIN, now: () => now, to: now - HOUR })
  let requests = 0
  const served = await serve({
    handle(call) {
      requests += 1
      return shop.handle(call)
    },
  })
  const settingsOf = (accessToken: string) => ({ shop: DOMAIN, url: served.url, accessToken, deliveredAfterDays: 60 })
  const tick = () => {
    now += SECOND
  }
  const start = (kind: ShopifyFaultKind, retryAfter?: number) => async () => {
    shop.clearFaults()
    shop.fault({ kind, every: 1, ...(retryAfter === undefined ? {} : { retryAfter }) })
  }

  return {
    settings: settingsOf(GOOD.token),
    wrongKey: settingsOf(WRONG),
    noRights: settingsOf(POWERLESS.token),
    secrets: [GOOD.token, POWERLESS.token, WRONG],
    now: () => new Date(now),
    *orders(): Generator<TrueOrder> {
      for (const order of shop.all()) {
        const { id, created, updated } = order
        yield { id: String(id), createdAt: new Date(created), changedAt: new Date(updated), statuses: standing(order) }
      }
    },
    requests: () => requests,
    close: served.close,
    async change(id) {
      tick()
      shop.touch(Number(id))
    },
    async setStatus(id, status) {
      tick()
      shop.pay(Number(id))
      if (status === 'fulfilled') shop.fulfill(Number(id))
    },
    async addAtSameInstant(count) {
      tick()
      return Array.from({ length: count }, () => String(shop.add()))
    },
    async addUnknownFields(id) {
      shop.raw(Number(id), (order) => ({ ...order, pickupPoint: { code: 'FR-75011' } }))
    },
    async breakOrder(id) {
      shop.raw(Number(id), ({ createdAt: _, ...order }) => order)
    },
    async remove(id) {
      tick()
      shop.delete(Number(id))
    },
    faults: {
      down: start('503', 60),
      busy: start('429', 30),
      html: start('html'),
      endless: start('endless'),
      hang: start('hang'),
    },
    webhook: {
      async body(id) {
        return new TextEncoder().encode(JSON.stringify({ id: Number(id), updated_at: '2026-11-02T09:00:00+01:00' }))
      },
      sign: (body, secret) => ({
        'X-Shopify-Topic': 'orders/updated',
        'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
      }),
    },
    averages: {
      product: PRODUCT,
      async shown() {
        const [rating, count] = ['rating', 'rating_count'].map((key) =>
          shop.metafields().find((one) => one.namespace === 'reviews' && one.key === key),
        )
        if (rating === undefined || count === undefined) return undefined
        return { average: Number(JSON.parse(rating.value).value), count: Number(count.value) }
      },
    },
    async repair() {
      shop.clearFaults()
    },
  }
}

/** By the generator's own rules: what is paid is paid in full, and of a delivered order every parcel arrived. */
function standing({ cancelled, financial, fulfillment, fulfillments }: ShopifyOrder): string[] {
  const digital = fulfillment === 'FULFILLMENT_NOT_REQUIRED'
  const shipping = !digital ? fulfillment.toLowerCase() : financial === 'PAID' ? 'fulfilled' : 'unfulfilled'
  const delivered = fulfillments.length > 0 && fulfillments.every(({ delivered: at }) => at !== null)
  return [
    ...(cancelled === null ? [] : ['cancelled']),
    ...[financial.toLowerCase(), shipping],
    ...(digital && shipping === 'fulfilled' ? ['partially_fulfilled', 'delivered'] : []),
    ...(shipping === 'fulfilled' && delivered ? ['delivered'] : []),
  ]
}
