import { type Answer, type Call, isRecord, json, parseJson, splitTarget } from '../app.ts'
import { isNewPlatformFault, type NewPlatformFault } from './faults.ts'
import type { EventHold } from './hold.ts'

export interface NewPlatformSummary {
  accepted: number
  references: number
  duplicates: number
  /** Those for tokens included. */
  requests: number
  /** Tokens given. */
  tokens: number
  byStatus: Record<string, number>
}

interface Desk {
  hold: EventHold
  summary(): NewPlatformSummary
  fault(plan: NewPlatformFault): void
  clearFaults(): void
  expireTokens(): void
  reset(): void
}

/** Lets another process ask what the platform holds, and plan faults: no part of the real platform. */
export const administer = (desk: Desk, call: Call): Answer => {
  const { path, query } = splitTarget(call.target)
  switch (`${call.method} ${path}`) {
    case 'GET /_sandbox/summary':
      return json(200, desk.summary())
    case 'GET /_sandbox/held': {
      const search = new URLSearchParams(query)
      const from = Number(search.get('cursor') ?? 0) || 0
      const limit = Math.min(Math.max(Number(search.get('limit') ?? 1000) || 1000, 1), 10_000)
      const all = [...desk.hold.all(search.get('websiteId') ?? undefined)]
      const held = all.slice(from, from + limit)
      return json(200, { held, next: from + held.length < all.length ? from + held.length : null })
    }
    case 'POST /_sandbox/faults': {
      const plan = parseJson(call.body)
      if (!isRecord(plan) || !isNewPlatformFault(plan)) return json(400, { error: 'unknown kind of fault' })
      desk.fault(plan)
      return json(200, { ok: true })
    }
    case 'DELETE /_sandbox/faults':
      desk.clearFaults()
      return json(200, { ok: true })
    case 'POST /_sandbox/expire':
      desk.expireTokens()
      return json(200, { ok: true })
    case 'POST /_sandbox/reset':
      desk.reset()
      return json(200, { ok: true })
    default:
      return json(404, { error: 'unknown address' })
  }
}
