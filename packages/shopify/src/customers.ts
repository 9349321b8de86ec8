import type { Client } from './client.ts'
import { CUSTOMERS } from './queries/orders.ts'
import { refuseHalf } from './refusal.ts'
import { customersSchema, gidOf, type RawCustomer, type RawOrder } from './schema.ts'

/** Customers by order id, of those orders alone that lack something themselves: each costs points, and most lack nothing. */
export async function customersOf(client: Client, orders: RawOrder[]): Promise<ReadonlyMap<string, RawCustomer>> {
  const ids = orders.filter(lacksSomething).map(({ id }) => id)
  const found = new Map<string, RawCustomer>()
  if (ids.length === 0 || client.lacking.has('customers')) return found
  const { data, complaints } = await client.ask(CUSTOMERS, { ids: ids.map(gidOf) }, customersSchema)
  // The orders were there a moment ago: one that comes without anything now failed, too.
  refuseHalf(ids, complaints, client.fail)
  for (const [index, id] of ids.entries()) {
    const customer = data[index]
    if (customer) found.set(id, customer)
  }
  return found
}

const lacksSomething = ({ email, customerLocale, billingAddress: billing }: RawOrder): boolean =>
  email === '' || customerLocale === '' || (!billing?.firstName && !billing?.lastName)
