import { type Encoding, entriesOf, fileAt, type LineProblem, openOrders, type Separator } from '@recolte/csv'
import type { Session } from '../session.ts'

/** Bad lines that are told; of a file with more, the number of all. */
const TOLD = 100
const SHOWN = 3

/** What a file of orders holds, read through once: nothing of it is kept. */
export interface Survey {
  encoding: Encoding
  separator: Separator
  /** Headings that mean nothing to Recolte. */
  unknown: string[]
  /** That can go, and the lines they take. */
  orders: number
  lines: number
  /** The first ones, by reference. */
  first: string[]
  oldest: number | undefined
  newest: number | undefined
  /** Orders that cannot go, and why. */
  unreadable: number
  problems: LineProblem[]
  moreProblems: number
}

export async function surveyOf(
  path: string,
  timeZone: string,
  { io: { clock, signal } }: Session,
  onRead: (lines: number) => void,
): Promise<Survey> {
  const source = await fileAt(path)
  const file = await openOrders(source, { timeZone, now: clock.now() })
  const known = new Set(Object.values(file.columns))
  const survey: Survey = {
    ...{ encoding: source.encoding, separator: file.separator },
    unknown: file.headings.filter((heading, at) => heading !== '' && !known.has(at)),
    ...{ orders: 0, lines: 0, first: [], oldest: undefined, newest: undefined },
    ...{ unreadable: 0, problems: [], moreProblems: 0 },
  }
  for await (const entry of entriesOf(file.lines())) {
    signal.throwIfAborted()
    onRead(survey.lines)
    if (entry.kind === 'unreadable') {
      survey.unreadable += 1
      const told = entry.problems.slice(0, TOLD - survey.problems.length)
      survey.problems.push(...told)
      survey.moreProblems += entry.problems.length - told.length
      continue
    }
    const { orderedAt } = entry.first
    survey.orders += 1
    survey.lines += entry.lines.length
    survey.oldest = Math.min(survey.oldest ?? orderedAt, orderedAt)
    survey.newest = Math.max(survey.newest ?? orderedAt, orderedAt)
    if (survey.first.length < SHOWN) survey.first.push(entry.reference)
  }
  return survey
}
