import type { Order, ReadResult } from '@recolte/core'
import type { Complaint } from './answer.ts'
import { customersOf } from './customers.ts'
import { createFitting } from './fitting.ts'
import { type Listing, rulesOf } from './listing.ts'
import { mapOrder, parseOrder } from './mapping.ts'
import { createPeople } from './people.ts'
import { createPictures } from './pictures.ts'
import { LINES, READ } from './queries/orders.ts'
import { refuseHalf } from './refusal.ts'
import { gidOf, idSchema, nodesSchema, orderLinesSchema, type RawLine, type RawOrder } from './schema.ts'
import { lookBack } from './sight.ts'

/** With so many lines each, what fits into the points of one question (docs/platforms/shopify.md, "Points"). */
export const IDS_AT_ONCE = 20
const LINES_AT_ONCE = 10
const MORE_LINES = 100

/** Complete orders in batches, with their products, and every line of those that have more than a page. */
export function createReader(listing: Listing): (ids: string[]) => Promise<ReadResult[]> {
  const { client } = listing
  const fitting = createFitting(IDS_AT_ONCE)
  const people = createPeople(listing)
  const pictures = createPictures(client, listing.context.clock)

  async function readSome(ids: string[]): Promise<ReadResult[]> {
    const variables = { ids: ids.map(gidOf), lines: LINES_AT_ONCE }
    const { data, complaints } = await client.ask(READ, variables, nodesSchema)
    refuseHalf(data.nodes, complaints, client.fail)
    const found: { raw: RawOrder; lines: RawLine[] }[] = []
    const results: ReadResult[] = []
    for (const [index, id] of ids.entries()) {
      const raw = data.nodes[index]
      if (raw === null || raw === undefined) {
        results.push(
          brokenAt(index, complaints) ? { id, kind: 'unreadable', problem: 'answer' } : { id, kind: 'absent' },
        )
        continue
      }
      const parsed = parseOrder(raw)
      if ('problem' in parsed) results.push({ id, kind: 'unreadable', problem: parsed.problem })
      else found.push({ raw: parsed.value, lines: await linesOf(parsed.value) })
    }
    const orders = await mapped(found)
    await people.refuseHidden(orders)
    return [...results, ...orders.map((order): ReadResult => ({ id: order.id, kind: 'order', order }))]
  }

  async function mapped(found: { raw: RawOrder; lines: RawLine[] }[]): Promise<Order[]> {
    const products = found.flatMap(({ lines }) => lines.flatMap(({ product }) => product?.legacyResourceId ?? []))
    const beside = {
      ...{ ...rulesOf(listing), language: listing.settings.language },
      customers: await customersOf(
        client,
        found.map(({ raw }) => raw),
      ),
      pictures: await pictures.of(products),
    }
    return found.map(({ raw, lines }) => mapOrder(raw, lines, beside))
  }

  async function linesOf({ id, lineItems }: RawOrder): Promise<RawLine[]> {
    const lines = [...lineItems.nodes]
    for (let { hasNextPage, endCursor } = lineItems.pageInfo; hasNextPage; ) {
      const asked = { id: gidOf(id), first: MORE_LINES, after: endCursor }
      const { data } = await client.ask(LINES, asked, orderLinesSchema)
      const page = data.order?.lineItems
      lines.push(...(page?.nodes ?? []))
      hasNextPage = page?.pageInfo.hasNextPage === true && page.pageInfo.endCursor !== endCursor
      endCursor = page?.pageInfo.endCursor
    }
    return lines
  }

  /**
   * Deleted, or only out of sight: orders older than 60 days are absent where the app lacks `read_all_orders`, as if
   * they had never been. Ids grow, so one before the oldest that is shown has grown too old.
   */
  async function whyAbsent(id: string): Promise<ReadResult> {
    const { everything, oldest } = await lookBack(listing)
    if (everything || (oldest !== undefined && BigInt(id) > BigInt(oldest))) return { id, kind: 'gone' }
    return { id, kind: 'unreadable', problem: 'shopify.out-of-sight' }
  }

  return async (ids) => {
    // An id that is no number cannot be one of this shop's: it named an entry that came without one.
    const known = ids.filter((id) => idSchema.safeParse(id).success)
    const results = ids
      .filter((id) => !known.includes(id))
      .map((id): ReadResult => ({ id, kind: 'unreadable', problem: 'id' }))
    for (let at = 0; at < known.length; ) {
      const rest = known.slice(at)
      const some = await fitting.ask(rest.length, (size) => readSome(rest.slice(0, size)))
      results.push(...some)
      at += some.length
    }
    const [alone] = known
    const absent = results.findIndex(({ id, kind }) => id === alone && kind === 'absent')
    if (alone !== undefined && ids.length === 1 && absent >= 0) results[absent] = await whyAbsent(alone)
    return results
  }
}

const brokenAt = (index: number, complaints: Complaint[]): boolean =>
  complaints.some(({ path }) => path?.[0] === 'nodes' && path[1] === index)
