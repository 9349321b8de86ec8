import {
  type Answer,
  type HookNews,
  type HookRequest,
  hmacMatches,
  RecolteError,
  type Subscription,
  type Webhooks,
} from '@recolte/core'
import { z } from 'zod'
import { countOf } from './answer.ts'
import type { Client } from './client.ts'
import { idSchema } from './schema.ts'

/** Trashing is `deleted`; there is no topic for a status (docs/platforms/woocommerce.md, webhooks). */
const TOPICS = ['order.created', 'order.updated', 'order.deleted', 'order.restored'] as const
const PER_PAGE = 100

/** Created and updated carry the whole order, deleted the id alone; of either only the id is taken. */
const bodySchema = z.object({ id: idSchema })
const webhookSchema = z.looseObject({
  id: idSchema,
  topic: z.string(),
  delivery_url: z.string(),
  status: z.string(),
})

export function createWebhooks(client: Client): Required<Webhooks> {
  return {
    topics: TOPICS,
    verify(request, secrets) {
      if (isTest(request)) return 'test'
      const signature = request.header('x-wc-webhook-signature') ?? ''
      return hmacMatches(secrets, [request.body], signature) ? 'genuine' : 'forged'
    },
    read,
    async subscribe(url, secret) {
      for (const topic of TOPICS) await client.post('webhooks', { name: 'Recolte', topic, delivery_url: url, secret })
    },
    list: () => list(client),
    async remove(id) {
      // Without `force` the shop answers 501: webhooks know no trash.
      await client.delete(`webhooks/${id}`, { force: 'true' })
    },
  }
}

/** Sent while a webhook is being made, unsigned and as a form: `webhook_id=1`. Its failure stops nothing. */
function isTest(request: HookRequest): boolean {
  return (
    request.header('x-wc-webhook-signature') === undefined &&
    (request.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded') &&
    request.body.length < 64 &&
    /^webhook_id=\d+$/.test(textOf(request))
  )
}

function read(request: HookRequest): HookNews {
  return { ids: [String(bodySchema.parse(JSON.parse(textOf(request))).id)] }
}

const textOf = ({ body }: HookRequest): string => Buffer.from(body.buffer, body.byteOffset, body.length).toString()

async function list(client: Client): Promise<Subscription[]> {
  const all: Subscription[] = []
  for (let page = 1; ; page++) {
    const answer = await client.get('webhooks', { per_page: PER_PAGE, page })
    const found = listed(answer, client)
    all.push(...found.filter(({ topic }) => topic.startsWith('order.')))
    if (found.length < PER_PAGE || page >= (countOf(answer, 'x-wp-totalpages') ?? 1)) return all
  }
}

function listed({ body }: Answer, client: Client): Subscription[] {
  const parsed = z.array(webhookSchema).safeParse(body)
  if (!parsed.success)
    throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'webhooks' } })
  return parsed.data.map(({ id, topic, delivery_url, status }) => ({
    id: String(id),
    topic,
    url: delivery_url,
    active: status === 'active',
  }))
}
