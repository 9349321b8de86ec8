import type { Instant } from '../clock.ts'
import type { ReasonCode } from '../messages/reasons.ts'
import type { ShownState } from '../model/states.ts'

/** What a person did. */
export interface ActJournal {
  /** By hand: `retry` makes a final-but-open hand-over due at `now`, `cancel` stops one that has not left. Journaled in `action`. */
  act(act: Act): Promise<ActOutcome>
  /** By hand and for many: at most `limit` a call, each call one `action`. Answers how many. */
  actOnMany(act: ActOnMany): Promise<number>
  /** How many hand-overs that act would change now, by their reason; of `pause`, how many it keeps from leaving. */
  concerned(act: Concerned): Promise<Partial<Record<ReasonCode, number>>>
}

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
