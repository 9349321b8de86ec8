import { RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { fields, listAll } from './list.ts'
import { CUSTOMER_FIELDS, customerSchema, type RawCustomer, understood } from './schema.ts'
import { anyShop } from './scope.ts'
import type { Settings } from './settings.ts'

/** The buyers of some orders, by id. Guests are customers too; a deleted one is in no list (seen). */
export async function readCustomers(
  ids: Iterable<number>,
  client: Client,
  settings: Settings,
): Promise<ReadonlyMap<number, RawCustomer>> {
  const wanted = [...new Set(ids)].filter((id) => id > 0)
  const query = { by: 'id', ids: wanted, display: fields(CUSTOMER_FIELDS), more: anyShop(settings) }
  const found = understood(customerSchema, await listAll(client, 'customers', query))
  if (found.length === 0) await mustBeDeleted(wanted, client)
  return new Map(found.map((customer) => [customer.id, customer]))
}

/** None at all: all deleted, or a query that failed and says so to nobody. By its own address a customer is 404 or not. */
async function mustBeDeleted([id]: number[], client: Client): Promise<void> {
  if (id === undefined) return
  const { status } = await client.get(`customers/${id}`, { display: '[id]' }, { bearNotFound: true })
  if (status === 404) return
  throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'customers: an empty list' } })
}
