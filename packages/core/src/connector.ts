import type { z } from 'zod'
import type { AuthStep } from './auth.ts'
import type { Clock } from './clock.ts'
import type { Send, Stream } from './http.ts'
import type { Order, OrderRow, OrderStatus } from './model/order.ts'
import type { ProductDetail } from './model/purchase.ts'
import type { ProductAverage, ProductReview, ReviewedProduct } from './model/review.ts'
import type { Shelf } from './model/shelf.ts'
import type { ShopReviewPage } from './model/shop-review.ts'

/** Everything a connector may use of the outside world. It creates no HTTP client, timer or logger of its own. */
export interface ConnectorContext {
  /** `fetch` under the one HTTP policy: retry, time-outs, body limit, redirect refusal, redaction. */
  fetch: typeof globalThis.fetch
  /** The same policy around one call of a library's own HTTP client. */
  send: Send
  /** A file too long for an answer, where the program can bring one. */
  stream?: Stream
  clock: Clock
  log: (event: { level: 'debug' | 'info' | 'warn'; code: string; detail?: Record<string, string | number> }) => void
  signal: AbortSignal
  /** For the store's own texts (status labels), where the shop can choose. */
  language: 'en' | 'fr'
  /**
   * Codes that the store's configuration names, as trigger, former trigger or exclusion: a shop whose codes are without
   * number (tags, say) tells of these alone. None where nobody configured a store.
   */
  named?: readonly string[]
  /** What the store was handed over and must remember. Absent where nobody set an encryption key. */
  secrets?: Secrets
}

/** Kept in the journal, encrypted under RECOLTE_ENCRYPTION_KEY; names are the connector's own, for each store apart. */
export interface Secrets {
  /** Throws `encryption-key-other` or `secret-damaged` rather than give what was not written. */
  read(names: readonly string[]): Promise<KeptSecrets>
  /**
   * Writes all of them together; `undefined` forgets one. With `since`, only where none of them was written after that
   * reading: false and nothing written otherwise, so that of several who renew a token one wins.
   */
  write(values: Readonly<Record<string, string | undefined>>, since?: KeptSecrets): Promise<boolean>
}

export interface KeptSecrets {
  /** What is kept of what was asked for. */
  values: Readonly<Record<string, string>>
  /** For `write` alone; it tells nothing of the values. */
  version: Readonly<Record<string, string>>
}

export interface StoreInfo {
  /** "WooCommerce 11.0.1" */
  software: string
  version: string
  /** IANA name or UTC offset of the shop's wall clock. */
  timeZone: string
  /** The shop's own clock when it answered (its `Date` header). */
  clock: Date
  /** What the key may do: `read-orders`, `read-products`, `write-webhooks`… with `true`, `false` or `unknown`. */
  rights: Record<string, boolean | 'unknown'>
  /** Findings worth a warning, as message codes of the connector's namespace. */
  warnings?: { code: string; detail?: Record<string, string | number> }[]
  /** How many days back the key sees orders, by their creation, and the connector's message that says why; absent: all. */
  sight?: { days: number; code: string }
  /** Names of the shop's active extensions, where the key may see them: a new one is told by the check. */
  plugins?: string[]
  /** What in the shop writes to buyers for reviews besides the platform, and where it is switched off. */
  askers?: { name: string; where: Record<'en' | 'fr', string> }[]
}

export interface ChangesQuery {
  /** Rows changed at or after this instant; the caller has already subtracted its overlap. */
  since: Date
  /** Rows of one page at most. A connector may give fewer, never more. */
  pageSize?: number
  /** The shop's time zone as `describe` last told it: a shop of wall-clock times need not be asked for it again. */
  timeZone?: string
  signal?: AbortSignal
}

/** One page of light rows, oldest change first. */
export interface ChangePage {
  rows: OrderRow[]
  /** Entries that could not be understood: kept and shown, never dropped. */
  unreadable: { id: string; problem: string }[]
  /**
   * Everything changed before this instant has been shown by this page and those before it. On the last page it reaches
   * the shop's clock, or at least the last row.
   */
  through: Date
  /** The shop's own clock when it answered. */
  clock: Date
  /** A rough count of what is left, for progress only. */
  remaining?: number
}

