import { type Answer, type Call, isRecord, json, parseJson, splitTarget } from '../app.ts'
import { isPrestaShopFault, type PrestaShopFault } from './faults.ts'
import type { PrestaShopLive } from './live.ts'

export interface PrestaShopSummary {
  orders: number
  requests: number
  /** Requests by resource. */
  byPath: Record<string, number>
}

interface Desk {
  live: PrestaShopLive
  summary(): PrestaShopSummary
  fault(plan: PrestaShopFault): void
  clearFaults(): void
  skew(milliseconds: number): void
}

const done = json(200, { ok: true })

/** Lets another process live the shop's life: no part of a real shop. */
export const administer = (desk: Desk, call: Call): Answer => {
  const { path } = splitTarget(call.target)
  const body = parseJson(call.body)
  const fields = isRecord(body) ? body : {}
  const [, digits] = /^\/_sandbox\/orders(?:\/(\d+))?$/.exec(path) ?? []
  const id = Number(digits)
  try {
    switch (digits === undefined ? `${call.method} ${path}` : `${call.method} /_sandbox/orders/ID`) {
      case 'POST /_sandbox/orders':
        return json(201, { id: desk.live.add(typeof fields.state === 'number' ? { state: fields.state } : {}) })
      case 'PATCH /_sandbox/orders/ID':
        if (typeof fields.state === 'number') desk.live.setState(id, fields.state)
        else desk.live.touch(id)
        return done
      case 'DELETE /_sandbox/orders/ID':
        desk.live.remove(id)
        return done
      case 'GET /_sandbox/summary':
        return json(200, desk.summary())
      case 'POST /_sandbox/faults':
        if (!isPrestaShopFault(fields)) return json(400, { error: 'unknown kind of fault' })
        desk.fault(fields)
        return done
      case 'DELETE /_sandbox/faults':
        desk.clearFaults()
        return done
      case 'POST /_sandbox/clock':
        if (typeof fields.skew !== 'number') return json(400, { error: 'skew: milliseconds' })
        desk.skew(fields.skew)
        return done
      default:
        return json(404, { error: 'unknown address' })
    }
  } catch (error) {
    return json(404, { error: error instanceof Error ? error.message : String(error) })
  }
}
