import type { Clock, Instant } from './clock.ts'
import type { RecolteConfigInput } from './config.ts'
import type { Connector, StoreInfo } from './connector.ts'
import type { Custody } from './custody.ts'
import type { BackfillPreview } from './engine/backfill.ts'
import type { Inbound, Reply } from './hooks/inbound.ts'
import type { WebhookAct, WebhookReport } from './hooks/manage.ts'
import type { Backfill, Journal, OrderSummary } from './journal/port.ts'
import type { ReasonCode } from './messages/reasons.ts'
import type { Language } from './messages/render.ts'
import type { MethodDefinition } from './method.ts'
import type { OrderStatus } from './model/order.ts'
import type { ShownState } from './model/states.ts'
import type { ModuleSettings } from './module/configuration.ts'
import type { TakingOver } from './module/takeover.ts'
import type { Privacy } from './privacy.ts'
import type { Filing } from './report/files.ts'
import type { Followed, Following } from './report/follow-up.ts'
import type { Reporting } from './report/report.ts'
import type { Reviews } from './reviews/reviews.ts'
import type { Switching } from './switching.ts'
import type { Verifying } from './verify/verifying.ts'

/** What `createRecolte` takes: the configuration's own shape, with connectors, methods and a journal as objects. */
export interface RecolteOptions {
  accounts: RecolteConfigInput['accounts']
  stores: RecolteConfigInput['stores']
  connectors: Connector[]
  /** Methods beside the built-in ones (`webservice`, `purchase-events`). */
  methods?: MethodDefinition[]
  /** A file for the embedded journal, or any journal. */
  journal: string | Journal
  /** 32 bytes in base64 or hex, under which is kept what shops hand over; default: RECOLTE_ENCRYPTION_KEY of the environment. */
  encryptionKey?: string | undefined
  language?: Language
  clock?: Clock
  /** Called for what happens during a pass; never throws back. */
  onEvent?: (event: RecolteEvent) => void
}

export type RecolteEvent =
  | { type: 'collecting'; store: string; seen: number; remaining?: number; first: boolean }
  | { type: 'delivering'; store: string; done: number; left: number }
  | { type: 'warning'; store?: string; code: string; detail: Record<string, string | number> }
  | {
      type: 'log'
      level: 'debug' | 'info' | 'warn'
      code: string
      store?: string
      detail?: Record<string, string | number>
    }

  /** While serving: one store had its turn, because its poll was due, webhooks came in, or orders came due. */
  | { type: 'turn'; store: string; why: 'poll' | 'hints' | 'due'; result: StoreSync }
  /** While serving: an account was paused or its platform stopped answering; without `problem`, it goes on. */
  | { type: 'account'; account: string; problem?: AccountProblem }

export interface Recolte
  extends ByHand,
    Switching,
    Privacy,
    Reporting,
    Filing,
    Reviews,
    Custody,
    ModuleSettings,
    TakingOver,
    Verifying,
    Following {
  /** One pass: collects from each store, then delivers all that is due. Never throws for a store's or the platform's failure. */
  sync(options?: SyncOptions): Promise<SyncResult>
  /** Why an order stands where it stands: by reference, number, id or e-mail. One entry per order found; `unknown` alone when none. */
  explain(query: ExplainQuery): Promise<Explanation[]>
  check(options?: CheckOptions): Promise<CheckResult>
  /** The shop's statuses, the chosen ones marked. Throws `RecolteError` where the shop cannot be read. */
  statuses(store: string): Promise<{ info: StoreInfo; statuses: (OrderStatus & { chosen: boolean })[] }>
  /** What `retry` or `cancel` would find: to be shown before acting. */
  find(query: ExplainQuery): Promise<OrderSummary[]>
  /**
   * Polls each store every `pollEvery`, follows webhooks within seconds, delivers what comes due; until `signal` aborts:
   * then what is in flight is finished, every lease given back, and only `close` is left to call. Nothing that fails in
   * a shop, at the platform or in the journal ends it. Takes in no webhooks by itself: mount `fetch`, or `listen(handle)`.
   */
  serve(options: { signal: AbortSignal }): Promise<void>
  /** Web handler for what the outside calls: `…/hooks/STORE`, `…/healthz`, `…/CONNECTOR/STEP` (`auth`); 404 for everything else. */
  fetch(request: Request): Promise<Response>
  /** The same for a server that knows no web requests; `listen` is one. */
  handle(request: Inbound): Promise<Reply>
  /** The store's webhooks, after doing what is asked. Throws `no-public-url`, or what the shop says to a key that may not write. */
  webhooks(store: string, act?: WebhookAct): Promise<WebhookReport>
  /** Throws what would refuse this configuration for a store the journal already knows (`account-changed`…). Asks no shop. */
  verify(): Promise<void>
  close(): Promise<void>
}

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

