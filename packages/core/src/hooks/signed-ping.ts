import { z } from 'zod'
import { type Instant, MINUTE } from '../clock.ts'
import type { HookNews, HookRequest } from '../connector.ts'
import { hmacMatches } from './signature.ts'

/** How far the sender's clock may be off: Standard Webhooks, "Verifying webhook authenticity". */
const TOLERANCE = 5 * MINUTE
const PREFIX = 'whsec_'

const id = z.union([z.string().min(1).max(100), z.number().int()]).transform(String)
const bodySchema = z.union([
  z.object({ id }).transform((one) => [one.id]),
  z.object({ ids: z.array(id).max(1_000) }).transform((many) => many.ids),
])

/** Our own ping, for any shop: the headers of Standard Webhooks (https://www.standardwebhooks.com) and `{ "id": … }`. */
export const isSignedPing = (request: HookRequest): boolean => request.header('webhook-signature') !== undefined

export function verifyPing(request: HookRequest, secrets: readonly string[], now: Instant): 'genuine' | 'forged' {
  const messageId = request.header('webhook-id')
  const timestamp = request.header('webhook-timestamp')
  if (messageId === undefined || timestamp === undefined || !/^\d{1,12}$/.test(timestamp)) return 'forged'
  if (Math.abs(now - Number(timestamp) * 1_000) > TOLERANCE) return 'forged'
  const keys = secrets.map(keyOf)
  const signed = [`${messageId}.${timestamp}.`, request.body]
  // Several signatures of one message, while the sender changes its secret: `v1,… v1,…`.
  const given = (request.header('webhook-signature') ?? '').split(' ').slice(0, 4)
  const genuine = given.some((one) => one.startsWith('v1,') && hmacMatches(keys, signed, one.slice(3)))
  return genuine ? 'genuine' : 'forged'
}

export function readPing(request: HookRequest): HookNews {
  return { ids: bodySchema.parse(JSON.parse(Buffer.from(request.body).toString())) }
}

/** What follows the prefix is base64 in that standard, so that its libraries in any language take our secrets as they are. */
const keyOf = (secret: string): Uint8Array => Buffer.from(secret.slice(PREFIX.length), 'base64')
