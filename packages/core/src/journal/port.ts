import type { ActJournal } from './acts.ts'
import type { BackfillJournal } from './backfill.ts'
import type { CustodyJournal } from './custody.ts'
import type { FileJournal } from './files.ts'
import type { FollowUpJournal } from './follow-up.ts'
import type { HandoverJournal } from './handovers.ts'
import type { HintJournal } from './hints.ts'
import type { OfferJournal } from './offers.ts'
import type { OrderJournal } from './orders.ts'
import type { PrivacyJournal } from './privacy.ts'
import type { ReportJournal } from './reports.ts'
import type { ReviewPushJournal } from './review-push.ts'
import type { ReviewJournal } from './reviews.ts'
import type { ShelfJournal } from './shelf.ts'
import type { StoreJournal } from './stores.ts'

export type * from './acts.ts'
export type * from './backfill.ts'
export type * from './custody.ts'
export type * from './files.ts'
export type * from './handovers.ts'
export type * from './hints.ts'
export type * from './offers.ts'
export type * from './orders.ts'
export type * from './privacy.ts'
export type * from './reports.ts'
export type * from './review-push.ts'
export type * from './reviews.ts'
export type * from './shelf.ts'
export type * from './stores.ts'

/**
 * The durable record of every order seen, each decision, hand-over and date. One method is one transaction: when its
 * promise resolves, what it did is on disk; when it rejects, nothing of it is. Callbacks are pure and synchronous:
 * they may run inside the transaction and may run again. Two processes may use one journal at the same time.
 */
export interface Journal
  extends CustodyJournal,
    StoreJournal,
    HintJournal,
    OrderJournal,
    HandoverJournal,
    OfferJournal,
    FileJournal,
    ActJournal,
    BackfillJournal,
    ReportJournal,
    FollowUpJournal,
    PrivacyJournal,
    ReviewJournal,
    ReviewPushJournal,
    ShelfJournal {}