export interface SyncOptions {
  stores?: string[]
  /** Starts nothing new after this many milliseconds; what is in flight is finished. */
  maxDurationMs?: number
  signal?: AbortSignal
}

export interface StoreSync {
  /** Orders this pass looked at; the counts by state below sum to it. */
  seen: number
  counts: Record<ShownState, number>
  /** What kept the pass from reading the shop. */
  failure?: { code: string; detail: Record<string, string | number> }
  /** The store was connected in this pass: nothing leaves for the past. `trigger` as the shop names these statuses. */
  first?: { baselineAt: Instant; followed: number; trigger: string[] }
  /** Paused by hand: collected, nothing delivered. */
  paused?: boolean
  /** Another process was reading the shop, so this pass only delivered. */
  busy?: boolean
  /** What is to be said although nothing failed. */
  warnings: StoreWarning[]
}

/**
 * - `brake`: `held` orders of `count` that became ready at once, where `usual` a day or at most `limit` do.
 * - `held`: `held` more orders stay until somebody releases or cancels them.
 * - `rules-changed`: `left` orders had reached the new rules before those were there, and stay behind.
 * - `store-paused`: `since` an instant; `waiting` orders are ready.
 */
export interface StoreWarning {
  code: 'brake' | 'held' | 'rules-changed' | 'store-paused'
  detail: Record<string, string | number>
}

export interface AccountProblem {
  state: 'paused' | 'unreachable'
  code: string
  message: string
  /** Orders that are ready and wait for this account. */
  waiting: number
}

export interface SyncResult {
  ok: boolean
  stores: Record<string, StoreSync>
  /** Accounts that are paused, or whose platform did not answer in this pass. */
  accounts: Record<string, AccountProblem>
  /** Accounts whose platform answers again after an hour or more: all that had waited for it leaves. */
  recovered: Record<string, { since: Instant }>
  /** `maxDurationMs` ended the pass before everything due had left. */
  cutShort: boolean
}

export type ExplainQuery = { text: string; store?: string } | { email: string; store?: string }

export interface Explanation {
  reference: string
  store: string
  connector: string
  orderId: string
  status: ShownState | 'unknown'
  /** Label of the status the order stands at in the shop, where known. */
  shopStatus: string | undefined
  reason: { code: string; message: string; next: string }
  dates: {
    ordered: Instant | null
    qualified: Instant | null
    collected: Instant | null
    scheduled: Instant | null
    sent: Instant | null
  }
  /** Where the delay behind `scheduled` comes from. */
  delay: { days: number; from: 'config' } | { from: 'account' } | undefined
  /** What the platform's export said of it, where one was read in. */
  followUp: Followed | undefined
  attempts: { at: Instant; outcome: string; message: string }[]
  statusHistory: { at: Instant; status: string; source: 'cms' | 'seen' }[]
}

export interface CheckOptions {
  stores?: string[]
  /** Sends one deliberately unsigned-for request to learn whether the keys are known; off unless asked for. */
  probe?: boolean
  /** Takes the shops as they are now for what later checks compare with. */
  accept?: boolean
  signal?: AbortSignal
}

export interface Finding {
  /** Of the diagnosis; its texts stand in docs/reasons.md under `check-…`. */
  id: string
  group: 'orders' | 'delay' | 'automation' | 'connection' | 'versions'
  status: 'ok' | 'warning' | 'failure' | 'skipped'
  /** Which of its texts, or of the errors it met. */
  code: string
  store: string | undefined
  message: string
  next: string
}

export interface CheckResult {
  ok: boolean
  results: Finding[]
}

export interface ActResult {
  done: boolean
  outcome: 'done' | 'final' | 'sending' | 'no-handover'
  before: ShownState
}
