import { type HookRequest, hmacMatches, type Webhooks } from '@recolte/core'
import { z } from 'zod'

const body = z.object({ order: z.number() })

export const textOf = (request: HookRequest): string => new TextDecoder().decode(request.body)

export const toyWebhooks: Webhooks = {
  topics: ['order.changed'],
  verify(request, secrets) {
    const signature = request.header('x-toy-signature') ?? ''
    return hmacMatches(secrets, [request.body], signature) ? 'genuine' : 'forged'
  },
  read: (request) => ({ ids: [String(body.parse(JSON.parse(textOf(request))).order)] }),
}
