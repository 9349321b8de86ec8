import type { Instant } from '../../clock.ts'
import type { ReasonCode } from '../../messages/reasons.ts'
import type { ShownState } from '../../model/states.ts'

export interface ActOnMany {
  /** `release`: held ones that a rule or a person holds become due; `cancel-held` stops those; `retry-refused`. */
  kind: 'release' | 'cancel-held' | 'retry-refused'
  store: string
  actor: string
  now: Instant
  limit: number
  /** Only those settled at or after this instant (`retry-refused`). */
  since?: Instant
}

export interface Concerned {
  kind: ActOnMany['kind'] | 'pause'
  store: string
  since?: Instant
}

export interface SkippedQuery {
  store: string
  reason: ReasonCode
  from: Instant
  to: Instant
  limit: number
  after?: string
}

/** Orders of the past let go on purpose: at most `cap` in all, `rate` an hour. */
export interface Backfill {
  id: number
  store: string
  from: Instant
  to: Instant
  cap: number | undefined
  /** Orders taken within an hour at most; undefined is no limit. */
  rate: number | undefined
  startedAt: Instant
  cursor: string | undefined
  taken: number
  state: 'running' | 'paused' | 'done' | 'cancelled'
}

export interface Act {
  /** `confirm`: a person saw at the platform what nobody had an answer for. */
  kind: 'retry' | 'cancel' | 'confirm'
  store: string
  orderId: string
  actor: string
  now: Instant
}

/** `done`, or why nothing was done: `final` (collected), `sending`, `no-handover`. */
export type ActOutcome = { outcome: 'done' | 'final' | 'sending' | 'no-handover'; before: ShownState }
