import { type HookNews, type HookRequest, hmacMatches, type Subscription, type Webhooks } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'
import { HOOK_CREATE, HOOK_REMOVE, HOOKS } from './queries/webhooks.ts'
import { idSchema } from './schema.ts'
import type { Settings } from './settings.ts'
import { hooksSchema, outcomeOf } from './shop-schema.ts'

/**
 * What the API subscribes to. `orders/updated` comes with all of them: the others are there because it is documented to
 * fire in bursts, and one that is lost is then not the only one. Privacy topics are the app's own configuration's affair
 * (docs/platforms/shopify.md, "Webhooks").
 */
const TOPICS = [
  'orders/updated',
  'orders/paid',
  'orders/fulfilled',
  'orders/cancelled',
  'fulfillments/update',
  'app/uninstalled',
] as const

/** All that is taken of a body, so that Shopify sends no buyer with it. */
const FIELDS: Record<string, string[]> = { orders: ['id', 'updated_at'], fulfillments: ['id', 'order_id'] }

const numericId = z.union([idSchema, z.int().positive().transform(String)])
const email = z.looseObject({ email: z.string().nullish() }).nullish()
const absent = z.undefined().optional()
const bodies = {
  order: z.looseObject({ id: numericId }),
  part: z.looseObject({ order_id: numericId }),
  redactedBuyer: z.looseObject({ customer: email, orders_to_redact: z.array(numericId) }),
  request: z.looseObject({ customer: email, orders_requested: z.array(numericId) }),
  shop: z.looseObject({ myshopify_domain: z.string() }),
  // Every privacy body names the shop: one that also names a buyer asks for less than the whole shop.
  redactedShop: z.looseObject({
    shop_domain: z.string(),
    ...{ customer: absent, orders_to_redact: absent, orders_requested: absent, data_request: absent },
  }),
}

export function createWebhooks(client: Client, settings: Settings): Required<Webhooks> {
  // Shopify signs with the app's own secret, and with the former one for an hour after a change.
  const own = [settings.clientSecret, settings.previousClientSecret].filter((secret) => secret !== undefined)
  /** One that is gone already is what was wanted. */
  const remove = async (id: string): Promise<void> => {
    await client.ask(HOOK_REMOVE, { id }, outcomeOf('webhookSubscriptionDelete'), { mutation: true })
  }
  return {
    topics: TOPICS,
    verify(request, secrets) {
      const signature = request.header('x-shopify-hmac-sha256') ?? ''
      return hmacMatches([...own, ...secrets], [request.body], signature) ? 'genuine' : 'forged'
    },
    read,
    async subscribe(uri) {
      if (own.length === 0) throw client.fail('shopify.no-client-secret')
      const before = (await list(client)).filter(({ url }) => url === uri)
      for (const topic of TOPICS) {
        // Shopify keeps one for each topic and address, so the former one makes room.
        for (const { id } of before.filter((one) => one.topic === topic)) await remove(id)
        const fields = FIELDS[topic.split('/')[0] ?? ''] ?? null
        const schema = outcomeOf('webhookSubscriptionCreate')
        const asked = { topic: enumOf(topic), uri, fields }
        const { data } = await client.ask(HOOK_CREATE, asked, schema, { mutation: true })
        if (data[0] !== undefined) throw client.fail('shopify.webhook-refused', { topic, why: data[0].slice(0, 200) })
      }
    },
    list: () => list(client),
    remove,
  }
}

/** `orders/updated` as the API writes it, and back. */
const enumOf = (topic: string): string => topic.toUpperCase().replace('/', '_')
const topicOf = (name: string): string => TOPICS.find((topic) => enumOf(topic) === name) ?? name

async function list(client: Client): Promise<Subscription[]> {
  const all: Subscription[] = []
  for (let after: string | undefined, more = true; more; ) {
    const { data } = await client.ask(HOOKS, { after: after ?? null }, hooksSchema)
    const { nodes, pageInfo } = data.webhookSubscriptions
    // Shopify stops one by deleting it: what is there is active.
    all.push(...nodes.map(({ id, topic, uri: url }) => ({ id, topic: topicOf(topic), url, active: true })))
    more = pageInfo.hasNextPage && pageInfo.endCursor !== after
    after = pageInfo.endCursor ?? undefined
  }
  return all
}

/** The header that names the topic is not signed; what a body is good for, its own form says once more. */
function read(request: HookRequest): HookNews {
  const body: unknown = JSON.parse(Buffer.from(request.body).toString())
  const topic = request.header('x-shopify-topic') ?? ''
  if (topic === 'customers/redact') return erasure(bodies.redactedBuyer.parse(body))
  if (topic === 'customers/data_request') return { report: addressesOf(bodies.request.parse(body).customer) }
  if (topic === 'shop/redact') return bodies.redactedShop.parse(body) && { eraseAll: true }
  if (topic === 'app/uninstalled') return bodies.shop.parse(body) && { uninstalled: true }
  if (/^(fulfillments|refunds)\//.test(topic)) return { ids: [bodies.part.parse(body).order_id] }
  return { ids: [bodies.order.parse(body).id] }
}

/** By address and by order: Shopify may know a buyer by the one and not the other. */
const erasure = ({ customer, orders_to_redact }: z.output<typeof bodies.redactedBuyer>): HookNews => ({
  erase: addressesOf(customer),
  eraseOrders: orders_to_redact,
})

const addressesOf = (customer: z.output<typeof email>): string[] => (customer?.email ? [customer.email] : [])
