import type { App } from '../app.ts'
import type { ShopifySummary } from './admin.ts'
import type { Bend } from './bend.ts'
import type { BulkPlan } from './bulk/operations.ts'
import type { ShopifyClient } from './client.ts'
import type { ShopifyFault } from './faults.ts'
import type { ShopifyToken } from './gate.ts'
import type { Approval } from './graphql/access.ts'
import type { Metafield } from './graphql/metafields.ts'
import type { ShopifyMix } from './orders/generate.ts'
import type { ShopifyLive } from './orders/live.ts'
import type { ShopifyOrder } from './orders/order.ts'
import type { Post, ShopifyDelivered, ShopifyDeliverOptions } from './webhooks/courier.ts'
import type { ShopifyNotices } from './webhooks/notices.ts'

export interface ShopifyOptions {
  /** Generated orders; they cost no memory. */
  orders?: number
  seed?: number
  mix?: Partial<ShopifyMix>
  /** Instants between which the generated orders lie; 50 days up to now. */
  from?: number
  to?: number
  /** Plain products, besides the curious ones. */
  products?: number
  now?: () => number
  /** Access tokens from the start; `shpat_test` with every scope, unless told otherwise. */
  tokens?: ShopifyToken[]
  /** The app: its secret signs webhooks and OAuth callbacks. */
  client?: ShopifyClient
  /** Whether app and store are of one organisation, which client credentials need. */
  sameOrganization?: boolean
  /** The `.myshopify.com` domain. */
  domain?: string
  timeZone?: string
  currency?: string
  /** Points; 4,000 restored at 200 a second unless told otherwise. Its clock is the shop's, unless it has its own. */
  bucket?: { size?: number; rate?: number; now?: () => number }
  /** API version of what webhooks carry: the app's setting, whatever version subscribed. */
  webhookVersion?: string
  /** How webhooks leave; the global `fetch` unless told otherwise. */
  post?: Post
}

export interface Shopify extends App, ShopifyLive, ShopifyNotices {
  fault(plan: ShopifyFault): void
  clearFaults(): void
  /** Bends the answered node of one order; `undefined` straightens it again. */
  raw(id: number, mutate: Bend | undefined): void
  /** What Shopify approved the app for: protected customer data. */
  approve(approval: Approval): void
  /** A token more, or the same one with other scopes. */
  grant(token: ShopifyToken): void
  /** Ends one token, or all. */
  revoke(token?: string): void
  /** Changes the app's secret; the former one still signs for an hour. */
  rotateSecret(secret: string): void
  /** Leaves so many points in the bucket. */
  drain(left: number): void
  /** How bulk operations go from now on. */
  bulk(plan: BulkPlan): void
  /** Subscriptions of the app's own configuration: the privacy topics, and those named. */
  configureWebhooks(uri: string, topics?: string[]): void
  /** Sends the webhooks that wait. What is not taken waits for the next time, as Shopify tries again. */
  deliverWebhooks(options?: ShopifyDeliverOptions): Promise<ShopifyDelivered[]>
  /** Every order as the shop keeps it, past the API and its costs. */
  all(): Iterable<ShopifyOrder>
  /** Id of the i-th generated order. */
  idOf(index: number): number
  metafields(): Metafield[]
  summary(): ShopifySummary
  now(): number
  readonly requests: number
}
