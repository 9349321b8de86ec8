import { RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { type RawOrder, type RawRefunds, refundsSchema } from './schema.ts'

const AT_ONCE = 4

/**
 * What was given back of each order, by order id. An order only carries the totals of its refunds; which lines they
 * touch costs a request of its own, so only orders that have any are asked about. One that could not be asked about is absent.
 */
export async function readRefunds(orders: RawOrder[], client: Client): Promise<Map<number, RawRefunds>> {
  const byOrder = new Map<number, RawRefunds>()
  const waiting: number[] = []
  for (const { id, refunds } of orders) {
    if (refunds.length === 0) byOrder.set(id, [])
    else waiting.push(id)
  }
  const worker = async () => {
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const refunds = await readOf(id, client)
      if (refunds !== undefined) byOrder.set(id, refunds)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return byOrder
}

async function readOf(id: number, client: Client): Promise<RawRefunds | undefined> {
  try {
    const { body } = await client.get(`orders/${id}/refunds`, { per_page: 100, _fields: 'id,line_items' })
    const parsed = refundsSchema.safeParse(body)
    return parsed.success ? parsed.data : undefined
  } catch (error) {
    if (error instanceof RecolteError && error.code === 'aborted') throw error
    return undefined
  }
}
