import type { Live } from './live.ts'
import type { Shop } from './shop.ts'

export type OrderEvent = 'created' | 'updated' | 'deleted' | 'restored'

export interface Webhook {
  id: number
  name: string
  topic: string
  url: string
  secret: string
  status: 'active' | 'disabled'
  /** In a row; the shop never shows it. */
  failures: number
  created: number
  modified: number | null
}

/** A delivery that waits in the queue; its body is made when it leaves. */
export interface Job {
  webhook: number
  orderId: number
}

export interface Webhooks {
  all(): Webhook[]
  find(id: number): Webhook | undefined
  add(webhook: Pick<Webhook, 'name' | 'topic' | 'url' | 'secret'>): Webhook
  remove(id: number): void
  /** What happened to an order: queued for every active webhook of the topic. */
  tell(event: OrderEvent, orderId: number): void
  /** Empties the queue. */
  take(): Job[]
  /** What came of a delivery: the seventh failure in a row switches the webhook off (dossier §6). */
  settle(webhook: Webhook, delivered: boolean): void
}

const MOST_FAILURES = 6

export const createWebhooks = (shop: Pick<Shop, 'now'>): Webhooks => {
  const hooks = new Map<number, Webhook>()
  let queue: Job[] = []
  let last = 0
  return {
    all: () => [...hooks.values()],
    find: (id) => hooks.get(id),
    add(given) {
      last += 1
      const webhook: Webhook = {
        ...given,
        id: last,
        status: 'active',
        failures: 0,
        created: shop.now(),
        modified: null,
      }
      hooks.set(webhook.id, webhook)
      return webhook
    },
    remove(id) {
      hooks.delete(id)
    },
    tell(event, orderId) {
      for (const { id, topic, status } of hooks.values()) {
        if (status !== 'active' || topic !== `order.${event}`) continue
        // An identical pending delivery is not queued twice.
        if (!queue.some((job) => job.webhook === id && job.orderId === orderId)) queue.push({ webhook: id, orderId })
      }
    },
    take() {
      const jobs = queue
      queue = []
      return jobs
    },
    settle(webhook, delivered) {
      webhook.modified = shop.now()
      webhook.failures = delivered ? 0 : webhook.failures + 1
      if (webhook.failures > MOST_FAILURES) {
        webhook.failures = MOST_FAILURES
        webhook.status = 'disabled'
      }
    },
  }
}

/** The shop's life, with its webhooks told of it as the real shop does (dossier §0 trap 8, §6). */
export const telling = (live: Live, shop: Shop, { tell }: Webhooks): Live => ({
  add(order) {
    const id = live.add(order)
    tell('created', id)
    tell('updated', id)
    return id
  },
  change(id, changes) {
    // One taken out of the trash by its status is told by nothing.
    const trashed = shop.ledger.light(id)?.status === 'trash'
    live.change(id, changes)
    if (!trashed) tell('updated', id)
  },
  touch(id) {
    live.touch(id)
    if (shop.hpos) tell('updated', id)
  },
  trash(id) {
    live.trash(id)
    tell('deleted', id)
  },
  // Deleted for good: told by nothing.
  delete: (id) => live.delete(id),
  refund(id, refund) {
    const made = live.refund(id, refund)
    tell('updated', id)
    return made
  },
})
