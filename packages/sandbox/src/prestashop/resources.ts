import {
  addressDoc,
  combinationDoc,
  customerDoc,
  type Doc,
  detailDoc,
  historyDoc,
  orderDoc,
  productDoc,
} from './documents.ts'
import { STRIDE } from './generate.ts'
import { type Customer, type OrderState, wallOf, wallText } from './order.ts'
import type { Askable, Condition, Query } from './query.ts'
import { isOld, type PrestaShopParts } from './shop.ts'
import { categories, configurations, countries, currencies, languages, shops, shopUrls, states } from './small.ts'

export interface Resource extends Askable {
  /** Those that can fit, in the order in which they come where nobody asks for one. */
  candidates(query: Query, shop: PrestaShopParts, visible: (shopId: number) => boolean): Iterable<Doc>
  /** By its own address: the shop is not looked at (seen). */
  one(id: number, shop: PrestaShopParts): Doc | undefined
  /** The candidates already come in the order asked for. */
  sorted?(query: Query): boolean
}

const exact = (query: Query, field: string): string[] | undefined =>
  query.conditions.find((each) => each.field === field)?.exactly

const ids = (values: string[]): number[] => [...new Set(values.map(Number))].sort((a, b) => a - b)

const logableIn = (shop: PrestaShopParts, state: number): boolean =>
  shop.states.find(({ id }) => id === state)?.logable === true

const documentOf = (shop: PrestaShopParts, order: OrderState): Doc => {
  const doc = orderDoc(order, logableIn(shop, order.state))
  const bend = shop.bent.get(order.id)
  return bend ? bent(doc, bend(doc.fields)) : doc
}

/** A test may put anything into a document; what is no plain value is shown as text. */
const bent = (doc: Doc, fields: Record<string, unknown>): Doc => ({
  ...doc,
  fields: Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'number' || value === null ? value : String(value),
    ]),
  ),
})

const AXES = { date_add: 'added', date_upd: 'updated' } as const
const axisOf = (field: string | undefined) => (field === 'date_add' || field === 'date_upd' ? AXES[field] : undefined)

const byTime = (query: Query) => {
  const [first, second] = query.sort
  const axis = axisOf(first?.field)
  const tie = second === undefined || (second.field === 'id' && second.ascending === first?.ascending)
  return axis !== undefined && first !== undefined && tie
    ? { axis, field: first.field, ascending: first.ascending }
    : undefined
}

const boundsOf = (conditions: Condition[], field: string): [number, number] => {
  const range = conditions.find((each) => each.field === field)?.range
  return [wallOf(range?.[0] ?? '') ?? Number.NEGATIVE_INFINITY, wallOf(range?.[1] ?? '') ?? Number.POSITIVE_INFINITY]
}

function* lightsOf(query: Query, { ledger }: PrestaShopParts) {
  const wanted = exact(query, 'id')
  const time = byTime(query)
  const ranged = query.conditions.find(({ field, range }) => axisOf(field) !== undefined && range !== undefined)
  if (wanted) for (const id of ids(wanted)) yield ledger.light(id)
  else if (time) yield* ledger.between(time.axis, ...boundsOf(query.conditions, time.field), time.ascending)
  else if (ranged) yield* ledger.between(axisOf(ranged.field) ?? 'added', ...boundsOf([ranged], ranged.field), true)
  else yield* ledger.all()
}

/** The orders whose lines or history are asked for. */
function* ordersFor(query: Query, { ledger }: PrestaShopParts): Iterable<OrderState> {
  const wanted = exact(query, 'id_order')
  const from = wanted ? ids(wanted) : [...ledger.all()].map(({ id }) => id)
  for (const id of from) {
    const order = ledger.state(id)
    if (order) yield order
  }
}

const customerOf = (shop: PrestaShopParts, id: number): Customer | undefined =>
  shop.customers.has(id)
    ? shop.customers.get(id)
    : id <= shop.ledger.base.count && id > 0
      ? shop.ledger.base.customerOf(id - 1)
      : undefined

const joined = (shop: PrestaShopParts, id: number): string => {
  const order = shop.ledger.light(id)
  return wallText(order?.added ?? shop.wallNow())
}

const fieldsOf = (doc: Doc): string[] => Object.keys(doc.fields)
const EMPTY: OrderState = {
  ...{
    id: 0,
    reference: '',
    cart: 0,
    shop: 1,
    language: 1,
    customer: 0,
    currency: 1,
    state: 1,
    module: '',
    payment: '',
  },
  ...{ added: 0, updated: 0, lines: [], history: [] },
}
const EMPTY_LINE = {
  ...{ id: 0, product: 0, combination: 0, name: '', reference: '', ean13: '', isbn: '', upc: '', mpn: '', cents: 0 },
  ...{ quantity: 0, refunded: 0, returned: 0 },
}
const NOBODY = { id: 0, email: '', firstname: '', lastname: '', language: 1, guest: false, shop: 1 }
const without = (fields: string[], ...dynamic: string[]) => fields.filter((field) => !dynamic.includes(field))

