import type { Order, OrderLine, OrderRow } from '@recolte/core'
import {
  orderSchema,
  problemOf,
  type RawAddress,
  type RawCombination,
  type RawCustomer,
  type RawDetail,
  type RawHistory,
  type RawLine,
  type RawOrder,
  type RawProduct,
  type RawRow,
  rowSchema,
} from './schema.ts'
import { reachedBy, type States } from './states.ts'
import { instantOf, type Zone } from './zone.ts'

export type Parsed<T> = { value: T } | { problem: string }

export function parseRow(raw: unknown): Parsed<RawRow> {
  const parsed = rowSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

export function parseOrder(raw: unknown): Parsed<RawOrder> {
  const parsed = orderSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

/** What rows and complete orders alike are read by. */
export interface Legend {
  zone: Zone
  /** The shop's own clock, ms. */
  clock: number
  states: States
  languages: ReadonlyMap<number, string>
  histories: ReadonlyMap<number, RawHistory[]>
}

export function mapRow(raw: RawRow, legend: Legend): OrderRow & { number: string } {
  const { zone, clock, states } = legend
  const at = (wall: string) => instantOf(zone, wall, clock)
  const meaning = states.meaningOf(raw.current_state)
  return {
    id: String(raw.id),
    number: raw.reference || String(raw.id),
    statuses: raw.current_state > 0 ? [String(raw.current_state)] : [],
    ...(meaning === undefined ? {} : { meaning }),
    reached: reachedBy(raw.current_state, legend.histories.get(raw.id) ?? [], states, at),
    createdAt: at(raw.date_add),
    changedAt: at(raw.date_upd),
    ...given('shop', raw.id_shop > 0 ? String(raw.id_shop) : ''),
    ...given('language', legend.languages.get(raw.id_lang)),
    // A cart that needs two carriers becomes two orders, which share its reference.
    ...given('groupKey', raw.reference !== '' && raw.id_cart > 0 ? `${raw.reference}-${raw.id_cart}` : ''),
  }
}

/** What reading knows beside the order itself. */
export interface Beside {
  customers: ReadonlyMap<number, RawCustomer>
  details: ReadonlyMap<number, RawDetail>
  /** Absent products have no page any more; `undefined` where the key may not see any. */
  products: ReadonlyMap<number, RawProduct> | undefined
  combinations: ReadonlyMap<number, RawCombination>
  categories: ReadonlyMap<number, string>
  currencies: ReadonlyMap<number, string>
  addresses: ReadonlyMap<number, RawAddress>
  countries: ReadonlyMap<number, string>
  addressOf: (shop: number) => string
  /** Something could not be read this time. */
  incomplete: boolean
}

export function mapOrder(raw: RawOrder, legend: Legend, beside: Beside): Order {
  const customer = beside.customers.get(raw.id_customer)
  const bill = beside.addresses.get(raw.id_address_invoice)
  const currency = beside.currencies.get(raw.id_currency)
  const base = beside.addressOf(raw.id_shop)
  return {
    ...mapRow(raw, legend),
    // A deleted customer takes the address along: the order keeps its id only.
    buyer: {
      email: customer?.email.trim() ?? '',
      firstName: customer?.firstname.trim() ?? '',
      lastName: customer?.lastname.trim() ?? '',
      ...given('phone', bill?.phone_mobile.trim() || bill?.phone.trim()),
      ...given('country', beside.countries.get(bill?.id_country ?? 0)),
    },
    lines: raw.associations.filter((line) => line.product_id > 0).map((line) => mapLine(line, base, beside)),
    hadLines: raw.associations.length > 0,
    ...(/^-?\d+(\.\d+)?$/.test(raw.total_paid_tax_incl) && currency !== undefined
      ? { total: { amount: raw.total_paid_tax_incl, currency } }
      : {}),
    ...given('channel', raw.module),
    meta: { meta: { payment: raw.payment, module: raw.module } },
    ...(beside.incomplete ? { incomplete: true } : {}),
  }
}

/**
 * Identifiers are snapshots of what was bought (the combination's where there is one); what the snapshot lacks comes
 * from the catalogue: the combination's own, else the product's where it has no combinations.
 */
function mapLine(line: RawLine, base: string, beside: Beside): OrderLine {
  const product = beside.products?.get(line.product_id)
  const own = line.product_attribute_id > 0 ? beside.combinations.get(line.product_attribute_id) : product
  const detail = beside.details.get(line.id)
  const back = Math.max(detail?.product_quantity_refunded ?? 0, detail?.product_quantity_return ?? 0)
  const shown = beside.products === undefined || product !== undefined
  return {
    productId: String(line.product_id),
    name: line.product_name.trim(),
    quantity: line.product_quantity,
    refundedQuantity: back,
    ...given('url', shown ? `${base}/index.php?controller=product&id_product=${line.product_id}` : ''),
    ...given('image', imageOf(base, product?.id_default_image ?? 0)),
    ...given('sku', line.product_reference || own?.reference),
    ...given('gtin', line.product_ean13 || line.product_upc || own?.ean13 || own?.upc),
    ...given('isbn', line.product_isbn || own?.isbn),
    ...given('mpn', detail?.product_mpn || own?.mpn),
    ...given('brand', product?.manufacturer_name.trim()),
    ...given('category', beside.categories.get(product?.id_category_default ?? 0)),
  }
}

/** Where the shop shows the original of a picture to everybody; the webservice's own address needs the key. */
const imageOf = (base: string, image: number): string =>
  image > 0 ? `${base}/img/p/${[...String(image)].join('/')}/${image}.jpg` : ''

function given<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  const none: { [P in K]?: string } = {}
  return value === undefined || value === '' ? none : { ...none, [name]: value }
}