export type ReadResult =
  | { id: string; kind: 'order'; order: Order }
  /** The shop says that the order does not exist any more (its 404, its trash). */
  | { id: string; kind: 'gone' }
  /** `problem`: what does not fit, or a code of the connector's own messages, which is then the reason people read. */
  | { id: string; kind: 'unreadable'; problem: string }
  /** Asked for among others and not in the answer: proves nothing. Asked for alone, a connector says which it is. */
  | { id: string; kind: 'absent' }

/** One connection to one shop. The first four are required; what is absent further down is not offered. */
export interface Store {
  describe(): Promise<StoreInfo>
  statuses(): Promise<OrderStatus[]>
  /** At least one page, even when nothing changed. An abort throws: a list cut short must not look complete. */
  changes(query: ChangesQuery): AsyncIterable<ChangePage>
  /** Complete orders, in any order, one result for each id; none for none. */
  read(ids: string[]): Promise<ReadResult[]>
  /** Rows by creation date for the daily sweep, where `changes` would not do: created at or after `since`. */
  created?(query: ChangesQuery): AsyncIterable<ChangePage>
  /**
   * All that `changes` gave in its last complete reading stands in the journal: a shop whose things are put away once
   * they are taken puts them away now. A reading that only looks is not followed by this.
   */
  recorded?(): Promise<void>
  /** How many orders `created` would give from `from` up to `to`, by the shop's own count; absent where it has none. */
  count?(span: { from: Date; to: Date }): Promise<number>
  /** The reviews of products that the shop's own pages show, each once however the list changes meanwhile. */
  ownReviews?(query: { signal?: AbortSignal }): AsyncIterable<ShopReviewPage>
  /**
   * What the shop has under these references, by which reviews name products: at most 100, one answer for each, none
   * left out. A product that is there but not for sale is known.
   */
  products?(references: string[]): Promise<ReviewedProduct[]>
  /** Where the shop itself tells of changes: an order then leaves within seconds instead of at the next poll. */
  webhooks?: Webhooks
  /** Where the shop shows product reviews of its own: the platform's then stand among them. */
  reviews?: Shelf<ProductReview>
  /** Where the shop shows no more of reviews than a product's average. */
  averages?: Shelf<ProductAverage>
}

/**
 * The shop's own webhooks. They are hints and nothing more: an order is always read from the shop, so one that comes
 * twice, late or never changes nothing but the time. A shop without them may use the signed ping of docs/webhooks.md.
 */
export interface Webhooks {
  /** What `subscribe` asks the shop to tell, in the shop's own words. */
  topics: readonly string[]
  /**
   * Who sent this, by the bytes as they came and before anything of them is parsed. `secrets` are those that count now:
   * two while they are being changed, made by core and kept in its journal (`hmacMatches` tries them in constant time).
   * `test` is a request that the shop sends unsigned to try the address: answered, and nothing else.
   */
  verify(request: HookRequest, secrets: readonly string[]): 'genuine' | 'forged' | 'test'
  /** What a genuine one says. Throws for a body it cannot make out: answered with 400. */
  read(request: HookRequest): HookNews
  /** Asks the shop for every topic at this address, signed with this secret. Needs a key that may write. */
  subscribe?(url: string, secret: string): Promise<void>
  /** Every webhook of the shop about orders, whoever's it is. */
  list?(): Promise<Subscription[]>
  remove?(id: string): Promise<void>
}

/** A webhook as it came in, its body complete. */
export interface HookRequest {
  /** By its name in lower case. */
  header(name: string): string | undefined
  body: Uint8Array
}

export interface HookNews {
  /** Orders that may have changed, came or went. */
  ids?: string[]
  /** Addresses of buyers whom the shop asks to forget. */
  erase?: string[]
  /** Orders whose buyers the shop asks to forget, where it may not name them. */
  eraseOrders?: string[]
  /** The shop asks to forget every buyer of its own. */
  eraseAll?: boolean
  /** Addresses of buyers of whom the shop asks what is known. */
  report?: string[]
  /** The shop has taken its leave. */
  uninstalled?: boolean
}

