import { type OrderStatus, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { mapStatuses } from './mapping.ts'

/** The report has counts and is there in old shops too; `orders/statuses` needs no rights on reports. */
export async function readStatuses(client: Client): Promise<OrderStatus[]> {
  const report = await client.get('reports/orders/totals', {}, { bear: [401, 403, 404] })
  const answer = report.status < 400 ? report : await client.get('orders/statuses')
  const mapped = mapStatuses(answer.body)
  if ('value' in mapped) return mapped.value
  throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: mapped.problem } })
}
