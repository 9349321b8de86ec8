import { SHOWN_STATES, type ShownState } from '../../model/states.ts'
import type { Connection } from './connection.ts'
import { int, type Row } from './rows.ts'
import { SHOWN } from './shown.ts'

type Counts = Record<ShownState, number>

export function counts(db: Connection, store: string, pass: number | undefined): Counts {
  return pass === undefined ? countAll(db, store) : countPass(db, store, pass)
}

function countPass(db: Connection, store: string, pass: number): Counts {
  return sum(
    db.all(
      `SELECT ${SHOWN} AS state, count(*) AS n FROM orders o LEFT JOIN handover h ON h.id = o.handover_id
       WHERE o.store = ? AND o.pass = ? GROUP BY 1`,
      ...[store, pass],
    ),
  )
}

/** From narrow indexes alone: collected orders, nearly all of a shop's, are those that nothing else accounts for. */
function countAll(db: Connection, store: string): Counts {
  const counted = sum([
    ...db.all(
      `SELECT CASE WHEN state = 'due' AND attempts > 0 THEN 'retrying' WHEN state = 'sent' THEN 'due' ELSE state END
         AS state, sum(size) AS n
       FROM handover WHERE store = ? AND state <> 'collected' GROUP BY 1`,
      store,
    ),
    ...db.all(
      `SELECT CASE decision WHEN 'skip' THEN 'skipped' WHEN 'wait' THEN 'waiting' ELSE decision END AS state,
         count(*) AS n
       FROM orders WHERE store = ? AND decision <> 'collect' AND handover_id IS NULL GROUP BY 1`,
      store,
    ),
  ])
  const total = db.get('SELECT count(*) AS n FROM orders WHERE store = ?', store)
  const others = Object.values(counted).reduce((all, n) => all + n, 0)
  return { ...counted, collected: (total === undefined ? 0 : int(total, 'n')) - others }
}

function sum(rows: Row[]): Counts {
  const result = Object.fromEntries(SHOWN_STATES.map((state) => [state, 0])) as Counts
  for (const row of rows) {
    const state = SHOWN_STATES.find((each) => each === row.state)
    if (state === undefined) throw new TypeError(`journal holds the state ${String(row.state)}`)
    result[state] += int(row, 'n')
  }
  return result
}
