import type { Instant } from '../clock.ts'

/** What the platform’s export says, against what was handed over. */
export interface FollowUpJournal {
  /** Takes in lines of the platform's export, each replacing an earlier one of its reference. Answers how many are of hand-overs here. */
  importFollowUps(account: string, rows: FollowUp[], now: Instant): Promise<number>
  followUp(account: string, reference: string): Promise<FollowUp | undefined>
  importSpan(account: string): Promise<ImportSpan | undefined>
  /** Days from collecting to asking, as most of the account's imported requests have them. */
  importedDelay(account: string): Promise<number | undefined>
  /** What differs between the account's hand-overs and all that was imported for it. */
  reconcile(account: string): Promise<Reconciliation>
}

/** How far a request is, by the platform's own export (docs/protocol.md, what happens after). */
export const FOLLOW_UP_STATES = [
  'scheduled',
  'sent',
  'read',
  'opened',
  'submitted',
  'capped',
  'blocked',
  'error',
  'other',
] as const

/** One line of an export. No personal data: who the buyer is, is not taken. */
export interface FollowUp {
  reference: string
  state: (typeof FOLLOW_UP_STATES)[number]
  /** The platform's own word for it, or the heading of the last date. */
  words: string
  /** When the export was read in. */
  importedAt: Instant
  orderedAt: Instant | undefined
  collectedAt: Instant | undefined
  scheduledAt: Instant | undefined
  sentAt: Instant | undefined
  openedAt: Instant | undefined
  submittedAt: Instant | undefined
}

/** What the exports of an account reach over: from the date of its first order to when the last one was read in. */
export interface ImportSpan {
  importedAt: Instant
  first: Instant | undefined
}

/**
 * `absent`: ours, and not there after a day. `late`: its date passed over a day before the export, and it was not sent.
 * `dates-differ`: by more than a day from our estimate. The others are the platform's own words.
 */
export const RECONCILED = ['absent', 'late', 'dates-differ', 'capped', 'blocked', 'error'] as const
export type ReconciliationKind = (typeof RECONCILED)[number]

export interface Reconciliation {
  rows: number
  importedAt: Instant | undefined
  found: Partial<Record<ReconciliationKind, { n: number; references: string[] }>>
}
