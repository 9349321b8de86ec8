import type { z } from 'zod'
import type { AuthStep } from './auth.ts'
import type { ConnectorContext } from './connector/context.ts'
import type { Store } from './connector/store.ts'
import type { ProductDetail } from './model/purchase.ts'

export type * from './connector/context.ts'
export type * from './connector/store.ts'
export type * from './connector/webhooks.ts'

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
