import { type ReadResult, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'

/** Failed requests spent on one batch at most: enough for one broken order among a hundred. */
const MOST_FAILURES = 16

/**
 * Reads a batch, and where the shop breaks over it, its halves: one order that an extension cannot load would otherwise
 * hold up all its neighbours for ever. A shop that is really down breaks over anything, so it is asked for next to
 * nothing first.
 */
export async function inHalves(
  ids: string[],
  read: (ids: string[]) => Promise<ReadResult[]>,
  client: Client,
): Promise<ReadResult[]> {
  let failures = 0

  async function attempt(some: string[]): Promise<ReadResult[]> {
    try {
      return await read(some)
    } catch (error) {
      if (!breaksOver(error) || ++failures > MOST_FAILURES) throw error
      if (failures === 1) await client.search('orders', { pageSize: 1, fields: 'entity_id' })
      const [id] = some
      if (id !== undefined && some.length === 1) return [{ id, kind: 'unreadable', problem: 'answer' }]
      const middle = Math.ceil(some.length / 2)
      return [...(await attempt(some.slice(0, middle))), ...(await attempt(some.slice(middle)))]
    }
  }

  return attempt(ids)
}

/** Answers that the content of an order can cause: PHP stopped, or wrote something before or into the data. */
const breaksOver = (error: unknown): boolean =>
  error instanceof RecolteError &&
  (['shop-html', 'shop-answer', 'magento.internal-error'].includes(error.code) ||
    (error.code === 'shop-down' && error.detail.status === 500))
