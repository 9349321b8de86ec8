import type { Instant } from '../clock.ts'
import type { Detail } from '../model/states.ts'

/** Stores and accounts, and what they go on as. */
export interface StoreJournal {
  /** Creates the store's row, or answers the one there is: the caller compares identities and refuses a change. */
  registerStore(identity: StoreIdentity, first: { baselineAt: Instant; watermark: Instant }): Promise<StoreRecord>
  store(name: string): Promise<StoreRecord | undefined>
  /** Every store it knows, also those no longer configured, by name. */
  stores(): Promise<StoreRecord[]>
  patchStore(name: string, patch: StorePatch): Promise<void>
  /** Takes the store's poll for this token until `until`; false while another's claim is alive. Its own claim is renewed. */
  claimPoll(name: string, token: string, now: Instant, until: Instant): Promise<boolean>
  releasePoll(name: string, token: string): Promise<void>
  /** Pauses the store (an instant) or lets it go on (undefined): an `action`. */
  pauseStore(store: string, pausedAt: Instant | undefined, actor: string, now: Instant): Promise<void>
  /** What `switchStore` would do now. */
  switchOutlook(name: string): Promise<SwitchOutlook>
  /**
   * The store goes on under another identity. What the old way may have handed over becomes `uncertain` (`switched`):
   * what was sent and not settled, what has a try without a certain no, and what may have left between a copy of this
   * journal and its coming back. What is open otherwise loses its account and reference and leaves by the new way; one
   * held as `reference-taken` is due again. What has ended keeps both until a person lets it go. Journaled in `action`.
   */
  switchStore(what: StoreSwitch): Promise<SwitchOutcome>
  /** Creates the account's row if need be. */
  account(name: string): Promise<AccountRecord>
  patchAccount(name: string, patch: Partial<Omit<AccountRecord, 'name'>>): Promise<void>
  /** Ends a pause: every due hand-over of the account that waits for `credentials` is due at `now`. Answers how many. */
  resumeAccount(name: string, now: Instant): Promise<number>
  /** Ends an outage: every due hand-over of the account that waits for its next try (`will-retry`) is due at `now`. Answers how many. */
  catchUp(account: string, now: Instant): Promise<number>
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
