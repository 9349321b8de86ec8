import type { Instant } from '../clock.ts'
import type { ReviewLine, ReviewProblem } from '../model/review.ts'

/** What the journal keeps of reviews. */
export interface ReviewJournal {
  /**
   * Takes a delivery in, all of it or nothing: each line is counted, and the last word on a review stands. The same
   * line again changes nothing but its count.
   */
  takeReviews(delivery: ReviewDelivery): Promise<ReviewIntake>
  reviewAudit(store: string): Promise<ReviewAudit>
}

export interface ReviewDelivery {
  store: string
  /** The way it came: `module`. */
  source: string
  now: Instant
  lines: ReviewLine[]
}

/** What a delivery did. They sum to its lines. */
export interface ReviewIntake {
  added: number
  updated: number
  deleted: number
  averages: number
  /** Said what was known. */
  unchanged: number
  rejected: number
}

export interface ReviewAudit {
  /** Lines ever received, by the count of their deliveries. */
  received: number
  stored: number
  rejected: number
  /** Received, and neither: 0. */
  difference: number
  reviews: number
  removed: number
  problems: { problem: ReviewProblem; n: number; example: string }[]
}
