import type { CheckedLine, LineProblem, OrderLine } from './check-line.ts'

/** An order of a file: all of its lines are right, or it does not go. */
export type Entry =
  | { kind: 'order'; reference: string; lines: OrderLine[] }
  | { kind: 'unreadable'; reference: string; line: number; problems: LineProblem[] }

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

const referenceOf = (checked: CheckedLine): string => ('line' in checked ? checked.line.reference : checked.reference)

function entryOf(group: CheckedLine[]): Entry {
  const lines = group.flatMap((one) => ('line' in one ? [one.line] : []))
  const problems = group.flatMap((one) => ('line' in one ? [] : one.problems))
  const [first] = lines
  const differing = lines.flatMap((line) => (first === undefined ? [] : differences(first, line)))
  const all = [...problems, ...differing]
  const [problem] = all
  const reference = group.map(referenceOf)[0] ?? ''
  if (problem === undefined) return { kind: 'order', reference, lines }
  return { kind: 'unreadable', reference, line: problem.line, problems: all }
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
