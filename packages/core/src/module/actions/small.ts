import { DAY } from '../../clock.ts'
import { keptFacts } from '../../engine/facts.ts'
import type { Reply } from '../../hooks/inbound.ts'
import { textOf } from '../../protocol/module/call.ts'
import { wallClock } from '../../protocol/wall-clock.ts'
import type { CallContext } from '../context.ts'
import { answerHead, HEADERS } from '../reply.ts'

export async function isActive(call: CallContext): Promise<unknown> {
  return { ...answerHead(call), debug: call.dialect.active }
}

/** The statuses an order has gone through, newest first. */
export async function orderHistory(call: CallContext): Promise<unknown> {
  const { engine, runtime, message, timeZone } = call
  const asked = textOf(message, 'orderRef')
  const [found] = asked === '' ? [] : await engine.journal.find({ store: runtime.name, text: asked, limit: 1 })
  const story = found && (await engine.journal.story(found))
  const labels = new Map((await keptFacts(engine, runtime.name))?.statuses.map(({ code, label }) => [code, label]))
  const states = [...(story?.statusHistory ?? [])]
    .sort((a, b) => b.at - a.at)
    .map(({ at, status }) => ({
      id_order: story?.orderId ?? '',
      id_order_state: status,
      name: labels.get(status) ?? status,
      date_add: wallClock(at, timeZone),
    }))
  return { ...answerHead(call), message: { count_states: states.length, list_states: states } }
}

/** Orders placed in the last 24 hours. */
export async function countOrders(call: CallContext): Promise<unknown> {
  const { journal, clock } = call.engine
  const to = clock.now()
  const from = to - DAY
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  const { orders } = await journal.totals({
    store: call.runtime.name,
    from,
    to,
    days: { first: day(from), last: day(to) },
  })
  return { ...answerHead(call), message: { count_orders_day: orders.reduce((sum, { n }) => sum + n, 0) } }
}

/** What the platform has lost it may have again as long as it is on offer: nothing is flagged before it was taken. */
export async function lostOrders(call: CallContext): Promise<unknown> {
  const n = await call.engine.journal.onOffer({ store: call.runtime.name, account: call.account })
  return { ...answerHead(call), debug: `${n} commandes à récupérer`, message: { nb_orders: n } }
}

export async function cleanCache(call: CallContext): Promise<unknown> {
  return { ...answerHead(call), debug: 'Recolte ne garde aucun cache' }
}

/** A bare list, which nothing frames (docs/protocol.md, actions of a module). Products go with their order under one id, so that it has no line. */
export function parentIds(): Reply {
  const head = 'old_product_id,old_product_sku,old_product_name,new_product_id,new_product_sku,new_product_name'
  return {
    status: 200,
    headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' },
    body: `count: 0<br>\n${head}\n`,
  }
}

/** Product pages go with their order; none is kept apart from it. */
export async function productUrls(call: CallContext): Promise<unknown> {
  return { ...answerHead(call), message: { list_produits: [] } }
}

/** By the platform's own word on the product, else by the reviews that came. */
export async function reviewStats({ engine, runtime, message }: CallContext): Promise<unknown> {
  const found = await engine.journal.reviewAverage(runtime.name, textOf(message, 'refProduct'))
  const absent = 'Ref Produit not found'
  return {
    'average in av_products_average table': found?.average ?? absent,
    'nb reviews in av_products_average table': found?.count ?? absent,
    'nb reviews in av_products_reviews table': found?.count ?? absent,
  }
}
