import { inHalves, type ReadResult, RecolteError } from '@recolte/core'
import { clockOf } from './answer.ts'
import { createShelf } from './catalogue.ts'
import type { Listing } from './changes.ts'
import { readCustomers } from './customers.ts'
import { createDetails } from './details.ts'
import { anyOf, chunks, fields, IDS_AT_ONCE } from './list.ts'
import { type Beside, type Legend, mapOrder, parseOrder } from './mapping.ts'
import {
  ADDRESS_FIELDS,
  addressSchema,
  CATEGORY_FIELDS,
  COMBINATION_FIELDS,
  categorySchema,
  combinationSchema,
  idOf,
  inLanguage,
  ORDER_FIELDS,
  PRODUCT_FIELDS,
  productSchema,
  type RawOrder,
} from './schema.ts'
import { anyShop, isOurs, orderScope } from './scope.ts'

/** Complete orders in batches: orders, customers, lines, histories and what the catalogue knows of their products. */
export function createReader(listing: Listing): (ids: string[]) => Promise<ReadResult[]> {
  const { client, settings, context, facts, histories } = listing
  const more = anyShop(settings)
  const details = createDetails(client, context)
  const products = createShelf(client, context, 'products', { schema: productSchema, fields: PRODUCT_FIELDS, more })
  const combinations = createShelf(client, context, 'combinations', {
    schema: combinationSchema,
    fields: COMBINATION_FIELDS,
    more,
  })
  const categories = createShelf(client, context, 'categories', {
    schema: categorySchema,
    fields: CATEGORY_FIELDS,
    more,
  })

  // Personal data is read for the orders at hand and not kept.
  const addresses = createShelf(client, context, 'addresses', {
    ...{ schema: addressSchema, fields: ADDRESS_FIELDS, more, most: 0 },
  })

  async function fetchSome(ids: string[]) {
    const { entries, answer } = await client.list('orders', {
      ...orderScope(settings),
      display: fields(ORDER_FIELDS),
      'filter[id]': anyOf(ids),
      limit: ids.length,
    })
    return { entries, clock: clockOf(answer, context.clock.now()).getTime() }
  }

  async function readSome(ids: string[]): Promise<ReadResult[]> {
    const { read, broken } = await inHalves(ids, fetchSome, () => client.list('orders', { display: '[id]', limit: 1 }))
    const wanted = new Set(ids)
    const results = new Map<string, ReadResult>()
    for (const id of broken) results.set(id, { id, kind: 'unreadable', problem: 'answer' })
    const orders: RawOrder[] = []
    const entries = read.flatMap((part) => part.entries)
    for (const raw of entries) {
      const id = String(idOf(raw) ?? '')
      if (!wanted.has(id)) continue
      const parsed = parseOrder(raw)
      if ('problem' in parsed) results.set(id, { id, kind: 'unreadable', problem: parsed.problem })
      else if (isOurs(settings, parsed.value.id_shop)) orders.push(parsed.value)
    }
    // Answers about other orders alone: the list of ids got lost on the way.
    if (entries.length > 0 && !entries.some((raw) => wanted.has(String(idOf(raw) ?? ''))))
      throw new RecolteError('prestashop.query-ignored', 'config', { detail: { host: client.host, part: 'filter' } })
    const clock = Math.max(0, ...read.map((part) => part.clock))
    for (const result of await completed(orders, clock)) results.set(result.id, result)
    return ids.map((id) => results.get(id) ?? { id, kind: 'absent' })
  }

  async function completed(orders: RawOrder[], clock: number): Promise<ReadResult[]> {
    if (orders.length === 0) return []
    const customers = await readCustomers(
      orders.map(({ id_customer }) => id_customer),
      client,
      settings,
    )
    const legend: Legend = {
      ...{ zone: await facts.zone(), clock, states: await facts.states(), languages: await facts.languages() },
      histories: await histories.of(orders),
    }
    const beside: Beside = { customers, ...(await catalogueOf(orders)) }
    return orders.map((raw) => ({ id: String(raw.id), kind: 'order', order: mapOrder(raw, legend, beside) }))
  }

  async function catalogueOf(orders: RawOrder[]): Promise<Omit<Beside, 'customers'>> {
    const lines = orders.flatMap(({ associations }) => associations)
    const own = await details.of(orders.filter(({ associations }) => associations.length > 0).map(({ id }) => id))
    const bills = await addresses.of(orders.flatMap(({ id_address_invoice: id }) => (id > 0 ? [id] : [])))
    const items = await products.of(lines.flatMap(({ product_id }) => (product_id > 0 ? [product_id] : [])))
    // What was bought stands in the line; a combination is asked for only where its snapshot lacks a number.
    const bare = lines.filter(
      (line) => line.product_ean13 === '' && line.product_upc === '' && line.product_isbn === '',
    )
    const variants = await combinations.of(bare.flatMap(({ product_attribute_id: id }) => (id > 0 ? [id] : [])))
    const shelves = await categories.of(
      [...items.found.values()].flatMap(({ id_category_default: id }) => (id > 0 ? [id] : [])),
    )
    const language = [...(await facts.languages())].find(([, code]) => code === context.language)?.[0]
    return {
      details: own.found,
      products: items.granted ? items.found : undefined,
      combinations: variants.found,
      categories: new Map([...shelves.found.values()].map(({ id, name }) => [id, inLanguage(name, language)])),
      currencies: await facts.currencies(),
      addresses: bills.found,
      countries: bills.found.size > 0 ? await facts.countries() : new Map(),
      addressOf: await facts.addresses(),
      incomplete: !(own.complete && items.complete && variants.complete && bills.complete),
    }
  }

  /**
   * Asked for alone, the shop's own 404 says that an order is gone. Reads by id ignore the shop (seen), so one that
   * answers there and in no list belongs to another shop.
   */
  async function readOne(id: string): Promise<ReadResult> {
    const [result] = await readSome([id])
    if (result !== undefined && result.kind !== 'absent') return result
    const answer = await client.get(`orders/${id}`, { display: '[id,id_shop]' }, { bearNotFound: true })
    if (answer.status === 404) return { id, kind: 'gone' }
    return { id, kind: 'unreadable', problem: 'id_shop' }
  }

  return async (ids) => {
    const results: ReadResult[] = []
    // An id that is no number cannot be one of this shop's: it named an entry that came without one.
    const known = ids.filter((id) => /^[1-9]\d*$/.test(id))
    for (const id of ids) if (!known.includes(id)) results.push({ id, kind: 'unreadable', problem: 'id' })
    const [alone] = known
    if (alone !== undefined && known.length === 1) return [...results, await readOne(alone)]
    for (const some of chunks(known, IDS_AT_ONCE)) results.push(...(await readSome(some)))
    return results
  }
}
