import { isRecord } from '../app.ts'
import { type RestError, restError } from './errors.ts'
import type { Reply, Route, Visit } from './route.ts'
import { restRoot, type Shop, selfLink } from './shop.ts'
import type { Webhook, Webhooks } from './webhooks.ts'
import { gmt } from './zone.ts'

/** WordPress's own hooks behind each topic; those of other resources are not played here. */
const TOPICS: Record<string, string[]> = {
  'order.created': ['woocommerce_new_order'],
  'order.updated': ['woocommerce_update_order', 'woocommerce_order_refunded'],
  'order.deleted': ['wp_trash_post', 'woocommerce_trash_order'],
  'order.restored': ['untrashed_post', 'woocommerce_untrash_order'],
}
const SINGLE = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const invalidTopic = restError(
  400,
  'woocommerce_rest_shop_webhook_invalid_topic',
  'Webhook topic is required and must be valid.',
)
const invalidUrl = restError(
  400,
  'woocommerce_rest_shop_webhook_invalid_delivery_url',
  'Webhook delivery URL must be a valid URL starting with http:// or https://.',
)
const invalidId = restError(404, 'woocommerce_rest_shop_webhook_invalid_id', 'Invalid ID.')
const noTrash = restError(501, 'woocommerce_rest_trash_not_supported', 'Webhooks do not support trashing.')

const documentOf = (shop: Shop, url: string, webhook: Webhook) => {
  const base = `${restRoot(url)}/webhooks`
  const [resource, event] = webhook.topic.split('.')
  const { id, name, status, topic, url: delivery_url, created, modified } = webhook
  return {
    ...{ id, name, status, topic, resource, event, hooks: TOPICS[topic] ?? [], delivery_url },
    ...{ date_created: shop.zone.wall(created), date_created_gmt: gmt(created) },
    ...{ date_modified: modified === null ? null : shop.zone.wall(modified) },
    ...{ date_modified_gmt: modified === null ? null : gmt(modified) },
    // The secret is never given back.
    _links: { self: selfLink(`${base}/${id}`), collection: [{ href: base }] },
  }
}

/** `ping` goes out while a webhook is being made, whatever becomes of it. */
export const webhookRoutes = (shop: Shop, webhooks: Webhooks, ping: (webhook: Webhook) => void): Route[] => {
  const list = ({ url, params, wanted }: Visit): Reply => {
    const perPage = Number(params.get('per_page') ?? 10)
    const start = (Number(params.get('page') ?? 1) - 1) * perPage
    const all = webhooks.all().toSorted((a, b) => b.id - a.id)
    return {
      body: all.slice(start, start + perPage).map((webhook) => wanted.pick(documentOf(shop, url, webhook))),
      headers: { 'X-WP-Total': String(all.length), 'X-WP-TotalPages': String(Math.ceil(all.length / perPage)) },
    }
  }
  const create = ({ url, body }: Visit): Reply | RestError => {
    const given = isRecord(body) ? body : {}
    if (typeof given.topic !== 'string' || !Object.hasOwn(TOPICS, given.topic)) return invalidTopic
    if (typeof given.delivery_url !== 'string' || !/^https?:\/\//.test(given.delivery_url)) return invalidUrl
    const webhook = webhooks.add({
      name: typeof given.name === 'string' ? given.name : `Webhook created on ${gmt(shop.now())}`,
      topic: given.topic,
      url: given.delivery_url,
      secret: typeof given.secret === 'string' ? given.secret : `made-up-${shop.now()}`,
    })
    const document = documentOf(shop, url, webhook)
    ping(webhook)
    return { status: 201, headers: { Location: `${restRoot(url)}/webhooks/${webhook.id}` }, body: document }
  }
  const one = (use: (webhook: Webhook, visit: Visit) => Reply | RestError) => (visit: Visit) => {
    const webhook = webhooks.find(visit.ids[0] ?? 0)
    return webhook === undefined ? invalidId : use(webhook, visit)
  }
  const show = one((webhook, { url, wanted }) => ({ body: wanted.pick(documentOf(shop, url, webhook)) }))
  const update = one((webhook, { url, body }) => {
    const { status, delivery_url, secret } = isRecord(body) ? body : {}
    // Switched on again, the count of its failures stays (trap 9).
    if (status === 'active' || status === 'disabled') webhook.status = status
    if (typeof delivery_url === 'string') webhook.url = delivery_url
    if (typeof secret === 'string') webhook.secret = secret
    webhook.modified = shop.now()
    return { body: documentOf(shop, url, webhook) }
  })
  const remove = one((webhook, { url, params }) => {
    if (params.get('force') !== 'true') return noTrash
    webhooks.remove(webhook.id)
    return { body: documentOf(shop, url, webhook) }
  })
  return [
    { pattern: /^\/wc\/v3\/webhooks$/, collection: true, methods: { GET: list, POST: create } },
    {
      pattern: /^\/wc\/v3\/webhooks\/(\d+)$/,
      allow: SINGLE,
      methods: { GET: show, POST: update, PUT: update, PATCH: update, DELETE: remove },
    },
  ]
}