export interface Subscription {
  id: string
  topic: string
  url: string
  /** False where the shop has stopped sending. */
  active: boolean
}

/** Texts of a connector: namespaced code (`woocommerce.plain-permalinks`) → languages → what happened and what to do. */
export type ConnectorMessages = Record<string, Record<'en' | 'fr', { message: string; next: string }>>

/** Where an order stands, and where it has to come to: codes as rows and `normaliseStatus` give them. */
export interface WaitingOrder {
  statuses: readonly string[]
  trigger: readonly string[]
}

/** Where a person finds things in a shop, as its own menus name them: "WooCommerce > Orders". */
export interface ShopMenus {
  /** Where an order is opened and corrected. */
  orders: string
  /** Where the key is, and what it may do. */
  keys: string
  /** Where what was added to the shop (plugins, modules, apps) is switched off or updated. */
  extensions: string
}

export interface ConnectorDefinition<Settings = unknown> {
  contract: 1
  /** `woocommerce`: the word after `"connector":` in a configuration. */
  name: string
  /** "WooCommerce": how people read it. */
  label: string
  version: string
  /** zod schema of `settings`; secrets are marked with `secret()`. */
  config: z.ZodType<Settings>
  defaultTrigger: string[]
  /** How many ids one `read` takes best. */
  readBatch: number
  /** Does no I/O: the first call does. */
  connect(settings: Settings, context: ConnectorContext): Store
  /** The code as rows hold it, of one written by a person in another of the shop's own spellings (`wc-completed`). */
  normaliseStatus?(code: string): string
  /** Where a person finds things in the shop, by its own menus; "the shop’s back office" where it is absent. */
  menus?: Record<'en' | 'fr', ShopMenus>
  /** Where a person finds in the shop what an order may lack of its products, by the shop's own menus. */
  productDetails?: Record<ProductDetail, Record<'en' | 'fr', string>>
  /**
   * For a shop whose orders stand at several things at once (payment, shipping): what an order lacks for its trigger, in
   * words that end the sentence "The order waits: …". `undefined` where its statuses say it all.
   */
  missing?(order: WaitingOrder, language: 'en' | 'fr'): string | undefined
  /** By the last part of their path: how the shop hands its keys over, instead of having them copied. */
  auth?: Record<string, AuthStep<Settings>>
  messages?: ConnectorMessages
}

/** A connector whose settings are checked by its own schema before `connect` sees them. */
export interface Connector {
  contract: 1
  name: string
  label: string
  version: string
  config: z.ZodType
  defaultTrigger: string[]
  readBatch: number
  messages: ConnectorMessages
  normaliseStatus?(code: string): string
  menus?: Record<'en' | 'fr', ShopMenus>
  productDetails?: Record<ProductDetail, Record<'en' | 'fr', string>>
  missing?(order: WaitingOrder, language: 'en' | 'fr'): string | undefined
  auth?: Record<string, AuthStep>
  /** Parses the settings, then connects. Throws `ConfigError` with paths when they do not fit. */
  connect(settings: unknown, context: ConnectorContext): Store
}

/** Turns a definition into a connector: the only place where settings pass from unknown to known. */
export function defineConnector<Settings>(definition: ConnectorDefinition<Settings>): Connector {
  const { config, auth = {}, messages = {} } = definition
  const known = ({ method, answer }: AuthStep<Settings>): AuthStep => ({
    method,
    answer: (request, stores) =>
      answer(
        request,
        stores.map((store) => ({ ...store, settings: config.parse(store.settings) })),
      ),
  })
  return {
    ...definition,
    messages,
    auth: Object.fromEntries(Object.entries(auth).map(([name, step]) => [name, known(step)])),
    connect: (settings, context) => definition.connect(config.parse(settings), context),
  }
}
