import type { Meaning, OrderRow, OrderStatus } from '@recolte/core'

/** Orders of the last weeks, by the status they stand at. */
export interface Survey {
  orders: number
  counts: Map<string, number>
  /** Statuses that orders have reached, the present one included. */
  reached: Map<string, number>
  /** The shop has more orders than were counted. */
  partial: boolean
}

export interface Suggestion {
  code: string
  /** Share of the orders worth asking about that reached it, in whole per cent. */
  share: number
  /** The connector's usual trigger does not fit this shop. */
  unusual: boolean
}

export const emptySurvey = (): Survey => ({ orders: 0, counts: new Map(), reached: new Map(), partial: false })

export function count(survey: Survey, rows: OrderRow[]): void {
  for (const { statuses, reached } of rows) {
    survey.orders += 1
    for (const code of statuses) add(survey.counts, code)
    for (const code of new Set([...statuses, ...Object.keys(reached ?? {})])) add(survey.reached, code)
  }
}

const add = (counts: Map<string, number>, code: string): void => void counts.set(code, (counts.get(code) ?? 0) + 1)

const ASKED_NEVER: ReadonlySet<Meaning> = new Set<Meaning>(['draft', 'unpaid', 'cancelled', 'refunded'])
/** Below this share of the orders a trigger would leave most buyers unasked. */
const ENOUGH = 20

/** The connector's usual trigger where orders get there; else the status at which most of the good orders rest. */
export function suggestTrigger(survey: Survey, statuses: OrderStatus[], usual: string): Suggestion {
  const worth = statuses.filter(({ meaning }) => meaning === undefined || !ASKED_NEVER.has(meaning))
  const standing = (code: string) => survey.counts.get(code) ?? 0
  const considered = worth.reduce((sum, { code }) => sum + standing(code), 0)
  const share = (n: number) => (considered === 0 ? 0 : Math.min(100, Math.round((100 * n) / considered)))
  const usualShare = share(survey.reached.get(usual) ?? 0)
  if (considered === 0 || usualShare >= ENOUGH) return { code: usual, share: usualShare, unusual: false }
  const [most] = worth.toSorted((one, other) => standing(other.code) - standing(one.code))
  if (most === undefined || most.code === usual) return { code: usual, share: usualShare, unusual: false }
  return { code: most.code, share: share(standing(most.code)), unusual: true }
}
