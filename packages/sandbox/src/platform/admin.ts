import { type Answer, type Call, isRecord, json, parseJson, splitTarget } from '../app.ts'
import { isPlatformFault, type PlatformFault } from './faults.ts'
import type { Hold } from './hold.ts'

export interface Summary {
  accepted: number
  references: number
  duplicates: number
  /** Reviews of shops, taken by the call that this sandbox alone has. */
  reviews: { accepted: number; references: number }
  requests: number
  byCode: Record<string, number>
}

interface Desk {
  hold: Hold
  summary(): Summary
  fault(plan: PlatformFault): void
  clearFaults(): void
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
      const limit = Math.min(Math.max(Number(search.get('limit') ?? 1000) || 1000, 1), 10_000)
      const page = desk.hold.page(Number(search.get('cursor') ?? 0) || 0, limit, search.get('webId') ?? undefined)
      return json(200, page)
    }
    case 'POST /_sandbox/faults': {
      const plan = parseJson(call.body)
      if (!isRecord(plan) || !isPlatformFault(plan)) return json(400, { error: 'unknown kind of fault' })
      desk.fault(plan)
      return json(200, { ok: true })
    }
    case 'DELETE /_sandbox/faults':
      desk.clearFaults()
      return json(200, { ok: true })
    case 'POST /_sandbox/reset':
      desk.reset()
      return json(200, { ok: true })
    default:
      return json(404, { error: 'unknown address' })
  }
}
