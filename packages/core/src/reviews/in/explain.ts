import type { Journal, ReviewChange, StoredReview } from '../../journal/port.ts'

/** One review as the journal has it, and how it came to be so. */
export interface ExplainedReview extends StoredReview {
  store: string
  /** `orphan`: the shop does not know its product. */
  standing: 'published' | 'removed' | 'orphan'
  /** Oldest first. */
  history: ReviewChange[]
}

export async function explainReview(journal: Journal, store: string, id: string): Promise<ExplainedReview | undefined> {
  const found = await journal.review(store, id)
  if (found === undefined) return undefined
  const standing = found.review === undefined ? 'removed' : found.productKnown === false ? 'orphan' : 'published'
  return { ...found, store, standing }
}
