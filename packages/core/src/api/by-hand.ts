import type { Instant } from '../clock.ts'
import type { BackfillPreview } from '../engine/backfill.ts'
import type { Backfill } from '../journal/port.ts'
import type { ReasonCode } from '../messages/reasons.ts'
import type { ShownState } from '../model/states.ts'

/** Acts on purpose. `actor` is who, for the journal: a login, never an e-mail address. */
export interface ByHand {
  /** Lets one order leave (again), whatever held or ended it; one that was collected stays so. */
  retry(order: { store: string; orderId: string }, actor: string): Promise<ActResult>
  cancel(order: { store: string; orderId: string }, actor: string): Promise<ActResult>
  /** Somebody saw at the platform an order whose answer never came. */
  confirm(order: { store: string; orderId: string }, actor: string): Promise<ActResult>
  /** Lets go everything of a store that a rule holds (the brake, age, an unknown date). Answers how many. */
  release(store: string, actor: string): Promise<number>
  /** Lets go what the last change of rules left behind: what reached the trigger in the last `days`, or all of it. */
  releaseRules(store: string, actor: string, days?: number): Promise<number>
  cancelHeld(store: string, actor: string): Promise<number>
  retryRefused(store: string, actor: string, since?: Instant): Promise<number>
  /** How many orders such an act would concern now, by reason; of `pause`, those that are ready to leave. */
  concerned(store: string, act: ManyAct, since?: Instant): Promise<Partial<Record<ReasonCode, number>>>
  /** Nothing of the store leaves until `resume`; collecting goes on. Both answer false where it was so already. */
  pause(store: string, actor: string): Promise<boolean>
  resume(store: string, actor: string): Promise<boolean>
  /** Reads every order of the period and says what a backfill would do; changes nothing. */
  previewBackfill(
    store: string,
    period: { from: Instant; to: Instant },
    onProgress?: (read: number, of: number) => void,
  ): Promise<BackfillPreview>
  /** Lets orders from before the baseline leave, at the next passes: at most `cap`, `rate` an hour. Answers its number. */
  startBackfill(
    store: string,
    backfill: { from: Instant; to: Instant; cap: number | undefined; rate: number | undefined },
    actor: string,
  ): Promise<number>
  backfills(store: string): Promise<Backfill[]>
  /** False for one that has ended. */
  setBackfill(id: number, state: 'running' | 'paused' | 'cancelled', actor: string): Promise<boolean>
}

/** `release-rules`: what `releaseRules` would let go. */
export type ManyAct = 'release' | 'release-rules' | 'cancel-held' | 'retry-refused' | 'pause'

export interface ActResult {
  done: boolean
  outcome: 'done' | 'final' | 'sending' | 'no-handover'
  before: ShownState
}
