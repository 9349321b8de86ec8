import type { Clock } from '../clock.ts'
import { ownWords } from '../messages/answers.ts'
import type { Delivery, Method, Receipt } from '../method.ts'

/** What is in flight is always waited for: its time-outs are the method's own. */
const NEVER = new AbortController().signal

/**
 * Hands a batch to a method and answers one receipt for each delivery, in order. A method that throws, or leaves one
 * out, has said nothing of it: it may have left. Its words may hold anything, so only the kind of its error is kept.
 */
export async function receiptsOf(method: Method, batch: Delivery[], clock: Clock): Promise<Receipt[]> {
  try {
    const receipts = new Map((await method.deliver?.(batch, NEVER))?.map((receipt) => [receipt.handoverId, receipt]))
    return batch.map(({ handoverId }) => receipts.get(handoverId) ?? silent(handoverId, 'no-receipt', clock))
  } catch (error) {
    const code = error instanceof Error ? error.name : typeof error
    return batch.map(({ handoverId }) => silent(handoverId, code, clock))
  }
}

function silent(handoverId: number, code: string, clock: Clock): Receipt {
  return { handoverId, outcome: 'unanswered', code, message: ownWords('delivery-failed', { code }), at: clock.now() }
}
