import { type Answer, type Call, isRecord, json, parseJson, splitTarget } from '../app.ts'
import type { Points } from './api.ts'
import { isShopifyFault, type ShopifyFault } from './faults.ts'
import type { ShopifyLive } from './orders/live.ts'

export interface ShopifySummary {
  orders: number
  requests: number
  byPath: Record<string, number>
  points: Points
}

interface Desk {
  live: ShopifyLive
  summary(): ShopifySummary
  fault(plan: ShopifyFault): void
  clearFaults(): void
  deliver(): Promise<unknown>
}

const ACTS = ['touch', 'pay', 'fulfill', 'deliver', 'refund', 'cancel', 'close'] as const

/** Lets another process live the shop's life: no part of a real shop. */
export const administer = (desk: Desk, call: Call): Answer => {
  const { path } = splitTarget(call.target)
  try {
    return orders(desk.live, call.method, path) ?? rest(desk, `${call.method} ${path}`, parseJson(call.body))
  } catch (error) {
    return json(404, { error: error instanceof Error ? error.message : String(error) })
  }
}

const done = json(200, { ok: true })

const orders = (live: ShopifyLive, method: string, path: string): Answer | undefined => {
  if (`${method} ${path}` === 'POST /_sandbox/orders') return json(201, { id: live.add() })
  const [, digits, verb] = /^\/_sandbox\/orders\/(\d+)(?:\/([a-z]+))?$/.exec(path) ?? []
  if (digits === undefined) return undefined
  if (method === 'DELETE' && verb === undefined) live.delete(Number(digits))
  else {
    const act = ACTS.find((name) => name === verb)
    if (method !== 'POST' || act === undefined) return undefined
    live[act](Number(digits))
  }
  return done
}

const rest = (desk: Desk, address: string, body: unknown): Answer => {
  switch (address) {
    case 'GET /_sandbox/summary':
      return json(200, desk.summary())
    case 'POST /_sandbox/faults':
      if (!isRecord(body) || !isShopifyFault(body)) return json(400, { error: 'unknown kind of fault' })
      desk.fault(body)
      return done
    case 'DELETE /_sandbox/faults':
      desk.clearFaults()
      return done
    case 'POST /_sandbox/webhooks':
      // They leave; nobody waits for what comes of them, as in the real shop.
      void desk.deliver()
      return done
    default:
      return json(404, { error: 'unknown address' })
  }
}
