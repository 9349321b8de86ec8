import { type Answer, type Call, isRecord, json, parseJson, splitTarget } from '../app.ts'
import { isShopFault, type ShopFault } from './faults.ts'
import type { Live } from './live.ts'
import { type OrderInput, readOrderInput } from './order-input.ts'

export interface ShopSummary {
  orders: number
  requests: number
  byPath: Record<string, number>
}

interface Desk {
  live: Live
  summary(): ShopSummary
  fault(plan: ShopFault): void
  clearFaults(): void
  skew(milliseconds: number): void
  deliver(): Promise<unknown>
}

/** Lets another process live the shop's life: no part of a real shop. */
export const administer = (desk: Desk, call: Call): Answer => {
  const { path } = splitTarget(call.target)
  const body = parseJson(call.body)
  try {
    return orders(desk.live, call.method, path, body) ?? rest(desk, `${call.method} ${path}`, body)
  } catch (error) {
    return json(404, { error: error instanceof Error ? error.message : String(error) })
  }
}

const done = json(200, { ok: true })

const orders = (live: Live, method: string, path: string, body: unknown): Answer | undefined => {
  const [, digits, verb] = /^\/_sandbox\/orders(?:\/(\d+))?(?:\/([a-z]+))?$/.exec(path) ?? [undefined]
  if (digits === undefined) {
    return path === '/_sandbox/orders' && method === 'POST' ? json(201, { id: live.add(readInput(body)) }) : undefined
  }
  const id = Number(digits)
  switch (`${method} ${verb ?? ''}`) {
    case 'PATCH ':
      live.change(id, readInput(body))
      return done
    case 'DELETE ':
      live.delete(id)
      return done
    case 'POST trash':
      live.trash(id)
      return done
    case 'POST touch':
      live.touch(id)
      return done
    case 'POST refund': {
      const { amount, reason } = isRecord(body) ? body : {}
      const refund = live.refund(id, {
        ...(typeof amount === 'string' ? { amount } : {}),
        ...(typeof reason === 'string' ? { reason } : {}),
      })
      return json(201, { id: refund })
    }
    default:
      return undefined
  }
}

const rest = (desk: Desk, address: string, body: unknown): Answer => {
  switch (address) {
    case 'GET /_sandbox/summary':
      return json(200, desk.summary())
    case 'POST /_sandbox/faults':
      if (!isRecord(body) || !isShopFault(body)) return json(400, { error: 'unknown kind of fault' })
      desk.fault(body)
      return done
    case 'DELETE /_sandbox/faults':
      desk.clearFaults()
      return done
    case 'POST /_sandbox/webhooks':
      // They leave; nobody waits for what comes of them, as in the real shop.
      void desk.deliver()
      return done
    case 'POST /_sandbox/clock':
      if (!isRecord(body) || typeof body.skew !== 'number') return json(400, { error: 'skew: milliseconds' })
      desk.skew(body.skew)
      return done
    default:
      return json(404, { error: 'unknown address' })
  }
}

/** Here, unlike in the real API, dates may be given. */
const readInput = (body: unknown): OrderInput => {
  const { date_created_gmt, date_modified_gmt } = isRecord(body) ? body : {}
  return {
    ...readOrderInput(body),
    ...(typeof date_created_gmt === 'string' ? { date_created_gmt } : {}),
    ...(typeof date_modified_gmt === 'string' ? { date_modified_gmt } : {}),
  }
}
