import type { ConnectorContext, Secrets } from './connector/context.ts'

/** One address at which a shop, or the browser of the person who connects it, hands keys over: `/CONNECTOR/STEP`. */
export interface AuthStep<Settings = unknown> {
  method: 'GET' | 'POST'
  /**
   * Anybody may call it: believe nothing that the shop itself does not confirm, ask no address but the store's own, and
   * send a browser nowhere else. A `RecolteError` it throws is said to that person, in their language.
   */
  answer(request: AuthRequest, stores: readonly AuthStore<Settings>[]): Promise<AuthAnswer>
}

export interface AuthRequest {
  query: URLSearchParams
  /** By its name in lower case. */
  header(name: string): string | undefined
  /** At most 64 kB. */
  body: Uint8Array
}

/** A configured store of the connector: the step finds out which one is meant. */
export interface AuthStore<Settings = unknown> {
  name: string
  settings: Settings
  context: ConnectorContext
  secrets: Secrets
  /** Under which address this program is reached, without a slash at its end: the steps are `PUBLIC_URL/CONNECTOR/STEP`. */
  publicUrl: string | undefined
  /** The platform's reviews are to be shown in the shop: a right more may be needed. */
  publishes: boolean
}

/** Sends the browser on, or says a text of the catalogue (`magento.activated`) to the person before it. */
export type AuthAnswer =
  | { redirect: string; headers?: Record<string, string> }
  | { status: number; say: string; detail?: Record<string, string | number>; headers?: Record<string, string> }
