import type { Instant } from '../clock.ts'

/** What a buyer is asked to review. Keys are ours; each method writes them under the platform's names. */
export interface Product {
  id: string
  name: string
  url?: string
  image?: string
  sku?: string
  ean?: string
  upc?: string
  jan?: string
  isbn?: string
  mpn?: string
  brand?: string
  category?: string
}

/** What is told of a product beside its name, and may be lacking; `gtin` is any of its trade numbers. */
export type ProductDetail = 'url' | 'image' | 'gtin'

/** One purchase as every method gets it: personal data, so it lives in the journal's `payload` only. */
export interface Purchase {
  reference: string
  email: string
  firstName: string
  lastName: string
  orderedAt: Instant
  reachedAt: Instant
  /** Days; absent means the account's own delay. 0 is not absent: it means at once. */
  delayDays?: number
  productDelayDays?: number
  /** Digits, international, without plus. */
  phone?: string
  channel?: string
  shop?: string
  shopName?: string
  language?: string
  country?: string
  amount?: { amount: string; currency: string }
  extra?: Record<string, string>
  products: Product[]
}
