import type { Engine, StoreRuntime } from '../engine/runtime.ts'
import type { ReviewAudit } from '../journal/port.ts'

/** Reviews of products that the platform gave back. */
export interface Reviews {
  /** Every line ever received against what became of it. Reads the journal only. */
  auditReviews(store: string): Promise<ReviewAudit>
}

export function reviews({ journal }: Engine, known: (store: string) => StoreRuntime): Reviews {
  return { auditReviews: async (store) => journal.reviewAudit(known(store).name) }
}
