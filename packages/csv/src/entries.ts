import type { CheckedLine, LineProblem, OrderLine } from './check-line.ts'
import type { Line } from './lines.ts'

/** An order of a file: all of its lines are right, or it does not go. */
export type Entry =
  | { kind: 'order'; reference: string; first: OrderLine; lines: OrderLine[] }
  | { kind: 'unreadable'; reference: string; lines: Line[]; problems: LineProblem[] }

/** Puts the lines of an order together, which stand one below the other: each names one of its products. */
export async function* entriesOf(lines: AsyncIterable<CheckedLine>): AsyncGenerator<Entry> {
  let group: CheckedLine[] = []
  for await (const line of lines) {
    const [first] = group
    // Lines without a reference have nothing in common.
    if (first !== undefined && (referenceOf(first) !== referenceOf(line) || referenceOf(line) === '')) {
      yield entryOf(group)
      group = []
    }
    group.push(line)
  }
  if (group.length > 0) yield entryOf(group)
}

export const referenceOf = (checked: CheckedLine): string =>
  'problems' in checked ? checked.reference : checked.line.reference

/** What lines of one order come to, wherever they stand. */
export function entryOf(group: CheckedLine[]): Entry {
  const right = group.flatMap((one) => ('problems' in one ? [] : [one.line]))
  const [first] = right
  const differing = right.flatMap((line) => (first === undefined ? [] : differences(first, line)))
  const problems = [...group.flatMap((one) => ('problems' in one ? one.problems : [])), ...differing]
  const reference = group.map(referenceOf)[0] ?? ''
  if (first !== undefined && problems.length === 0) return { kind: 'order', reference, first, lines: right }
  return { kind: 'unreadable', reference, lines: group.map(({ line }) => line), problems }
}

/** One order has one buyer and one day. */
function differences(first: OrderLine, line: OrderLine): LineProblem[] {
  const fields = (['email', 'orderedAt'] as const).filter((field) => first.values[field] !== line.values[field])
  return fields.map((column) => ({
    line: line.number,
    code: 'csv.differs',
    detail: { column, first: first.number, reference: line.reference },
  }))
}
