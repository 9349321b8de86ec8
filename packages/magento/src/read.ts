import { inHalves, type ReadResult, RecolteError } from '@recolte/core'
import type { Listing } from './changes.ts'
import { mapOrder, parseOrder } from './mapping.ts'
import { createProducts } from './products.ts'
import { idOf, ORDER_FIELDS, type RawOrder, type RawView } from './schema.ts'
import type { Place } from './views.ts'

export const IDS_AT_ONCE = 100

/** Complete orders in batches, and what the catalogue knows of their products in each order's own view. */
export function createReader(listing: Listing): (ids: string[]) => Promise<ReadResult[]> {
  const { client, settings, context, views } = listing
  const products = createProducts(client, settings, context.clock)

  /** Each raw order as a result; those whose id cannot be read are left out, since nobody asked for them. */
  async function understood(entries: unknown[]): Promise<ReadResult[]> {
    const results: ReadResult[] = []
    const placed: { raw: RawOrder; place: Place }[] = []
    for (const entry of entries) {
      const id = idOf(entry)
      if (id === undefined) continue
      const parsed = parseOrder(entry)
      if ('problem' in parsed) {
        results.push({ id, kind: 'unreadable', problem: parsed.problem })
        continue
      }
      const place = await views.placeOf(parsed.value)
      if (place.ours) placed.push({ raw: parsed.value, place })
      else results.push({ id, kind: 'unreadable', problem: 'store_id' })
    }
    for (const orders of Map.groupBy(placed, ({ place }) => place.view?.id).values())
      results.push(...(await completed(orders, orders[0]?.place.view)))
    return results
  }

  async function completed(orders: { raw: RawOrder; place: Place }[], view: RawView | undefined) {
    const ids = orders.flatMap(({ raw }) => raw.items.flatMap((item) => wanted(item) ?? []))
    const { found, complete } = await products.of(ids, view)
    return orders.map(({ raw, place }): ReadResult => {
      const order = mapOrder(raw, { place, products: found, incomplete: !complete }, settings.triggerBy)
      return { id: order.id, kind: 'order', order }
    })
  }

  async function readSome(ids: string[]): Promise<ReadResult[]> {
    const results = new Map<string, ReadResult>()
    // A shop may allow fewer rows than there are ids.
    for (let rest = ids; rest.length > 0; ) {
      const search = {
        filters: [['entity_id', 'in', rest.join(',')] as const],
        sort: ['entity_id'],
        pageSize: rest.length,
        fields: ORDER_FIELDS,
      }
      const { entries, total } = await client.search('orders', search)
      const found = await understood(entries)
      for (const result of found) results.set(result.id, result)
      if (total <= entries.length || found.length === 0) break
      const left = rest.filter((id) => !results.has(id))
      // Orders that nobody asked for: the list of ids got lost on the way, and would be lost again.
      if (left.length === rest.length)
        throw new RecolteError('shop-endless', 'config', { detail: { host: client.host } })
      rest = left
    }
    return ids.map((id) => results.get(id) ?? { id, kind: 'absent' })
  }

  /** By its own address: only there does the shop say that an order does not exist. */
  async function readOne(id: string): Promise<ReadResult> {
    const answer = await client.get(`orders/${id}`, [['fields', ORDER_FIELDS]], { bearNotFound: true })
    if (answer.status === 404) return { id, kind: 'gone' }
    const [result] = await understood([answer.body])
    return result === undefined || result.id !== id ? { id, kind: 'unreadable', problem: 'entity_id' } : result
  }

  async function parts(ids: string[], some: (ids: string[]) => Promise<ReadResult[]>): Promise<ReadResult[]> {
    const alive = () => client.search('orders', { pageSize: 1, fields: 'entity_id' })
    const { read, broken } = await inHalves(ids, some, alive, ['magento.internal-error'])
    return [...read.flat(), ...broken.map((id) => ({ id, kind: 'unreadable' as const, problem: 'answer' }))]
  }

  return async (ids) => {
    const results: ReadResult[] = []
    // An id that is no number cannot be one of this shop's: it named an entry that came without one.
    const known = ids.filter((id) => /^[1-9]\d{0,14}$/.test(id))
    for (const id of ids) if (!known.includes(id)) results.push({ id, kind: 'unreadable', problem: 'id' })
    const [alone] = known
    if (alone !== undefined && known.length === 1)
      return [...results, ...(await parts([alone], async () => [await readOne(alone)]))]
    for (let at = 0; at < known.length; at += IDS_AT_ONCE)
      results.push(...(await parts(known.slice(at, at + IDS_AT_ONCE), readSome)))
    return results
  }
}

/** Bundle parts are never looked at; a configurable's variant is, for its identifiers. */
const wanted = (item: RawOrder['items'][number]): number | null | undefined => item.product_id
