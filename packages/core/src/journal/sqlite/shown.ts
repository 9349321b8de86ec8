import type { HandoverState, ShownState } from '../../model/states.ts'

/** How an order with a hand-over `h` is shown. */
const OF_HANDOVER = `CASE
  WHEN h.state = 'due' AND h.attempts > 0 THEN 'retrying'
  WHEN h.state = 'sent' THEN 'due'
  ELSE h.state END`

/** `shownState` of model/states.ts in SQL, for orders `o` left joined with their hand-over `h`. */
export const SHOWN = `CASE
  WHEN o.decision = 'unreadable' THEN 'unreadable'
  WHEN h.id IS NULL THEN CASE o.decision WHEN 'skip' THEN 'skipped' ELSE 'waiting' END
  ELSE ${OF_HANDOVER} END`

type Decision = 'wait' | 'skip' | 'unreadable'

/** Where orders of a shown state are found: by the hand-over's state, or by the decision of an order without one. */
const PLACES: Record<ShownState, { handovers: HandoverState[]; decisions: Decision[] }> = {
  collected: { handovers: ['collected'], decisions: [] },
  due: { handovers: ['due', 'sent'], decisions: [] },
  retrying: { handovers: ['due'], decisions: [] },
  waiting: { handovers: [], decisions: ['wait'] },
  skipped: { handovers: [], decisions: ['skip'] },
  held: { handovers: ['held'], decisions: [] },
  handed: { handovers: ['handed'], decisions: [] },
  uncertain: { handovers: ['uncertain'], decisions: [] },
  refused: { handovers: ['refused'], decisions: [] },
  stopped: { handovers: ['stopped'], decisions: [] },
  expired: { handovers: ['expired'], decisions: [] },
  unreadable: { handovers: [], decisions: ['unreadable'] },
}

export function placesOf(states: ShownState[]): { handovers: HandoverState[]; decisions: Decision[] } {
  const places = states.map((state) => PLACES[state])
  return {
    handovers: [...new Set(places.flatMap(({ handovers }) => handovers))],
    decisions: places.flatMap(({ decisions }) => decisions),
  }
}

/**
 * `rowid`, `order_id` and `created_at` of a store's orders in the wanted states, from indexes alone where they have a
 * hand-over. For `placeValues`; not for `collected`, which no index lists. The `+` keeps SQLite from walking along the
 * dates of all orders instead.
 */
export const PLACED = `
  SELECT o.rowid, +o.order_id AS order_id, +o.created_at AS created_at FROM handover h CROSS JOIN orders o ON o.handover_id = h.id
  WHERE h.store = ? AND h.state IN (SELECT value FROM json_each(?)) AND h.state <> 'collected'
    AND ${OF_HANDOVER} IN (SELECT value FROM json_each(?))
  UNION ALL
  SELECT rowid, +order_id, +created_at FROM orders
  WHERE store = ? AND decision IN (SELECT value FROM json_each(?)) AND decision <> 'collect' AND handover_id IS NULL`

export function placeValues(store: string, states: ShownState[]): string[] {
  const { handovers, decisions } = placesOf(states)
  return [store, JSON.stringify(handovers), JSON.stringify(states), store, JSON.stringify(decisions)]
}
