import type { ReviewLine } from '../../model/review.ts'
import { averageLine, deleteLine, rejected, reviewLine } from './fields.ts'
import { mediaIn } from './media.ts'

/**
 * Columns before the exchanges, which the last of them counts (docs/protocol.md, reviews): three generations of
 * modules, told apart by the count being right. Each exchange adds three.
 */
const HEADS = [16, 15, 12]
const EXCHANGE = 3

/** `setProductsReviews` as lines of columns. One result for each line that is not blank. */
export function readTabs(data: string): ReviewLine[] {
  return data
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(readLine)
}

function readLine(line: string): ReviewLine {
  const columns = line.split('\t')
  const column = (at: number) => columns[at]?.trim() ?? ''
  switch (column(0)) {
    case 'NEW':
      return readReview('new', columns)
    case 'UPDATE':
      return readReview('update', columns)
    case 'DELETE':
      return deleteLine(column(2))
    case 'AVG':
      return averageLine(column(2), column(3), column(4))
    default:
      return rejected('review-no-verb', column(0).slice(0, 20))
  }
}

function readReview(kind: 'new' | 'update', columns: string[]): ReviewLine {
  const column = (at: number) => columns[at]?.trim() ?? ''
  const head = HEADS.find((width) => column(width - 1) === String((columns.length - width) / EXCHANGE))
  if (head === undefined) return rejected('review-columns', `${kind} ${column(2)}: ${columns.length}`)
  const exchanges = Array.from({ length: (columns.length - head) / EXCHANGE }, (_, index) => {
    const at = head + index * EXCHANGE
    return { at: column(at), origin: column(at + 1), text: column(at + 2) }
  })
  const later = head > 12
  return reviewLine(kind, {
    ...{ id: column(2), product: column(4), rating: column(7), text: column(6), writtenAt: column(5) },
    ...{ lastName: column(8), firstName: column(9), orderedAt: later ? column(11) : '' },
    ...(later ? { helpfulYes: column(12), helpfulNo: column(13) } : {}),
    media: head === 16 ? mediaIn(column(14)) : undefined,
    exchanges,
  })
}
