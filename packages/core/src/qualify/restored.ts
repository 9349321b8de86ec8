import { type Instant, MINUTE } from '../clock.ts'
import type { ReachedFrom } from '../journal/port.ts'

/** The journal was put back from a copy at `at`, and this store sends nothing twice. */
export interface RestoredRule {
  at: Instant
  /** Everything that changed in the shop before `at` has been read again since. */
  caughtUp: boolean
}

/** How far the shop's clock may stand from ours. */
const SKEW = 5 * MINUTE

/**
 * Whether an order may have left in the time that the copy does not know. Where the shop tells when the trigger was
 * reached, that decides; where only the last change is known, every order is doubtful until all changes were read again.
 */
export function mayHaveLeft(reached: { at: Instant; from: ReachedFrom }, restored: RestoredRule): boolean {
  return reached.at <= restored.at + SKEW || (reached.from !== 'cms' && !restored.caughtUp)
}
