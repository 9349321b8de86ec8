import { createHmac, randomBytes } from 'node:crypto'
import { orderDocument } from './document.ts'
import type { Shop } from './shop.ts'
import type { Job, Webhook, Webhooks } from './webhooks.ts'

export interface DeliverOptions {
  /** Last first: the network keeps no order. */
  reversed?: boolean
  /** Each of them twice: a proxy may repeat what it got no answer to. */
  twice?: boolean
}

/** One delivery and what came back; 0 is no answer. */
export interface Delivered {
  topic: string
  orderId: number
  status: number
}

export interface Courier {
  ping(webhook: Webhook): void
  /** Sends what is queued, as the shop's scheduler does on a visit; pings that are still under way come first. */
  deliver(options?: DeliverOptions): Promise<Delivered[]>
}

export type Post = (request: Request) => Promise<Response>

const AGENT = (shop: Shop) => `WooCommerce/${shop.version} Hookshot (WordPress/7.0.4)`
const whole = { has: () => true, pick: (value: unknown) => value }

/** Success is 200 to 302; a redirect is not followed and counts as one (dossier §6). */
const isSuccess = (status: number) => status >= 200 && status <= 302

export const createCourier = (shop: Shop, webhooks: Webhooks, address: () => string, post: Post): Courier => {
  const pings = new Set<Promise<void>>()

  const send = async (url: string, headers: Record<string, string>, body: string): Promise<number> => {
    try {
      const init = {
        method: 'POST',
        redirect: 'manual',
        headers: { 'user-agent': AGENT(shop), ...headers },
        body,
      } as const
      const response = await post(new Request(url, init))
      await response.body?.cancel()
      return response.status
    } catch {
      return 0
    }
  }

  /** As it is now, not as it was when the change happened. */
  const bodyOf = ({ topic }: Webhook, orderId: number): string => {
    const light = shop.ledger.light(orderId)
    const gone = topic === 'order.deleted' || light === undefined
    return JSON.stringify(gone ? { id: orderId } : orderDocument(shop, address(), light, whole))
  }

  const deliverOne = async (webhook: Webhook, { orderId }: Job): Promise<Delivered> => {
    const body = bodyOf(webhook, orderId)
    const [resource = '', event = ''] = webhook.topic.split('.')
    const status = await send(
      webhook.url,
      {
        ...{ 'content-type': 'application/json', 'x-wc-webhook-source': `${address()}/` },
        ...{ 'x-wc-webhook-topic': webhook.topic, 'x-wc-webhook-resource': resource, 'x-wc-webhook-event': event },
        'x-wc-webhook-signature': createHmac('sha256', webhook.secret).update(body).digest('base64'),
        ...{ 'x-wc-webhook-id': String(webhook.id), 'x-wc-webhook-delivery-id': randomBytes(16).toString('hex') },
      },
      body,
    )
    webhooks.settle(webhook, isSuccess(status))
    return { topic: webhook.topic, orderId, status }
  }

  return {
    ping(webhook) {
      const form = { 'content-type': 'application/x-www-form-urlencoded' }
      const pinged = send(webhook.url, form, `webhook_id=${webhook.id}`).then((status) => {
        if (status !== 0) webhook.modified = shop.now()
        pings.delete(pinged)
      })
      pings.add(pinged)
    },
    async deliver({ reversed = false, twice = false } = {}) {
      await Promise.all(pings)
      const queued = webhooks.take()
      const ordered = reversed ? queued.toReversed() : queued
      const delivered: Delivered[] = []
      for (const job of twice ? ordered.flatMap((one) => [one, one]) : ordered) {
        const webhook = webhooks.find(job.webhook)
        // Switched off or deleted since: it is dropped, and never sent later.
        if (webhook?.status === 'active') delivered.push(await deliverOne(webhook, job))
      }
      return delivered
    },
  }
}
