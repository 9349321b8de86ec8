import { type ConnectorContext, HOUR } from '@recolte/core'
import type { Client } from './client.ts'
import { fields, listAll } from './list.ts'
import { keeper } from './remember.ts'
import { HISTORY_FIELDS, historySchema, type RawHistory, type RawRow, understood } from './schema.ts'

const KEPT = 1_000

export interface Histories {
  /** The states each order went through, by its id. */
  of(
    rows: Pick<RawRow, 'id' | 'date_upd' | 'current_state'>[],
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<number, RawHistory[]>>
}

/**
 * The only place where the time of a state is kept. Each poll reads its last minutes again: what is known of an order
 * that has not moved since is not asked for again, unless its present state was not in its history yet.
 */
export function createHistories(client: Client, { clock }: ConnectorContext): Histories {
  const kept = keeper<string, RawHistory[]>(clock, KEPT, HOUR)
  const keyOf = (row: Pick<RawRow, 'id' | 'date_upd' | 'current_state'>) =>
    `${row.id} ${row.date_upd} ${row.current_state}`
  return {
    async of(rows, signal) {
      const found = new Map<number, RawHistory[]>()
      const missing = rows.filter((row) => {
        const known = kept.get(keyOf(row))
        if (known !== undefined) found.set(row.id, known)
        return known === undefined
      })
      if (missing.length === 0) return found
      const query = { by: 'id_order', ids: missing.map(({ id }) => id), display: fields(HISTORY_FIELDS) }
      for (const history of understood(historySchema, await listAll(client, 'order_histories', query, { signal }))) {
        const list = found.get(history.id_order)
        if (list === undefined) found.set(history.id_order, [history])
        else list.push(history)
      }
      for (const row of missing.slice(-KEPT)) {
        const list = found.get(row.id)
        if (list?.some(({ id_order_state }) => id_order_state === row.current_state)) kept.set(keyOf(row), list)
      }
      return found
    },
  }
}
