import type { Bench, Fault } from './bench.ts'
import { Seen } from './seen.ts'
import type { Trial } from './trial.ts'

/** What one conformance run proves, in the order of a shop's pain. Each rule belongs to one of these. */
export const POINTS = [
  { point: 'changes', title: '1. every change comes, oldest first' },
  { point: 'resume', title: '2. a stopped run goes on and loses nothing' },
  { point: 'read', title: '3. the list and the complete order agree' },
  { point: 'odd', title: '4. an odd order spoils nothing around it' },
  { point: 'errors', title: '5. each failure has its own words, and no secrets' },
  { point: 'statuses', title: '6. the statuses are all there' },
  { point: 'webhooks', title: '7. webhooks.verify trusts nobody' },
  { point: 'shelves', title: '8. reviews stand in the shop once, and inert; its own come out once' },
  { point: 'manners', title: '9. a good guest: flat memory, few requests, nothing of its own' },
] as const
export type Point = (typeof POINTS)[number]['point']

/** One thing a connector must do, as data: `connectorSuite` makes a test of it, the suite's own tests run it directly. */
export interface Rule {
  point: Point
  name: string
  /** What a shop suffers where the rule is broken. */
  why: string
  /** What the author of the connector should do. */
  fix: string
  /** Size of the shop; `many` is the suite's `manyOrders`. */
  orders: number | 'many'
  run(trial: Trial): Promise<void>
}

/** Thrown where a rule needs what the bench or the connector does not have. */
export class NotOffered extends Error {
  override name = 'NotOffered'
  readonly members: string[]
  constructor(members: string[]) {
    super(`not offered: ${members.join(', ')}`)
    this.members = members
  }
}

/** Says that a rule needs these members; where one is absent, the rule is reported as not offered. */
export function needs<Name extends keyof Bench>(
  bench: Bench,
  ...names: Name[]
): asserts bench is Bench & Required<Pick<Bench, Name>> {
  const absent = names.filter((name) => bench[name] === undefined)
  if (absent.length > 0) throw new NotOffered(absent.map((name) => `bench.${name}`))
}

export async function startFault(bench: Bench, kind: Fault): Promise<void> {
  const start = bench.faults?.[kind]
  if (start === undefined) throw new NotOffered([`bench.faults.${kind}`])
  await start()
}

/** A rule was broken: everything its author needs to know, in one message. */
export class BrokenRule extends Error {
  override name = 'BrokenRule'
  constructor(rule: Rule, cause: unknown) {
    const seen = cause instanceof Seen ? cause.message : `the connector (or the bench) threw ${said(cause)}`
    const text = `${rule.name}\n  seen: ${seen}\n  why it matters: ${rule.why}\n  what to do: ${rule.fix}`
    super(text, cause instanceof Seen ? {} : { cause })
  }
}

function said(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  return 'code' in cause ? `${String(cause.code)}: ${cause.message}` : `${cause.name}: ${cause.message}`
}

/** Ids for a message: the first few of them. */
export const some = (ids: Iterable<string>): string => {
  const all = [...ids]
  return all.length > 5 ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more` : all.join(', ')
}
