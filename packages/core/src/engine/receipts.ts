import type { Clock } from '../clock.ts'
import type { Delivery, Method, Receipt } from '../method.ts'

/** What is in flight is always waited for: its time-outs are the method's own. */
const NEVER = new AbortController().signal

/**
 * Hands a batch to a method. One that throws has said nothing of its orders: they may have left. Its words may hold
 * anything, so only the kind of its error is kept.
 */
export async function receiptsOf(method: Method, batch: Delivery[], clock: Clock): Promise<Receipt[]> {
  try {
    return (await method.deliver?.(batch, NEVER)) ?? []
  } catch (error) {
    const code = error instanceof Error ? error.name : typeof error
    const failed = { outcome: 'unanswered', code, message: `the delivery failed (${code})` } as const
    return batch.map(({ handoverId }) => ({ handoverId, ...failed, at: clock.now() }))
  }
}
