import type { Instant } from '../../clock.ts'
import type { Product, Purchase } from '../../model/purchase.ts'

export interface Refusal {
  return: number
  [key: string]: unknown
}

/** An order ready to be handed over, with what a module says of it beside the purchase. */
export interface OfferedOrder {
  /** The shop's own id. */
  id: string
  /** The number people know. */
  number: string
  purchase: Purchase
  /** Code of the status it stands at, and how the shop calls it. */
  status: string
  statusLabel: string
  changedAt: Instant
}

/** What a module says of itself and of its settings. */
export interface SiteState {
  software: string
  version: string
  /** Names Recolte, so that the platform's support recognises who answers. */
  module: string
  installedAt: string
  now: string
  webId: string
  maskedKey: string
  delay: number
  delayProduct: number
  process: 'onorder' | 'onorderstatuschange'
  chosen: string[]
  askProducts: 'yes' | 'no'
  forbidden: string[]
  statuses: { code: string; label: string }[]
  /** What the platform pushed and Recolte only keeps, under the key of the message. */
  kept: Readonly<Record<string, string>>
}

/** How the module of one kind of shop speaks. All differences stand in `dialects.ts`. */
export interface Dialect {
  encoding: 'json' | 'php'
  /** `#netreviews-start#` … `#netreviews-end#` around the answer. */
  markers: boolean
  /** The answer is a JSON text in quotes. */
  quoted: boolean
  /** The two fields may come as a JSON body, too. */
  json: boolean
  /** By what its module knows an order at the platform: the shop's id, or the number people know. */
  reference: 'id' | 'number'
  /** The answer repeats a signature. */
  signs: boolean
  list: 'map' | 'array'
  /** Orders of one answer at most; undefined is all. */
  limit?: number
  refusals: Record<'empty' | 'undecodable' | 'notConfigured' | 'wrongId' | 'wrongSign', Refusal>
  /** Undefined is an empty answer. */
  unknownQuery?: Refusal
  active: string
  /** What `truncateTables` empties, and how that is said. */
  truncates: 'reviews' | 'configuration'
  truncated: string
  /** Actions it knows beside those every dialect has. */
  actions: readonly string[]
  flagged(n: number, value: string, query: string): Record<string, unknown>
  /** Days for the shop's review and, on top of them or alone, for the products'. */
  delays(delay: number, product: number): Record<string, number>
  order(order: OfferedOrder, timeZone: string): Record<string, unknown>
  product(product: Product): Record<string, unknown>
  site(state: SiteState): Record<string, unknown>
}
