import type { Instant } from '../clock.ts'
import type { ReasonCode } from '../messages/reasons.ts'
import type { LeasedOrder } from './handovers.ts'

/** Orders from before the baseline, let go by a person. */
export interface BackfillJournal {
  /** Skipped orders with this reason that reached their trigger in [from, to), oldest first: a page of keys. */
  skipped(query: SkippedQuery): Promise<{ orders: LeasedOrder[]; next: string | undefined }>
  countSkipped(query: Omit<SkippedQuery, 'limit' | 'after'>): Promise<number>
  /** Lets the next page of skipped orders go: each gets a hand-over `due` at `now` as `released`. Answers how many and the cursor after them. */
  takeSkipped(
    query: SkippedQuery & { method: string; now: Instant; pass: number; actor: string },
  ): Promise<{ taken: number; next: string | undefined }>
  /** One that a person has yet to allow begins `paused`. */
  startBackfill(backfill: NewBackfill): Promise<number>
  backfills(store: string): Promise<Backfill[]>
  /**
   * The next of a running backfill, at most `limit` and no more than its cap and its rate leave; with how far it came,
   * in one transaction. It is `done` once its cap is reached or its period has no more.
   */
  takeBackfill(id: number, limit: number, at: { method: string; now: Instant; pass: number }): Promise<number>
  /** Of one that runs or is paused; false for every other, which has ended. */
  setBackfillState(id: number, state: Backfill['state'], actor: string, now: Instant): Promise<boolean>
}

export interface SkippedQuery {
  store: string
  reason: ReasonCode
  from: Instant
  to: Instant
  limit: number
  after?: string
}

export type NewBackfill = Omit<Backfill, 'id' | 'cursor' | 'taken' | 'state'> & {
  state: 'running' | 'paused'
  actor: string
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
