import { randomUUID } from 'node:crypto'
import { isRecord } from '../../app.ts'
import type { Client } from '../client.ts'
import type { Subscription, Subscriptions } from './subscriptions.ts'

export interface ShopifyDeliverOptions {
  /** Last first: Shopify promises no order, not even within a topic. */
  reversed?: boolean
  /** Each of them twice, under the same ids. */
  twice?: boolean
}

/** One delivery and what came back; 0 is no answer within five seconds. */
export interface ShopifyDelivered {
  topic: string
  webhookId: string
  status: number
}

export type Post = (request: Request) => Promise<Response>

interface Job {
  subscription: number
  topic: string
  /** As it was when it happened: a retry carries the same bytes. */
  body: string
  webhookId: string
  eventId: string
  triggered: number
}

export interface CourierOptions {
  client: Client
  subscriptions: Subscriptions
  domain: string
  version: string
  now: () => number
  post: Post
}

const PATIENCE = 5_000

/** Deliveries wait in a queue until `deliver`, and stay in it until they are taken or their subscription ended. */
export const createCourier = ({ client, subscriptions, domain, version, now, post }: CourierOptions) => {
  let queue: Job[] = []

  const headersOf = (job: Job): Record<string, string> => ({
    ...{ 'content-type': 'application/json', 'user-agent': 'Shopify-Captain-Hook', 'x-shopify-topic': job.topic },
    ...{ 'x-shopify-hmac-sha256': client.sign(job.body), 'x-shopify-shop-domain': domain },
    ...{ 'x-shopify-api-version': version, 'x-shopify-webhook-id': job.webhookId, 'x-shopify-event-id': job.eventId },
    'x-shopify-triggered-at': new Date(job.triggered).toISOString().replace('Z', '000Z'),
  })

  const send = async (job: Job, { id, uri }: Subscription): Promise<ShopifyDelivered> => {
    const init = { method: 'POST', redirect: 'manual', headers: headersOf(job), body: job.body } as const
    const signal = AbortSignal.timeout(PATIENCE)
    const status = await post(new Request(uri, { ...init, signal })).then(
      async (response) => {
        await response.body?.cancel()
        return response.status
      },
      () => 0,
    )
    const taken = status >= 200 && status < 300
    subscriptions.settle(id, taken)
    if (taken) queue = queue.filter((one) => one !== job)
    return { topic: job.topic, webhookId: job.webhookId, status }
  }

  return {
    /** What happened: one event, a delivery for each subscription to each of its topics. */
    tell(topics: readonly string[], bodyOf: (topic: string) => unknown) {
      const eventId = randomUUID()
      for (const topic of topics) {
        for (const { id, includeFields } of subscriptions.of(topic)) {
          const body = JSON.stringify(picked(bodyOf(topic), includeFields))
          queue.push({ subscription: id, topic, body, webhookId: randomUUID(), eventId, triggered: now() })
        }
      }
    },
    async deliver({ reversed = false, twice = false }: ShopifyDeliverOptions = {}): Promise<ShopifyDelivered[]> {
      const jobs = reversed ? queue.toReversed() : [...queue]
      const delivered: ShopifyDelivered[] = []
      for (const job of twice ? jobs.flatMap((one) => [one, one]) : jobs) {
        const subscription = subscriptions.find(job.subscription)
        if (subscription) delivered.push(await send(job, subscription))
      }
      queue = queue.filter((job) => subscriptions.find(job.subscription) !== undefined)
      return delivered
    },
    get waiting() {
      return queue.length
    },
  }
}
export type Courier = ReturnType<typeof createCourier>

const picked = (body: unknown, fields: readonly string[]): unknown =>
  fields.length === 0 || !isRecord(body)
    ? body
    : Object.fromEntries(Object.entries(body).filter(([name]) => fields.includes(name)))
