import { type Answer, RecolteError } from '@recolte/core'
import type { Complaint } from './answer.ts'

export type Fail = (code: string, more?: Record<string, string | number>) => RecolteError

/**
 * What an answer's status means; `undefined` for data, and for what the HTTP policy judges itself. Shopify answers most
 * refusals with 200 and says them in the body: `complaintError`.
 */
export function refusal({ status, body }: Answer, fail: Fail): RecolteError | undefined {
  if (status < 400 || status === 408 || status === 429 || status >= 500) return undefined
  const more = { status }
  if (status === 401) return fail('shopify.token-refused', more)
  if (status === 402) return fail('shopify.shop-frozen', more)
  if (status === 404) return fail('shopify.no-shop', more)
  if (status === 423) return fail('shopify.shop-locked', more)
  if (status === 403) return fail('shopify.shop-forbidden', more)
  return fail('shopify.refused', { ...more, why: saidIn(body) })
}

/** A short word of the shop's own: never the whole body, which may quote what was sent. */
function saidIn(body: unknown): string {
  const errors: unknown = typeof body === 'object' && body !== null && 'errors' in body ? body.errors : undefined
  return typeof errors === 'string' ? errors.slice(0, 200) : '-'
}

/** Which part of a question was refused. `phones` and `customers` can be done without. */
export type Denied = { part: 'phones' | 'customers' } | { part: 'essential'; error: RecolteError }

const NOT_APPROVED_OBJECT = /not approved to access the (\w+) object/
const NOT_APPROVED_FIELD = /not approved to use the (\w+) field/
const SCOPE = /^Access denied for (\w+) field\.(?: Required access: (.*))?/

/**
 * A missing scope and personal data that Shopify has not approved come under one code, and need opposite remedies: only
 * the message tells them apart (docs/platforms/shopify.md, "Protected customer data").
 */
export function deniedIn({ message, extensions }: Complaint, fail: Fail): Denied | undefined {
  const [, object] = NOT_APPROVED_OBJECT.exec(message) ?? []
  if (object === 'Customer') return { part: 'customers' }
  if (object !== undefined) return { part: 'essential', error: fail('shopify.orders-not-approved', { object }) }
  const [, field] = NOT_APPROVED_FIELD.exec(message) ?? []
  if (field !== undefined && /phone/i.test(field)) return { part: 'phones' }
  if (field !== undefined) return { part: 'essential', error: fail('shopify.personal-data', { field }) }
  if (extensions?.code !== 'ACCESS_DENIED') return undefined
  const [, refused = '', access = ''] = SCOPE.exec(message) ?? []
  if (refused === 'customer') return { part: 'customers' }
  const scope = /`(\w+)`/.exec(access)?.[1] ?? access.slice(0, 100)
  return { part: 'essential', error: fail('shopify.scope-missing', { field: refused, scope }) }
}

/** An error of the whole question; `undefined` where it concerns one entry, named by its path. */
export function complaintError({ message, path, extensions }: Complaint, fail: Fail): RecolteError | undefined {
  switch (extensions?.code) {
    case 'MAX_COST_EXCEEDED':
      return fail('shopify.too-dear', { cost: extensions.cost ?? 0, max: extensions.maxCost ?? 0 })
    case 'SHOP_INACTIVE':
      return fail('shopify.shop-frozen', { status: 402 })
    case 'INTERNAL_SERVER_ERROR':
    case 'TIMEOUT':
      if (path !== undefined && path.length > 1) return undefined
      return internalError(message, fail)
    default:
      if (path !== undefined && path.length > 1) return undefined
      return fail('shopify.refused', { status: 200, why: message.slice(0, 200) })
  }
}

/** Throws where the shop failed at a part of an entry that it gives: the part is then null, as if the entry had none. */
export function refuseHalf(nodes: readonly unknown[], complaints: readonly Complaint[], fail: Fail): void {
  const half = complaints.find(({ path: [list, index] = [], extensions }) => {
    const failed = extensions?.code === 'INTERNAL_SERVER_ERROR' || extensions?.code === 'TIMEOUT'
    return failed && list === 'nodes' && nodes[Number(index)] != null
  })
  if (half !== undefined) throw internalError(half.message, fail)
}

const internalError = (message: string, fail: Fail): RecolteError =>
  new RecolteError('shopify.internal-error', 'retry', {
    detail: { ...fail('').detail, why: /Request ID: ([\w-]+)/.exec(message)?.[1] ?? '-' },
  })
