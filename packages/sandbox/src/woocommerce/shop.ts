import type { Catalogue } from './catalogue.ts'
import type { Ledger } from './ledger.ts'
import type { Reviews } from './reviews.ts'
import type { Zone } from './zone.ts'

/** What every part of the shop needs to know of it. */
export interface Shop {
  catalogue: Catalogue
  ledger: Ledger
  reviews: Reviews
  zone: Zone
  version: string
  hpos: boolean
  plain: boolean
  reports: boolean
  currency: string
  /** Statuses as the shop names them, custom ones included. */
  statuses: { slug: string; name: string }[]
  /** Active ones besides WooCommerce itself. */
  plugins: { plugin: string; name: string; version: string }[]
  /** Whether WooCommerce's own e-mail asking for reviews is on; without it the shop has none. */
  reviewMail: 'yes' | 'no' | undefined
  now(): number
  /** Test hooks that bend one order's document. */
  bent: Map<number, (order: Record<string, unknown>) => unknown>
}

export const atLeast = (version: string, wanted: string): boolean => {
  const [a, b] = [version, wanted].map((text) => text.split('.').map(Number))
  for (let place = 0; place < 3; place += 1) {
    const difference = (a?.[place] ?? 0) - (b?.[place] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

export const money = (cents: number): string => (cents / 100).toFixed(2)
export const restRoot = (url: string) => `${url}/wp-json/wc/v3`
const ONE = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
export const selfLink = (href: string, allow: readonly string[] = ONE) => [{ href, targetHints: { allow } }]
