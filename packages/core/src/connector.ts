import type { z } from 'zod'
import type { Clock } from './clock.ts'
import type { Send } from './http.ts'
import type { Order, OrderRow, OrderStatus } from './model/order.ts'

/** Everything a connector may use of the outside world. It creates no HTTP client, timer or logger of its own. */
export interface ConnectorContext {
  /** `fetch` under the one HTTP policy: retry, time-outs, body limit, redirect refusal, redaction. */
  fetch: typeof globalThis.fetch
  /** The same policy around one call of a library's own HTTP client. */
  send: Send
  clock: Clock
  log: (event: { level: 'debug' | 'info' | 'warn'; code: string; detail?: Record<string, string | number> }) => void
  signal: AbortSignal
  /** For the store's own texts (status labels), where the shop can choose. */
  language: 'en' | 'fr'
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
}

/** Texts of a connector: namespaced code (`woocommerce.plain-permalinks`) → languages → what happened and what to do. */
export type ConnectorMessages = Record<string, Record<'en' | 'fr', { message: string; next: string }>>

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
  /** Parses the settings, then connects. Throws `ConfigError` with paths when they do not fit. */
  connect(settings: unknown, context: ConnectorContext): Store
}

/** Turns a definition into a connector: the only place where settings pass from unknown to known. */
export function defineConnector<Settings>(definition: ConnectorDefinition<Settings>): Connector {
  return {
    ...definition,
    messages: definition.messages ?? {},
    connect: (settings, context) => definition.connect(definition.config.parse(settings), context),
  }
}
