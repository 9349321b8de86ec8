import type { StoreRuntime } from '../../engine/runtime.ts'
import type { Journal, ReviewChange, Shelved, StoredReview } from '../../journal/port.ts'
import { shelvesOf } from '../publish.ts'

/** One review as the journal has it, and how it came to be so. */
export interface ExplainedReview extends StoredReview {
  store: string
  /** `orphan`: the shop does not know its product. */
  standing: 'published' | 'removed' | 'orphan'
  /** Oldest first. */
  history: ReviewChange[]
  /** How it stands in the shop, where the store shows reviews there. */
  shelved: Shelved | undefined
}

export async function explainReview(
  journal: Journal,
  runtime: StoreRuntime,
  id: string,
): Promise<ExplainedReview | undefined> {
  const { name: store } = runtime
  const found = await journal.review(store, id)
  if (found === undefined) return undefined
  const standing = found.review === undefined ? 'removed' : found.productKnown === false ? 'orphan' : 'published'
  const shows = shelvesOf(runtime).includes('review')
  const shelved = shows ? await journal.shelved({ store, kind: 'review', id }) : undefined
  return { ...found, store, standing, shelved }
}
