import type { Instant } from '../clock.ts'
import type { ReasonCode } from '../messages/reasons.ts'
import type { ShownState } from '../model/states.ts'
import type { Correction, FailedOrder, FileEnd, FileOrder, HandedFile, NewFile } from './files.ts'
import type { FollowUp, ImportSpan, Reconciliation } from './follow-up.ts'
import type { Act, ActOnMany, ActOutcome, Backfill, Concerned, SkippedQuery } from './records/acts.ts'
import type {
  FlagOffers,
  Leased,
  LeasedOrder,
  LeaseQuery,
  Offer,
  OfferQuery,
  OffersQuery,
  Prepared,
  PrepareOutcome,
  Settlement,
  TakeOver,
} from './records/handovers.ts'
import type {
  ClosePass,
  Decide,
  FindQuery,
  ListQuery,
  OrderKey,
  OrderStory,
  OrderSummary,
  PageOutcome,
  PageRecord,
  Redecide,
} from './records/orders.ts'
import type { PersonRecord, Suppress, Suppressed, SuppressionKind } from './records/privacy.ts'
import type { Evidence, EvidenceQuery, ReportQuery, ReportRow, TotalsQuery, TotalsRecord } from './records/reports.ts'
import type {
  AccountRecord,
  BackupRecord,
  Hint,
  HookSecrets,
  JournalInfo,
  Restored,
  Setting,
  StoreIdentity,
  StorePatch,
  StoreRecord,
  StoreSwitch,
  SwitchOutcome,
  SwitchOutlook,
} from './records/stores.ts'
import type { ReviewPushJournal } from './review-push.ts'
import type { ReviewJournal } from './reviews.ts'
import type { ShelfJournal } from './shelf.ts'

export type * from './files.ts'
export type * from './records/acts.ts'
export type * from './records/handovers.ts'
export type * from './records/orders.ts'
export type * from './records/privacy.ts'
export type * from './records/reports.ts'
export type * from './records/stores.ts'
export type * from './review-push.ts'
export type * from './reviews.ts'
export type * from './shelf.ts'

/**
 * The durable record of every order seen, each decision, hand-over and date. One method is one transaction: when its
 * promise resolves, what it did is on disk; when it rejects, nothing of it is. Callbacks are pure and synchronous:
 * they may run inside the transaction and may run again. Two processes may use one journal at the same time.
 */
export interface Journal extends ReviewJournal, ReviewPushJournal, ShelfJournal {
  /**
   * max(clock, last instant this journal has seen), which it remembers. `steppedBack` is how far the clock stands behind.
   * By more than 5 minutes, it was wrong before: then `now` is the clock, and what was to be waited for until a later
   * instant by the old one (next tries, leases, claims, `retryAt`, sweeps) is brought back to it, but not what must not leave before.
   */
  tick(clock: Instant): Promise<{ now: Instant; steppedBack: number }>
  info(): Promise<JournalInfo>
  close(): Promise<void>

  /** A value kept for the engine (facts read at most daily, key fingerprints): JSON text by key. */
  getMeta(key: string): Promise<string | undefined>
  setMeta(key: string, value: string): Promise<void>

  /** Creates the store's row, or answers the one there is: the caller compares identities and refuses a change. */
  registerStore(identity: StoreIdentity, first: { baselineAt: Instant; watermark: Instant }): Promise<StoreRecord>
  store(name: string): Promise<StoreRecord | undefined>
  /** Every store it knows, also those no longer configured, by name. */
  stores(): Promise<StoreRecord[]>
  patchStore(name: string, patch: StorePatch): Promise<void>
  /** Takes the store's poll for this token until `until`; false while another's claim is alive. Its own claim is renewed. */
  claimPoll(name: string, token: string, now: Instant, until: Instant): Promise<boolean>
  releasePoll(name: string, token: string): Promise<void>

