import { DUE_REASONS } from './reasons-due.ts'
import { ENDED_REASONS } from './reasons-ended.ts'
import { HELD_REASONS } from './reasons-held.ts'
import { MODULE_REASONS } from './reasons-module.ts'
import { SFTP_REASONS } from './reasons-sftp.ts'
import { SKIPPED_REASONS } from './reasons-skipped.ts'
import { WAITING_REASONS } from './reasons-waiting.ts'
import type { Texts } from './text.ts'

/**
 * The one catalogue of reasons: why an order stands where it stands. `explain`, the check, the reports and the page
 * docs/reasons.md are rendered from it. A retired code is never used again for something else.
 * `{name}` is filled from the reason's detail, or by the caller ({ref}, {store}, {trigger}).
 */
export const REASONS = {
  ...MODULE_REASONS,
  ...WAITING_REASONS,
  ...SKIPPED_REASONS,
  ...HELD_REASONS,
  ...DUE_REASONS,
  ...ENDED_REASONS,
  ...SFTP_REASONS,
} satisfies Record<string, Texts>

export type ReasonCode = keyof typeof REASONS
