import { type ChangePage, type Connector, type OrderRow, RecolteError } from '@recolte/core'
import { createClient } from '../toy/client.ts'
import { understand } from '../toy/store.ts'
import { withStore } from './beast.ts'

interface Place {
  since: Date
  /** Number of the page, from 1. */
  page: number
  last: OrderRow | undefined
}

/** The toy connector with a list that goes from page to page in its own way. */
export const withOwnList = (queryOf: (place: Place) => string, notices: 'loops' | 'nothing' = 'loops'): Connector =>
  withStore((_toy, context, settings) => {
    const client = createClient(settings, context)
    return {
      async *changes({ since, pageSize = 100, signal }): AsyncGenerator<ChangePage> {
        let through = since
        let last: OrderRow | undefined
        for (let page = 1; ; page += 1) {
          signal?.throwIfAborted()
          const path = `/orders?limit=${pageSize}&${queryOf({ since, page, last })}`
          const { items, clock } = await client.list(path, signal)
          const { rows, unreadable } = understand(items)
          const full = items.length === pageSize
          if (notices === 'loops' && full && rows.at(-1)?.id === last?.id)
            throw new RecolteError('shop-endless', 'retry', { detail: { host: 'toy' } })
          last = rows.at(-1)
          through = full ? (last?.changedAt ?? through) : clock
          yield { rows, unreadable, through, clock }
          if (!full) return
        }
      },
    }
  })
