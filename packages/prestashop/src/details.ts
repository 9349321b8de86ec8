import { type ConnectorContext, HOUR, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { fields, listAll } from './list.ts'
import { isNotGranted } from './optional.ts'
import { DETAIL_FIELDS, detailSchema, type RawDetail, understood } from './schema.ts'

export interface Details {
  /** What the lines of these orders do not tell themselves, by line; and whether it could be asked for. */
  of(orders: number[]): Promise<{ found: ReadonlyMap<number, RawDetail>; complete: boolean }>
}

/** The maker's number and what was given back stand in `order_details` only. Keys without that right do without. */
export function createDetails(client: Client, { clock }: ConnectorContext): Details {
  let refusedUntil = 0
  return {
    async of(orders) {
      const none = new Map<number, RawDetail>()
      if (orders.length === 0 || refusedUntil > clock.now()) return { found: none, complete: true }
      try {
        const query = { by: 'id_order', ids: orders, display: fields(DETAIL_FIELDS) }
        const found = understood(detailSchema, await listAll(client, 'order_details', query))
        return { found: new Map(found.map((detail) => [detail.id, detail])), complete: true }
      } catch (error) {
        if (error instanceof RecolteError && error.code === 'aborted') throw error
        if (!isNotGranted(error)) return { found: none, complete: false }
        refusedUntil = clock.now() + HOUR
        return { found: none, complete: true }
      }
    },
  }
}
