import type { Instant } from '../clock.ts'
import type { ReasonCode } from '../messages/reasons.ts'
import type { OrderRow } from '../model/order.ts'
import type { Purchase } from '../model/purchase.ts'
import type { DecisionKind, Detail, HandoverState, Reason, ShownState } from '../model/states.ts'
import type { FileEnd, FileOrder, HandedFile, NewFile } from './files.ts'
import type { FollowUp, ImportSpan, Reconciliation } from './follow-up.ts'
import type { ReviewJournal } from './reviews.ts'

export type * from './files.ts'
export type * from './reviews.ts'

/**
 * The durable record of every order seen, each decision, hand-over and date. One method is one transaction: when its
 * promise resolves, what it did is on disk; when it rejects, nothing of it is. Callbacks are pure and synchronous:
 * they may run inside the transaction and may run again. Two processes may use one journal at the same time.
 */
export interface Journal extends ReviewJournal {
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
   * remembered is renewed. Whether the store or the order exists is not asked.
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
  onOffer(store: string, account: string): Promise<number>

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

/** What the journal already knows of an order when it is decided again. */
export interface KnownOrder {
  decision: DecisionKind
  reason: Reason
  statuses: string[]
  createdAt: Instant
  changedAt: Instant
  firstSeenAt: Instant
  reachedAt: Instant | undefined
  reachedFrom: ReachedFrom | undefined
  handover: { id: number; state: HandoverState; attempts: number } | undefined
}

export type ReachedFrom = 'cms' | 'seen' | 'unknown'

export interface Decision {
  kind: 'wait' | 'skip' | 'collect' | 'hold'
  reason: Reason
  reachedAt?: Instant
  reachedFrom?: ReachedFrom
  /** The account, where the row already tells it. */
  account?: string
  /** `collect`: the hand-over does not leave before. */
  notBefore?: Instant
  /** Due only once `closePass` has seen how many this pass took in. */
  awaitsPass?: boolean
}

export interface ClosePass {
  store: string
  now: Instant
  /** `before`: those let go shortly before that count with this pass. */
  brake?: { limit: number; reason: Reason; before?: number }
}

export interface ActOnMany {
  /** `release`: held ones that a rule or a person holds become due; `cancel-held` stops those; `retry-refused`. */
  kind: 'release' | 'cancel-held' | 'retry-refused'
  store: string
  actor: string
  now: Instant
  limit: number
  /** Only those settled at or after this instant (`retry-refused`). */
  since?: Instant
}

export interface Concerned {
  kind: ActOnMany['kind'] | 'pause'
  store: string
  since?: Instant
}

export interface SkippedQuery {
  store: string
  reason: ReasonCode
  from: Instant
  to: Instant
  limit: number
  after?: string
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

/** Pure: decides one row. `known` is undefined for an order never seen. */
export type Decide = (row: OrderRow, known: KnownOrder | undefined) => Decision

export interface PageRecord {
  store: string
  method: string
  rulesHash: string
  pass: number
  now: Instant
  rows: OrderRow[]
  unreadable: { id: string; problem: string }[]
  /** Moves the watermark and the shop's clock; absent for a sweep, which moves neither. */
  through?: { watermark: Instant; shopClock: Instant }
}

export interface PageOutcome {
  /** Rows that were new or changed. */
  looked: number
  /** Rows never seen before. */
  added: number
}

export interface Redecide {
  store: string
  method: string
  rulesHash: string
  pass: number
  now: Instant
  limit: number
}

export interface LeaseQuery {
  stores: string[]
  excludeAccounts: string[]
  token: string
  now: Instant
  until: Instant
  limit: number
  /** Marks the orders as looked at by this pass of their store. */
  passes: Record<string, number>
  /** Only these hand-overs (a probe, one order by hand). */
  onlyAccount?: string
  /** What the caller takes the store for: one that was switched meanwhile gives it nothing. */
  as?: StoreIdentity
  /** Leaves `sent` ones without a live lease to `recover`: by a method that is not repeatable they must not go again. */
  onlyDue?: boolean
}

export interface LeasedOrder extends KnownOrder {
  orderId: string
}

export interface Sibling {
  orderId: string
  decision: DecisionKind
  /** Its own hand-over has left: the buyer is known at the platform by its reference. */
  left: boolean
}

export interface Leased {
  handoverId: number
  store: string
  account: string | undefined
  reference: string | undefined
  /** When the earliest of its orders reached the trigger. */
  reachedAt: Instant
  attempts: number
  /** Times in a row that `credentials` came back. */
  orders: LeasedOrder[]
  /** Other orders of the same purchase (`groupKey`) that are not in this hand-over. */
  siblings: Sibling[]
  /** The purchase as last read, unless a change was seen since. */
  payload: { purchase: Purchase; readAt: Instant } | undefined
  /** Why it waited: the reason of its last turn. */
  reason: Reason
}

interface Send {
  handoverId: number
  kind: 'send'
  account: string
  reference: string
  /** Present when it was read in this turn; absent when the stored payload goes again. */
  purchase?: Purchase
  emailHash?: string
  delayDays?: number
}

export type Prepared =
  | Send
  /** Dissolved (or, with attempts, held or stopped): the orders carry the reason. */
  | { handoverId: number; kind: 'wait' | 'skip'; reason: Reason }
  /** Ends here: `stopped` (refund, gone, erased) or `expired` (age limit). */
  | { handoverId: number; kind: 'stop' | 'expire'; reason: Reason }
  | { handoverId: number; kind: 'hold'; reason: Reason }
  /** On offer: stays `due` with its purchase at hand for the platform's next call, and is read again at `nextAt`. */
  | (Omit<Send, 'kind'> & { kind: 'ready'; reason: Reason; nextAt: Instant })
  /** Due again later, without an attempt (the shop could not be read). */
  | { handoverId: number; kind: 'later'; reason: Reason; nextAt: Instant }
  | { handoverId: number; kind: 'unreadable'; reason: Reason }

export interface OfferQuery {
  store: string
  account: string
  now: Instant
  limit: number
  after?: { reachedAt: Instant; handoverId: number } | undefined
  /** Absent only looks. */
  take?: { token: string; until: Instant } | undefined
}

/** One purchase that the platform may have now, with what its method says of the order beside it. */
export interface Offer extends Pick<Leased, 'handoverId' | 'reachedAt' | 'attempts' | 'reason'> {
  reference: string
  purchase: Purchase
  readAt: Instant
  orderId: string
  number: string | undefined
  statuses: string[]
  changedAt: Instant
  delayDays: number | undefined
}

export interface TakeOver {
  store: string
  orders: { orderId: string; verdict: 'collected' | 'perhaps'; evidence: string }[]
  actor: string
  now: Instant
}

/** One value of one setting, by the platform's own name; `''` is the file's again. */
export interface Setting {
  key: string
  source: string
  at: Instant
  value: string
}

export interface FlagOffers {
  store: string
  account: string
  from: Instant
  to: Instant
  flag: boolean
  actor: string
  now: Instant
  limit?: number
}

export type PrepareOutcome = 'done' | 'taken' | 'suppressed' | 'lost'

export interface Settlement {
  handoverId: number
  state: 'collected' | 'handed' | 'refused' | 'due' | 'uncertain' | 'expired'
  reason: Reason
  /** `due`: when to try again. */
  nextAt?: Instant
  attempt: { at: Instant; method: string; outcome: string; code?: string; message: string }
  collectedAt?: Instant
  scheduledAt?: Instant
  /** When the payload may be erased, for a final state. */
  eraseAfter?: Instant
}

export interface OrderKey {
  store: string
  orderId: string
}

export interface FindQuery {
  store?: string
  text?: string
  emailHash?: string
  limit: number
}

export interface OrderSummary extends OrderKey {
  reference: string | undefined
  state: ShownState
  reason: Reason
  createdAt: Instant
  changedAt: Instant
  reachedAt: Instant | undefined
  firstSeenAt: Instant
  decidedAt: Instant
  /** When the hand-over comes due or came due; undefined without one. */
  nextAt: Instant | undefined
  collectedAt: Instant | undefined
}

export interface OrderStory extends OrderSummary {
  statuses: string[]
  shop: string | undefined
  language: string | undefined
  reachedFrom: ReachedFrom | undefined
  statusHistory: { at: Instant; status: string; source: 'cms' | 'seen' }[]
  handover: HandoverStory | undefined
}

export interface HandoverStory {
  id: number
  account: string | undefined
  reference: string | undefined
  method: string
  state: HandoverState
  attempts: { n: number; at: Instant; method: string; outcome: string; message: string }[]
  nextAt: Instant
  settledAt: Instant | undefined
  collectedAt: Instant | undefined
  delayDays: number | undefined
  scheduledAt: Instant | undefined
  sentAt: Instant | undefined
  /** Other orders of the same purchase. */
  siblings: string[]
}

export interface ReportQuery {
  store: string
  states?: ShownState[] | undefined
  /** Placed at or after, and before. */
  from?: Instant | undefined
  to?: Instant | undefined
  limit: number
  /** The last order of the page before. */
  after?: { createdAt: Instant; orderId: string } | undefined
}

export interface ReportRow extends OrderSummary {
  account: string | undefined
  method: string | undefined
  delayDays: number | undefined
  scheduledAt: Instant | undefined
  sentAt: Instant | undefined
}

export interface TotalsQuery {
  store: string
  from: Instant
  to: Instant
  /** First and last day of the tallies (YYYY-MM-DD, UTC). */
  days: { first: string; last: string }
}

export interface TotalsRecord {
  orders: { state: ShownState; reason: ReasonCode; method: string | undefined; n: number }[]
  answers: { outcome: string; n: number }[]
}

export interface EvidenceQuery {
  store: string
  /** Orders placed from here on count for `reach`. */
  since: Instant
  /** First day of the tallies (YYYY-MM-DD, UTC). */
  days: string
}

/** Of the newest orders: 2,000 for `reach` and the last of each kind, 100 for `products`. */
export interface Evidence {
  lastChanged: { reference: string; at: Instant } | undefined
  lastCollected: { reference: string; at: Instant } | undefined
  /** What the platform answered, by day (UTC), oldest first. */
  days: { day: string; outcome: string; n: number }[]
  /** How many orders, and how many of them stand at or went through each status, most first. */
  reach: { orders: number; statuses: { status: string; n: number }[] }
  /** Purchases whose content is still kept, and how many of them carry a product. */
  products: { purchases: number; carrying: number }
}

/** Why a buyer is not asked: what is known of them was erased, or they only want to be left alone. */
export type SuppressionKind = 'erased' | 'opted-out'

export interface PersonRecord {
  suppressed: { kind: SuppressionKind; at: Instant } | undefined
  /** Newest first, with the purchase as read, while it is there. */
  orders: (OrderStory & {
    payload: { purchase: Purchase; readAt: Instant; eraseAfter: Instant | undefined } | undefined
  })[]
}

export interface Suppress {
  emailHash: string
  kind: SuppressionKind
  actor: string
  now: Instant
}

export interface Suppressed {
  /** Orders found under the hash, newest first, with the state they had before. */
  orders: (OrderKey & { reference: string | undefined; state: ShownState })[]
  /** Hand-overs that would have left and do not. */
  stopped: number
  /** Hand-overs on their way to the platform at this very moment. */
  sending: number
  /** Purchases and platform's answers erased. */
  payloads: number
  answers: number
  /** False where another process kept traces in the journal's own log from being overwritten: doing it again tries again. */
  overwritten: boolean
}

export interface ListQuery {
  store: string
  states: ShownState[]
  limit: number
  after?: string
}

export interface Act {
  /** `confirm`: a person saw at the platform what nobody had an answer for. */
  kind: 'retry' | 'cancel' | 'confirm'
  store: string
  orderId: string
  actor: string
  now: Instant
}

/** `done`, or why nothing was done: `final` (collected), `sending`, `no-handover`. */
export type ActOutcome = { outcome: 'done' | 'final' | 'sending' | 'no-handover'; before: ShownState }