  /**
   * Remembers that these orders may have changed, whoever said so: all of them in one transaction, at `now`. One already
   * remembered is renewed. Whether the store or the order exists is not asked. A store that is known was heard of then.
   */
  addHints(hints: OrderKey[], now: Instant): Promise<void>
  /** The hints of a store received at or before `until`, by order id: at most `limit`. */
  hints(store: string, until: Instant, limit: number): Promise<Hint[]>
  /** Forgets hints that have been followed, unless one was renewed since it was taken. */
  forgetHints(store: string, taken: Hint[]): Promise<void>
  /** The secrets with which a store's webhooks are signed. Where there are none, `first` becomes the current one. */
  hookSecrets(store: string, first: string, now: Instant): Promise<HookSecrets>
  /** Makes `next` the current secret; the one before it is kept as `previous`. */
  rotateHookSecret(store: string, next: string, now: Instant): Promise<HookSecrets>
  /** Ciphertexts by name; a name under which nothing is kept is left out. The journal never sees what they hold. */
  secrets(names: readonly string[]): Promise<Record<string, string>>
  /**
   * Writes all of them, `undefined` deleting one. With `expected`, only where each name to be written still holds what
   * `expected` says (nothing, where it says nothing): otherwise writes nothing and answers false.
   */
  writeSecrets(
    changes: Readonly<Record<string, string | undefined>>,
    expected?: Readonly<Record<string, string>>,
  ): Promise<boolean>

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

  /**
   * Records a page: each row's facts, its status history, `decide`'s decision and the new watermark, together.
   * A row already known with the same `changedAt` and statuses is free: not decided, not counted.
   * - `collect` or `hold` makes a hand-over (`due` at `notBefore` or now, or `held`) unless the order has one.
   * - an open hand-over (`due`, `held`, not leased) whose decision is now wait or skip is dissolved when it was never
   *   sent; one with attempts becomes `held` (wait) or `stopped` (skip) with the reason.
   * - a `held` hand-over whose own reason was a `wait` becomes due when the decision is `collect`.
   * - any change of an order with an open hand-over marks its payload as to be read again.
   * - final hand-overs (`collected`, `refused`, `stopped`, `expired`, `uncertain`, `handed`, `sent`) keep their state.
   */
  recordPage(page: PageRecord, decide: Decide): Promise<PageOutcome>
  /** Decides orders of the store again whose `rulesHash` differs and that wait or are skipped: at most `limit` a call. */
  redecide(again: Redecide, decide: Decide): Promise<{ decided: number; more: boolean }>

  /**
   * Leases due hand-overs whose time has come, oldest trigger first, and answers them with what delivery needs.
   * A `sent` one whose lease ran out (its process died between sending and settling) is leased like a due one when
   * its method is `repeatable`; otherwise `recover` has made it `uncertain` before.
   */
  lease(query: LeaseQuery): Promise<Leased[]>
  /** Prolongs leases that the token still holds. */
  renew(token: string, handoverIds: number[], until: Instant): Promise<void>
  /** Takes back `send`s that did not happen: `sent` becomes `due` again and the attempt is not counted. */
  unsend(token: string, handoverIds: number[]): Promise<void>
  /** Gives leases back untouched: a `due` one is due as before, a `sent` one is left for `recover` or the next lease. */
  release(token: string, handoverIds: number[]): Promise<void>
  /** `sent` hand-overs of these stores without a live lease become `uncertain` (method not repeatable). Answers how many. */
  recover(stores: string[], now: Instant): Promise<number>
  /** When the next lease of somebody else's runs out among these stores' open hand-overs, if any. */
  nextForeignLease(stores: string[], token: string, now: Instant): Promise<Instant | undefined>
  /** How many of a store's due hand-overs wait for this account (or for one not known yet). */
  waitingFor(store: string, account: string): Promise<number>
  /** When the next due hand-over of these stores comes due, not counting paused accounts'. */
  nextDue(stores: string[], excludeAccounts: string[]): Promise<Instant | undefined>

  /**
   * Writes what reading and qualifying made of leased hand-overs. Answers, in order, what really happened: a `send`
   * becomes `taken` (UNIQUE (account, reference) is another's: the hand-over is held as `reference-taken`), `suppressed`
   * (the buyer was erased: stopped as `erased`) or `lost` (the token no longer holds the lease).
   * `send` freezes account and reference, stores the payload, counts the attempt and moves the state to `sent`.
   */
  prepare(token: string, prepared: Prepared[], now: Instant): Promise<PrepareOutcome[]>
  /** Writes receipts: the new state, one attempt row each, the day's tally. A settlement whose token is no longer the
   *  lease's is dropped, except that a late `collected` wins over everything. Answers how many were written. */
  settle(token: string, settlements: Settlement[], now: Instant): Promise<number>

