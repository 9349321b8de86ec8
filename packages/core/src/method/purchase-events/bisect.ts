import { ownWords } from '../../messages/answers.ts'
import type { Delivery } from '../../method.ts'
import type { BatchAnswer } from '../../protocol/batch-answer.ts'
import type { ReadReceipt } from '../../protocol/receipt.ts'

/** Events refused alone, with none taken, after which what is wrong is common to all: the rest is not tried one by one. */
const ALL_ALIKE = 5

/**
 * One receipt for each delivery, in order. A batch refused as a whole is sent again in halves until the event to blame
 * stands alone, so that it costs none of its neighbours: for one among 50 that is at most 13 requests, and never more
 * than two for each event. Whatever else goes wrong ends it: what was not sent by then certainly was not taken.
 */
export async function bisect(
  batch: Delivery[],
  post: (part: Delivery[]) => Promise<BatchAnswer>,
): Promise<ReadReceipt[]> {
  const receipts = new Map<Delivery, ReadReceipt>()
  const parts = [batch]
  let taken = 0
  let refusedAlone = 0
  let rest: ReadReceipt | undefined
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
    if (rest !== undefined) {
      for (const one of part) receipts.set(one, rest)
      continue
    }
    const answer = await post(part)
    if (answer.kind === 'taken') {
      for (const one of part) receipts.set(one, ofOne(one, answer))
      taken += part.length
    } else if (answer.kind === 'whole') {
      for (const one of part) receipts.set(one, answer.receipt)
      rest = notSent(answer.receipt)
    } else if (answer.kind === 'malformed' && part.length > 1) {
      const half = part.length >> 1
      parts.unshift(part.slice(0, half), part.slice(half))
    } else if (answer.kind === 'malformed') {
      for (const one of part) receipts.set(one, { outcome: 'refused', code: answer.code, message: answer.message })
      refusedAlone += 1
      if (taken === 0 && refusedAlone >= ALL_ALIKE) {
        rest = { outcome: 'retry', code: answer.code, message: answer.message }
      }
    }
  }
  return batch.map((one) => receipts.get(one) ?? { outcome: 'unanswered', message: ownWords('no-answer') })
}

type Taken = Extract<BatchAnswer, { kind: 'taken' }>

/** The answer names events by their reference; where it is vague, one it does not name may be meant as well. */
function ofOne({ purchase }: Delivery, { code, refused, vague, message }: Taken): ReadReceipt {
  const why = refused.get(purchase.reference)
  if (why !== undefined) return { outcome: 'refused', code, message: why }
  if (vague) return { outcome: 'unanswered', code, message: ownWords('which-part') }
  return { outcome: 'collected', code, message }
}

/** The rest of a batch after a part that failed: it never left. */
function notSent(receipt: ReadReceipt): ReadReceipt {
  return receipt.outcome === 'unanswered' ? { ...receipt, outcome: 'retry' } : receipt
}
