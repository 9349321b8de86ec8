import type { Instant } from '../clock.ts'
import type { ShownState } from '../model/states.ts'
import type { Followed } from '../report/follow-up.ts'

export type ExplainQuery = { text: string; store?: string } | { email: string; store?: string }

export interface Explanation {
  reference: string
  store: string
  connector: string
  orderId: string
  status: ShownState | 'unknown'
  /** Label of the status the order stands at in the shop, where known. */
  shopStatus: string | undefined
  reason: { code: string; message: string; next: string }
  dates: {
    ordered: Instant | null
    qualified: Instant | null
    collected: Instant | null
    scheduled: Instant | null
    sent: Instant | null
  }
  /** Where the delay behind `scheduled` comes from. */
  delay: { days: number; from: 'config' } | { from: 'account' } | undefined
  /** What the platform's export said of it, where one was read in. */
  followUp: Followed | undefined
  attempts: { at: Instant; outcome: string; message: string }[]
  statusHistory: { at: Instant; status: string; source: 'cms' | 'seen' }[]
}
