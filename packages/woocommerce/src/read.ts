import { type Answer, inHalves, type ReadResult, RecolteError } from '@recolte/core'
import { codeOf } from './answer.ts'
import type { Client } from './client.ts'
import { idOf, mapOrder, parseOrder } from './mapping.ts'
import type { Products } from './products.ts'
import { readRefunds } from './refunds.ts'
import { ORDER_FIELDS, type RawOrder } from './schema.ts'

const PER_REQUEST = 100

export async function readOrders(ids: string[], client: Client, products: Products): Promise<ReadResult[]> {
  const results: ReadResult[] = []
  // An id that is no number cannot be one of this shop's: it named an entry that came without one.
  const known = ids.filter((id) => /^[1-9]\d*$/.test(id))
  for (const id of ids) if (!known.includes(id)) results.push({ id, kind: 'unreadable', problem: 'id' })
  const [alone] = known
  if (alone !== undefined && known.length === 1) return [...results, await readOne(alone, client, products)]
  const together = (some: string[]) => readSeveral(some, client, products)
  const alive = () => client.get('orders', { per_page: 1, _fields: 'id' })
  for (let at = 0; at < known.length; at += PER_REQUEST) {
    const { read, broken } = await inHalves(known.slice(at, at + PER_REQUEST), together, alive)
    results.push(...read.flat(), ...broken.map((id) => ({ id, kind: 'unreadable' as const, problem: 'answer' })))
  }
  return results
}

/** By its own address: only there does the shop say that an order is in the trash (200) or deleted (404). */
async function readOne(id: string, client: Client, products: Products): Promise<ReadResult> {
  const answer = await client.get(`orders/${id}`, { _fields: ORDER_FIELDS.join(',') }, { bear: [404] })
  if (answer.status === 404) {
    if (codeOf(answer.body) === 'woocommerce_rest_shop_order_invalid_id') return { id, kind: 'gone' }
    throw new RecolteError('shop-not-found', 'config', { detail: { host: client.host, url: client.url } })
  }
  const [result] = await understood([answer.body], client, products)
  return result === undefined || result.id !== id ? { id, kind: 'unreadable', problem: 'id' } : result
}

/** Together; one that is not in the answer may be trashed, deleted or hidden by a plugin: `absent` proves nothing. */
async function readSeveral(ids: string[], client: Client, products: Products): Promise<ReadResult[]> {
  const answer = await client.get('orders', {
    include: ids.join(','),
    status: 'any',
    per_page: PER_REQUEST,
    _fields: ORDER_FIELDS.join(','),
  })
  const found = await understood(listOf(answer, client), client, products)
  const results = new Map(found.map((result) => [result.id, result]))
  return ids.map((id) => results.get(id) ?? { id, kind: 'absent' })
}

function listOf({ body }: Answer, client: Client): unknown[] {
  if (Array.isArray(body)) return body
  throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'no list' } })
}

/** Each raw order as a result; those whose id cannot be read are left out, since nobody asked for them. */
async function understood(entries: unknown[], client: Client, products: Products): Promise<ReadResult[]> {
  const results: ReadResult[] = []
  const orders: RawOrder[] = []
  for (const raw of entries) {
    const id = idOf(raw)
    if (id === undefined) continue
    const parsed = parseOrder(raw)
    if ('problem' in parsed) results.push({ id, kind: 'unreadable', problem: parsed.problem })
    else if (parsed.value.status === 'trash') results.push({ id, kind: 'gone' })
    else orders.push(parsed.value)
  }
  const ids = orders.flatMap((order) =>
    order.line_items.map((line) => line.product_id).filter((product) => product > 0),
  )
  const { found, complete } = await products.of(ids)
  const refunds = await readRefunds(orders, client)
  for (const order of orders) {
    const known = refunds.get(order.id)
    const beside = { products: found, refunds: known ?? [], incomplete: !complete || known === undefined }
    results.push({ id: String(order.id), kind: 'order', order: mapOrder(order, beside) })
  }
  return results
}
