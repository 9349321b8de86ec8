import type { ByHand } from './api/by-hand.ts'
import type { ExplainQuery, Explanation } from './api/explanation.ts'
import type { CheckOptions, CheckResult } from './api/findings.ts'
import type { RecolteEvent, SyncOptions, SyncResult } from './api/passes.ts'
import type { Clock } from './clock.ts'
import type { RecolteConfigInput } from './config.ts'
import type { Connector, StoreInfo } from './connector.ts'
import type { Custody } from './custody.ts'
import type { Fixing } from './engine/files/fixing.ts'
import type { Inbound, Reply } from './hooks/inbound.ts'
import type { WebhookAct, WebhookReport } from './hooks/manage.ts'
import type { Journal, OrderSummary } from './journal/port.ts'
import type { Language } from './messages/text.ts'
import type { MethodDefinition } from './method.ts'
import type { OrderStatus } from './model/order.ts'
import type { ModuleSettings } from './module/configuration.ts'
import type { TakingOver } from './module/takeover.ts'
import type { Privacy } from './privacy.ts'
import type { Filing } from './report/files.ts'
import type { Following } from './report/follow-up.ts'
import type { Reporting } from './report/report.ts'
import type { ReviewFiles } from './reviews/in/files.ts'
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
  /** Reads files of reviews (`reviews.from.files`); `@recolte/review-files` has one. */
  reviewFiles?: ReviewFiles
  /** A file for the embedded journal, or any journal. */
  journal: string | Journal
  /** 32 bytes in base64 or hex, under which is kept what shops hand over; default: RECOLTE_ENCRYPTION_KEY of the environment. */
  encryptionKey?: string | undefined
  language?: Language
  clock?: Clock
  /** Called for what happens during a pass; never throws back. */
  onEvent?: (event: RecolteEvent) => void
}

export interface Recolte
  extends ByHand,
    Switching,
    Privacy,
    Reporting,
    Filing,
    Fixing,
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
  /** Web handler for what the outside calls: `…/hooks/STORE`, `…/healthz`, `…/CONNECTOR/STEP` (`auth`), `…/reviews/STORE/PRODUCT.json`; 404 for everything else. */
  fetch(request: Request): Promise<Response>
  /** The same for a server that knows no web requests; `listen` is one. */
  handle(request: Inbound): Promise<Reply>
  /** The store's webhooks, after doing what is asked. Throws `no-public-url`, or what the shop says to a key that may not write. */
  webhooks(store: string, act?: WebhookAct): Promise<WebhookReport>
  /** Throws what would refuse this configuration for a store the journal already knows (`account-changed`…). Asks no shop. */
  verify(): Promise<void>
  close(): Promise<void>
}
