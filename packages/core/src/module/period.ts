import { DAY, type Instant } from '../clock.ts'
import { type CallMessage, textOf } from '../protocol/module/call.ts'

/** A period of order dates, its end excluded. */
export interface Period {
  from: Instant
  to: Instant
}

/** `YYYY-MM-DD` or more of it, as the platform writes periods; days are taken whole. Undefined where there is none. */
export function periodOf(message: CallMessage, first: string, last: string): Period | undefined {
  const from = dayOf(textOf(message, first))
  const to = dayOf(textOf(message, last))
  return from === undefined || to === undefined || to < from ? undefined : { from, to: to + DAY }
}

function dayOf(text: string): Instant | undefined {
  const [day] = /^\d{4}-\d{2}-\d{2}/.exec(text.trim()) ?? []
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? undefined : at
}

export const dayText = (at: Instant): string => new Date(at).toISOString().slice(0, 10)
