import type { Instant } from '../clock.ts'

/** A review that the shop's own pages show. Personal data: it goes into an export or to the platform, and is not kept. */
export interface ShopReview {
  /** The shop's own key. */
  id: string
  /** The product's id, as orders carry it. */
  product: string
  productName: string
  /** 1 to 5; absent where the buyer gave none. */
  rating?: number
  /** As typed, without markup. */
  text: string
  /** The one name that the shop shows. */
  author: string
  /** `''` where the shop has none. */
  email: string
  writtenAt: Instant
}

/** One page, oldest first. */
export interface ShopReviewPage {
  reviews: ShopReview[]
  /** Entries that could not be understood: counted and named, never dropped. */
  unreadable: { id: string; problem: string }[]
  /** A rough count of what is left, for progress only. */
  remaining?: number
}
