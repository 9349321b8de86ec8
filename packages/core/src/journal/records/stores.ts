import type { Instant } from '../../clock.ts'
import type { Detail } from '../../model/states.ts'

export interface JournalInfo {
  schema: number
  id: string
  /** `sqlite`, and the mode it runs in: `wal` or `delete`. */
  engine: string
  location: string
  bytes: number
  /** This is a copy of a journal, taken then, and nobody has said yet that it was put back (`restored`). */
  copiedAt: Instant | undefined
  lastSeenAt: Instant | undefined
}

/** A copy that can be put in the journal's place: everything but personal data, which is read again from the shop. */
export interface BackupRecord {
  file: string
  at: Instant
  bytes: number
}

export interface Restored {
  /** Stores whose method must not send twice. */
  stores: string[]
  actor: string
  now: Instant
}

/** What must not change while the store keeps its name: it decides under which reference a buyer is known at the platform. */
export interface StoreIdentity {
  name: string
  method: string
  accountRule: string
  referenceRule: string
}

/** Another method, account or rule of references, carried out on purpose. */
export interface StoreSwitch {
  to: StoreIdentity
  actor: string
  now: Instant
}

export interface SwitchOutlook {
  /** Hand-overs that leave by the new way: never sent, or with a certain no. The first by what people call them. */
  leaves: { count: number; first: string[] }
  /** Hand-overs that the platform may hold already, by the old way. */
  unanswered: { count: number; first: string[] }
  /** They stay collected, under the reference they have. */
  collected: number
}

/** `busy`: a process holds some of the store's hand-overs right now; nothing was changed. */
export type SwitchOutcome = { outcome: 'busy' } | ({ outcome: 'done' } & SwitchOutlook)

export interface StoreRecord extends StoreIdentity {
  baselineAt: Instant
  watermark: Instant
  /** The watermark has reached the present once: from then on an unknown order is a new one. */
  snapshotDone: boolean
  shopClock: Instant | undefined
  /** Where the connector goes on with a reading that was broken off. */
  place: string | undefined
  timeZone: string | undefined
  sweptAt: Instant | undefined
  sweptWideAt: Instant | undefined
  rulesHash: string | undefined
  retryAt: Instant | undefined
  /** Error code of the last failed poll; undefined after a good one. */
  failure: string | undefined
  failureDetail: Detail | undefined
  failedAt: Instant | undefined
  lastOkAt: Instant | undefined
  pausedAt: Instant | undefined
  /** The journal was put back from a copy then, and what this store sends must not be sent twice. */
  restoredAt: Instant | undefined
  /** When the last hint of this store was taken in. */
  heardAt: Instant | undefined
  /** Number of the pass that began last; `beginPass` style counting is done by `patchStore({ pass })`. */
  pass: number
}

export interface Hint {
  orderId: string
  receivedAt: Instant
}

/** Kept in the journal and never in a configuration: nobody has to know or copy them. */
export interface HookSecrets {
  current: string
  /** The one before: what the shop signed with it may still be on its way. */
  previous: string | undefined
  /** When `current` was made. */
  since: Instant
}

export type StorePatch = Partial<Omit<StoreRecord, keyof StoreIdentity>>

export interface AccountRecord {
  name: string
  /** `credentials` or `parameters` while paused. */
  pausedCode: string | undefined
  pausedMessage: string | undefined
  pausedAt: Instant | undefined
  probeAt: Instant | undefined
  lastOkAt: Instant | undefined
  /** Fingerprint of the keys that were last tried: a change ends the wait for the next probe. */
  keys: string | undefined
}

/** One value of one setting, by the platform's own name; `''` is the file's again. */
export interface Setting {
  key: string
  source: string
  at: Instant
  value: string
}