  /**
   * The next page of what is on offer (`ready`, and no change seen since), oldest trigger first. With `take` they are
   * `sent` under that lease as by `prepare`, the attempt counted and the reference frozen: what it would answer with
   * `taken` or `suppressed` is left out. What a dead process had taken is on offer again.
   */
  offer(query: OfferQuery): Promise<{ offers: Offer[]; next: OfferQuery['after'] }>
  /** How many are on offer. */
  onOffer(query: OffersQuery): Promise<number>

  /**
   * What is known of orders that a former module may have handed over: `collected` ones are skipped as `taken-before`,
   * for good; of the others, what is open is held as `taken-before-perhaps`. What has left meanwhile stays as it is.
   * Answers how many were changed; journaled in `action`.
   */
  takeOver(what: TakeOver): Promise<number>

  /**
   * Before a file is put: remembers it with the hand-overs in it, which the token has `sent`. False, and nothing
   * remembered, where it no longer has all of them. They are left alone by everybody but `settleFile` from here on.
   */
  openFile(token: string, file: NewFile): Promise<boolean>
  /** Files of a store, newest first; `open` ones only, if asked: those whose end is not known. */
  files(query: { store: string; open?: boolean; limit: number }): Promise<HandedFile[]>
  file(name: string): Promise<HandedFile | undefined>
  fileOrders(name: string): Promise<FileOrder[]>
  /** What became of a file, and with it of its orders, together. Answers how many of them it changed. */
  settleFile(name: string, end: FileEnd, settlements: Settlement[], now: Instant): Promise<number>
  /** What of a file waits for somebody, in the file's order. */
  failedOrders(file: string): Promise<FailedOrder[]>
  /**
   * Makes orders of a file due as a person corrected them, from when on what the shop says of buyer and products no
   * longer counts. Answers those it changed: not one that something else has settled since, nor one whose buyer may
   * not be written to. Journaled in `action`, with the names of what was changed.
   */
  correct(what: Correction): Promise<number[]>

  /** Every setting ever pushed or set back for a store, oldest first. */
  settings(store: string): Promise<Setting[]>
  putSettings(store: string, source: string, values: Record<string, string>, now: Instant): Promise<void>
  /**
   * The platform marks orders placed in a period: what is due of them is held (`platform-flagged`), or let go again.
   * Answers how many; more than `limit` of them are left as they are. Journaled in `action`.
   */
  flagOffers(what: FlagOffers): Promise<number>

  /** Orders by the reference or number people know, by id, or by the keyed hash of an e-mail; newest first. */
  find(query: FindQuery): Promise<OrderKey[]>
  /** Everything the journal knows of one order. */
  story(key: OrderKey): Promise<OrderStory | undefined>
  /** How many orders of a store stand in each shown state; with `pass`, only those this pass looked at. */
  counts(store: string, pass?: number): Promise<Record<ShownState, number>>
  /** One page of orders in the given states, by (store, order id). */
  list(query: ListQuery): Promise<{ orders: OrderSummary[]; next: string | undefined }>

  /** By hand: `retry` makes a final-but-open hand-over due at `now`, `cancel` stops one that has not left. Journaled in `action`. */
  act(act: Act): Promise<ActOutcome>

  /**
   * Opens what the store's pages took in with `awaitsPass`: due at its `notBefore` or now; or, where there are more of
   * them than `brake.limit`, all held together with that reason. Also opens what a pass that died left waiting.
   */
  closePass(close: ClosePass): Promise<{ opened: number; held: number }>
  /** By hand and for many: at most `limit` a call, each call one `action`. Answers how many. */
  actOnMany(act: ActOnMany): Promise<number>
  /** How many hand-overs that act would change now, by their reason; of `pause`, how many it keeps from leaving. */
  concerned(act: Concerned): Promise<Partial<Record<ReasonCode, number>>>
  /** Pauses the store (an instant) or lets it go on (undefined): an `action`. */
  pauseStore(store: string, pausedAt: Instant | undefined, actor: string, now: Instant): Promise<void>
  /** How many orders were collected on days from `since` (YYYY-MM-DD, UTC) on, and on how many days the store has a tally. */
  collectedSince(store: string, since: string): Promise<{ collected: number; days: number }>