const orders: Resource = {
  name: 'orders',
  fields: without(fieldsOf(orderDoc(EMPTY, false)), 'shipping_number'),
  ...{ dates: ['date_add', 'date_upd'], dynamic: ['shipping_number'], associations: ['order_rows'] },
  sorted: (query) => byTime(query) !== undefined && exact(query, 'id') === undefined,
  *candidates(query, shop, visible) {
    for (const light of lightsOf(query, shop)) {
      if (light === undefined || !visible(light.shop)) continue
      const order = shop.ledger.state(light.id)
      if (order) yield documentOf(shop, order)
    }
  },
  one(id, shop) {
    const order = shop.ledger.state(id)
    return order && documentOf(shop, order)
  },
}

const order_details: Resource = {
  ...{
    name: 'order_details',
    fields: fieldsOf(detailDoc(EMPTY, EMPTY_LINE)),
    dates: [],
    dynamic: [],
    associations: ['taxes'],
  },
  *candidates(query, shop) {
    for (const order of ordersFor(query, shop))
      for (const line of order.lines)
        yield isOld(shop) ? { fields: detailDoc(order, line).fields } : detailDoc(order, line)
  },
  one: () => undefined,
}

const order_histories: Resource = {
  ...{ name: 'order_histories', fields: ['id', 'id_employee', 'id_order_state', 'id_order', 'date_add'] },
  ...{ dates: ['date_add'], dynamic: [], associations: [] },
  *candidates(query, shop) {
    for (const order of ordersFor(query, shop)) for (const entry of order.history) yield historyDoc(order, entry)
  },
  one(id, shop) {
    const order = shop.ledger.state(Math.floor((id - 1) / STRIDE) + 1)
    const entry = order?.history.find((each) => each.id === id)
    return order && entry && historyDoc(order, entry)
  },
}

const customers: Resource = {
  ...{
    name: 'customers',
    fields: fieldsOf(customerDoc(NOBODY, '')),
    dates: ['date_add', 'date_upd'],
    dynamic: [],
    associations: ['groups'],
  },
  *candidates(query, shop) {
    const wanted = exact(query, 'id')
    const all = Array.from({ length: shop.ledger.base.count }, (_, index) => index + 1)
    for (const id of wanted ? ids(wanted) : [...new Set([...all, ...shop.customers.keys()])]) {
      const customer = customerOf(shop, id)
      if (customer) yield customerDoc(customer, joined(shop, id))
    }
  },
  one(id, shop) {
    const customer = customerOf(shop, id)
    return customer && customerDoc(customer, joined(shop, id))
  },
}

/** Whichever is asked for is there: what an address says depends on its id alone, so that none costs memory. */
const addresses: Resource = {
  ...{ name: 'addresses', fields: fieldsOf(addressDoc(0)), dates: ['date_add', 'date_upd'], dynamic: [] },
  associations: [],
  *candidates(query) {
    for (const id of ids(exact(query, 'id') ?? [])) yield addressDoc(id)
  },
  one: (id) => addressDoc(id),
}

const products: Resource = {
  ...{ name: 'products', dates: ['date_add', 'date_upd'], dynamic: [], associations: [] },
  fields: [
    'id',
    'id_category_default',
    'id_default_image',
    'manufacturer_name',
    'reference',
    'ean13',
    'isbn',
    'upc',
    'mpn',
    'active',
    'link_rewrite',
    'name',
  ],
  *candidates(_query, { catalogue }) {
    for (const product of catalogue.products.values()) yield productDoc(product)
  },
  one: (id, { catalogue }) => {
    const product = catalogue.products.get(id)
    return product && productDoc(product)
  },
}

const combinations: Resource = {
  ...{ name: 'combinations', dates: [], dynamic: [], associations: [] },
  fields: ['id', 'id_product', 'ean13', 'isbn', 'upc', 'mpn', 'reference', 'quantity', 'price'],
  *candidates(_query, { catalogue }) {
    for (const combination of catalogue.combinations.values()) yield combinationDoc(combination)
  },
  one: () => undefined,
}

export const RESOURCES: Record<string, Resource> = {
  ...{
    addresses,
    categories,
    combinations,
    configurations,
    countries,
    currencies,
    customers,
    languages,
    order_details,
    order_histories,
  },
  ...{ order_states: states, orders, products, shop_urls: shopUrls, shops },
}
