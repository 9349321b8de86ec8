import type { Instant } from '../clock.ts'
import { type CallMessage, textOf } from '../protocol/module/call.ts'
import { spanOf } from '../report/period.ts'

/** A period of order dates. */
export interface Period {
  from: Instant
  /** Excluded. */
  to: Instant
  /** Its first and its last day, as people read them. */
  first: string
  last: string
}

/** From `YYYY-MM-DD` or more of it, as the platform writes periods; days are taken whole, in the account's zone. Undefined where there is none. */
export function periodOf(message: CallMessage, since: string, until: string, timeZone: string): Period | undefined {
  const [first, last] = [textOf(message, since), textOf(message, until)].map((text) => text.trim().slice(0, 10))
  if (!first || !last) return undefined
  try {
    const { from, to } = spanOf({ since: first, until: last }, timeZone)
    return from === undefined || to === undefined ? undefined : { from, to, first, last }
  } catch {
    return undefined
  }
}