  /** Skipped orders with this reason that reached their trigger in [from, to), oldest first: a page of keys. */
  skipped(query: SkippedQuery): Promise<{ orders: LeasedOrder[]; next: string | undefined }>
  countSkipped(query: Omit<SkippedQuery, 'limit' | 'after'>): Promise<number>
  /** Lets the next page of skipped orders go: each gets a hand-over `due` at `now` as `released`. Answers how many and the cursor after them. */
  takeSkipped(
    query: SkippedQuery & { method: string; now: Instant; pass: number; actor: string },
  ): Promise<{ taken: number; next: string | undefined }>
  startBackfill(backfill: Omit<Backfill, 'id' | 'cursor' | 'taken' | 'state'> & { actor: string }): Promise<number>
  backfills(store: string): Promise<Backfill[]>
  /**
   * The next of a running backfill, at most `limit` and no more than its cap and its rate leave; with how far it came,
   * in one transaction. It is `done` once its cap is reached or its period has no more.
   */
  takeBackfill(id: number, limit: number, at: { method: string; now: Instant; pass: number }): Promise<number>
  /** Of one that runs or is paused; false for every other, which has ended. */
  setBackfillState(id: number, state: Backfill['state'], actor: string, now: Instant): Promise<boolean>

  /** When the due hand-over that waits longest reached its trigger. */
  oldestDue(store: string): Promise<Instant | undefined>
  /**
   * Writes a consistent copy into `file`, which must not be there yet, while others go on writing. It holds everything
   * but payloads and says when it was taken. Throws `file-exists` or `file-unwritable`.
   */
  backup(file: string, at: Instant): Promise<BackupRecord>
  /**
   * A copy was put in the journal's place. What is open (`due`, `sent`, not held by a live lease) of the given stores
   * may have left since the copy was taken: it becomes `uncertain`, and the stores remember when. Answers how many.
   */
  restored(what: Restored): Promise<number>

  /** One page of a store's orders by the date they were placed, newest first, in the given states or in any. */
  report(query: ReportQuery): Promise<{ orders: ReportRow[]; next: ReportQuery['after'] }>
  /** How many orders placed in a period stand where and why, and what the platform answered on its days. */
  totals(query: TotalsQuery): Promise<TotalsRecord>

  /** What the check judges a store's collecting by: its newest orders, so that a large journal takes no longer. Reads only. */
  evidence(query: EvidenceQuery): Promise<Evidence>
  /** How many of a store's newest 2,000 orders changed in the shop after `from` and no later than `to`. */
  changedBetween(store: string, from: Instant, to: Instant): Promise<number>

  /** Takes in lines of the platform's export, each replacing an earlier one of its reference. Answers how many are of hand-overs here. */
  importFollowUps(account: string, rows: FollowUp[], now: Instant): Promise<number>
  followUp(account: string, reference: string): Promise<FollowUp | undefined>
  importSpan(account: string): Promise<ImportSpan | undefined>
  /** What differs between the account's hand-overs and all that was imported for it. */
  reconcile(account: string): Promise<Reconciliation>

  /** Everything held of the buyer behind this hash, by orders that were read for sending: others carry no address. */
  person(emailHash: string): Promise<PersonRecord>
  /**
   * Keeps the buyer behind this hash from being asked from now on: `prepare` answers `suppressed`, and what is open
   * and not being sent right now is stopped as `erased` or `opted-out`. `erased` also forgets what was read of the
   * buyer, the platform's words about them, and which hand-overs were theirs. Doing it again does no harm; an
   * erasure stays one when the buyer opts out later. Journaled in `action`, without the hash.
   */
  suppress(what: Suppress): Promise<Suppressed>

  /** Hashes of the buyers of these orders, of those that were read for sending. */
  buyersOf(store: string, orderIds: readonly string[]): Promise<string[]>
  /**
   * Forgets what was read of at most `limit` buyers of a store and the platform's words about them, and stops what would
   * still leave; the buyers may be asked for by other stores. Answers how many hand-overs it concerned: 0 once all is done.
   */
  eraseStore(store: string, now: Instant, limit: number): Promise<number>

  /** Whether the buyer behind this hash was erased or is not to be asked. */
  suppressed(emailHash: string): Promise<SuppressionKind | undefined>

  /** Erases payloads whose time has come: at most `limit` a call. Answers how many. */
  erase(now: Instant, limit: number): Promise<number>
  /** Keyed hash of an e-mail (trimmed, lower case); the key never leaves the journal. */
  emailHash(email: string): Promise<string>
}
