import type { ShownState } from '../../model/states.ts'
import type { Connection } from './connection.ts'
import { int } from './rows.ts'
import { placesOf } from './shown.ts'

/**
 * Up to this many orders in the wanted states are looked up and sorted; with more of them, reading along the key meets
 * enough. Either way a page of a journal of a million orders takes milliseconds.
 */
const FEW = 5_000

/** Counts no further than it must, in indexes alone. */
export function areFew(db: Connection, store: string, states: ShownState[]): boolean {
  const { handovers, decisions } = placesOf(states)
  if (handovers.includes('collected')) return false
  const row = db.get(
    `SELECT count(*) AS n FROM (
       SELECT 1 FROM handover WHERE store = ? AND state IN (SELECT value FROM json_each(?)) AND state <> 'collected'
       UNION ALL SELECT 1 FROM orders
         WHERE store = ? AND decision IN (SELECT value FROM json_each(?)) AND decision <> 'collect' AND handover_id IS NULL
       LIMIT ?)`,
    ...[store, JSON.stringify(handovers), store, JSON.stringify(decisions), FEW + 1],
  )
  return row === undefined || int(row, 'n') <= FEW
}
