import type { ReasonCode } from '../messages/reasons.ts'

/** Reasons found by reading the order complete: its row alone cannot say whether they still hold. */
export const FOUND_BY_READING: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'email-missing',
  'email-impossible',
  'missing-field',
  'excluded-email',
  'excluded-channel',
  'below-minimum',
  'nothing-to-review',
  'consent-refused',
  'test-order',
])
