import { isRecord } from '../app.ts'
import { checkEnum } from './args.ts'
import { orderDocument } from './document.ts'
import { invalidOrder, invalidParams, isError, type RestError, restError } from './errors.ts'
import { pageLinks } from './links.ts'
import { pageOf, readFilter } from './list.ts'
import type { Live } from './live.ts'
import { readOrderInput } from './order-input.ts'
import { refundDocument } from './refunds.ts'
import type { Reply, Visit } from './route.ts'
import { select } from './select.ts'
import { restRoot } from './shop.ts'

const whole = { has: () => true, pick: (value: unknown) => value }

export const listOrders = ({ shop, url, params, wanted, bend, version }: Visit): Reply => {
  const asked = readFilter(shop, params)
  const { modifiedAfter: _, ...unbounded } = asked
  const endless = bend === 'endless'
  const filter = endless
    ? { statuses: undefined, orderby: asked.orderby, ascending: asked.ascending, offset: 0, limit: asked.limit }
    : bend === 'ignores-modified-after'
      ? unbounded
      : asked
  const { total: found, lights } = select(shop.ledger, filter)
  const { page, perPage } = pageOf(params)
  // Past the end the shop counts nothing (recording orders-page-past-end).
  const total = endless ? found * 1000 : lights.length === 0 ? 0 : found
  const pages = Math.ceil(total / perPage)
  const link = pageLinks({
    ...{ address: `${restRoot(url).replace(/v3$/, version)}/orders`, params, page, pages },
    ...{ filled: lights.length > 0, writesStatus: version === 'v3' },
  })
  return {
    body: lights.map((light) => orderDocument(shop, url, light, wanted)),
    headers: { 'X-WP-Total': String(total), 'X-WP-TotalPages': String(pages), ...(link ? { Link: link } : {}) },
  }
}

export const readOrder = ({ shop, url, wanted, ids: [id = 0] }: Visit): Reply | RestError => {
  const light = shop.ledger.light(id)
  if (!light) return invalidOrder
  // Links are added to a single document after its fields were narrowed (dossier §3, `_fields`).
  const linked = { has: (name: string) => name === '_links' || wanted.has(name), pick: (value: unknown) => value }
  const document = orderDocument(shop, url, light, linked)
  const narrowed = wanted.pick(document)
  return { body: isRecord(document) && isRecord(narrowed) ? { ...narrowed, _links: document._links } : narrowed }
}

const changed = (visit: Visit, id: number): Reply => {
  const light = visit.shop.ledger.light(id)
  return { body: light && orderDocument(visit.shop, visit.url, light, whole) }
}

const check = (visit: Visit): RestError | undefined => {
  const { status, billing } = isRecord(visit.body) ? visit.body : {}
  const statuses = ['auto-draft', ...visit.shop.statuses.map(({ slug }) => slug)]
  const fault = typeof status === 'string' ? checkEnum('status', statuses, status) : undefined
  if (fault) return invalidParams([{ param: 'status', ...fault }])
  const email = isRecord(billing) ? billing.email : undefined
  if (email === undefined || email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(email))) return undefined
  return invalidParams([{ param: 'billing', code: 'rest_invalid_email', message: 'Invalid email address.' }])
}

/** The writes a shop's own admin makes; connectors of orders only read. */
export const orderWrites = (live: Live) => ({
  create(visit: Visit): Reply | RestError {
    const fault = check(visit)
    if (fault) return fault
    const id = live.add({ created_via: 'rest-api', ...readOrderInput(visit.body) })
    return { ...changed(visit, id), status: 201, headers: { Location: `${restRoot(visit.url)}/orders/${id}` } }
  },
  update(visit: Visit): Reply | RestError {
    const [id = 0] = visit.ids
    if (!visit.shop.ledger.light(id)) return invalidOrder
    const fault = check(visit)
    if (fault) return fault
    live.change(id, readOrderInput(visit.body))
    return changed(visit, id)
  },
  remove(visit: Visit): Reply | RestError {
    const [id = 0] = visit.ids
    const light = visit.shop.ledger.light(id)
    if (!light) return invalidOrder
    const before = changed(visit, id)
    if (visit.params.get('force') === 'true') live.delete(id)
    else if (light.status === 'trash') {
      return restError(410, 'woocommerce_rest_already_trashed', 'The shop_order has already been deleted.')
    } else live.trash(id)
    return before
  },
  refund(visit: Visit): Reply | RestError {
    const [id = 0] = visit.ids
    if (!visit.shop.ledger.light(id)) return invalidOrder
    const { amount, reason } = isRecord(visit.body) ? visit.body : {}
    const refund = live.refund(id, {
      ...(amount === undefined ? {} : { amount: String(amount) }),
      ...(typeof reason === 'string' ? { reason } : {}),
    })
    const listed = listRefunds(visit)
    if (isError(listed)) return listed
    const made = Array.isArray(listed.body) ? listed.body.find((entry) => isRecord(entry) && entry.id === refund) : null
    // The real shop forgets to fill the pattern of its own route in.
    const pattern = '(?P<order_id>[\\d]+)'
    const headers = { Location: `${restRoot(visit.url)}/orders/${pattern}/refunds/${refund}` }
    return { status: 201, headers, body: made }
  },
})

export const listRefunds = ({ shop, url, ids: [id = 0], wanted }: Visit): Reply | RestError => {
  const order = shop.ledger.state(id)
  if (!order) return invalidOrder
  const refunds = order.refunds.toReversed().map((refund) => refundDocument(shop, url, order, refund))
  return { body: wanted.pick(refunds), headers: { 'X-WP-Total': String(refunds.length), 'X-WP-TotalPages': '1' } }
}

export const orderStatuses = ({ shop, wanted }: Visit): Reply => ({ body: wanted.pick(shop.statuses) })

export const orderTotals = ({ shop, wanted }: Visit): Reply => {
  const counts = new Map<string, number>()
  const { codes, names } = shop.ledger.statusCodes()
  const add = (status: string) => counts.set(status, (counts.get(status) ?? 0) + 1)
  for (const [index, code] of codes.entries()) if (!shop.ledger.covered.has(index)) add(names[code] ?? '')
  for (const { status } of shop.ledger.layer()) add(status)
  return { body: wanted.pick(shop.statuses.map(({ slug, name }) => ({ slug, name, total: counts.get(slug) ?? 0 }))) }
}
