import type { Order, OrderLine, OrderRow } from '@recolte/core'
import type { Detail } from './products.ts'
import { orderSchema, problemOf, type RawItem, type RawOrder, type RawRow, rowSchema } from './schema.ts'
import { codeOfRow, meaningOfRow, reachedBy, type TriggerBy } from './status.ts'
import type { Place } from './views.ts'

export type Parsed<T> = { value: T } | { problem: string }

export function parseRow(raw: unknown): Parsed<RawRow> {
  const parsed = rowSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

export function parseOrder(raw: unknown): Parsed<RawOrder> {
  const parsed = orderSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

export function mapRow(raw: RawRow, place: Place, by: TriggerBy): OrderRow & { number: string } {
  const id = String(raw.entity_id)
  const meaning = meaningOfRow(raw)
  return {
    id,
    // Never the id: `/orders/000000005` would answer with the order of id 5 (seen).
    number: raw.increment_id || id,
    statuses: [codeOfRow(raw, by)],
    ...(meaning === undefined ? {} : { meaning }),
    reached: reachedBy(raw, by),
    createdAt: raw.created_at,
    changedAt: raw.updated_at ?? raw.created_at,
    ...(place.shop === undefined ? {} : { shop: place.shop }),
    ...(place.language === undefined ? {} : { language: place.language }),
  }
}

/** What reading knows beside the order itself. */
export interface Beside {
  place: Place
  /** By product id, in the words of the order's own view; absent where the shop no longer shows it. */
  products: ReadonlyMap<number, Detail>
  /** Something could not be read this time. */
  incomplete: boolean
}

export function mapOrder(raw: RawOrder, beside: Beside, by: TriggerBy): Order {
  const billing = raw.billing_address
  const { grand_total: total, total_refunded: refunded, order_currency_code: currency } = raw
  return {
    ...mapRow(raw, beside.place, by),
    // Given back to the last cent by several refunds, an order may keep its state.
    ...(total != null && total > 0 && (refunded ?? 0) >= total - 0.005 ? { meaning: 'refunded' as const } : {}),
    buyer: {
      email: raw.customer_email || (billing?.email ?? ''),
      firstName: raw.customer_firstname || (billing?.firstname ?? ''),
      lastName: raw.customer_lastname || (billing?.lastname ?? ''),
      ...given('phone', billing?.telephone),
      ...given('country', /^[A-Z]{2}$/.test(billing?.country_id ?? '') ? billing?.country_id : ''),
    },
    lines: linesOf(raw.items, beside.products),
    hadLines: raw.items.length > 0,
    ...(total != null && /^[A-Z]{3}$/.test(currency) ? { total: { amount: String(total), currency } } : {}),
    ...(raw.customer_group_id == null ? {} : { meta: { customer_group: String(raw.customer_group_id) } }),
    ...(beside.incomplete ? { incomplete: true } : {}),
  }
}

/**
 * One line for each thing the buyer chose. A configurable's row has the name and page of the product and the SKU of the
 * variant, which lies below it with its own id; a bundle's parts are not reviewed by themselves; a grouped product has
 * no row of its own (docs/platforms/magento.md, "Items").
 */
function linesOf(items: RawItem[], products: ReadonlyMap<number, Detail>): OrderLine[] {
  const children = Map.groupBy(
    items.filter((item) => item.parent_item_id != null),
    (item) => item.parent_item_id ?? 0,
  )
  return items
    .filter((item) => item.parent_item_id == null)
    .flatMap((item) => {
      const below = children.get(item.item_id) ?? []
      return item.product_id == null ? [] : [lineOf(item, item.product_id, below, products)]
    })
}

function lineOf(item: RawItem, id: number, below: RawItem[], products: ReadonlyMap<number, Detail>): OrderLine {
  const product = products.get(id)
  const chosen = item.product_type === 'configurable' ? products.get(below[0]?.product_id ?? 0) : undefined
  const quantity = item.qty_ordered ?? 0
  return {
    productId: String(id),
    name: item.name,
    quantity,
    refundedQuantity: allBack(item, below) ? quantity : backOf(item),
    ...given('url', product?.url),
    ...given('image', product?.image ?? chosen?.image),
    ...given('sku', item.sku),
    ...given('gtin', chosen?.gtin ?? product?.gtin),
    ...given('isbn', chosen?.isbn ?? product?.isbn),
    ...given('mpn', chosen?.mpn ?? product?.mpn),
    ...given('brand', product?.brand ?? chosen?.brand),
  }
}

/** Given back, or never delivered. */
const backOf = (item: RawItem): number => (item.qty_refunded ?? 0) + (item.qty_canceled ?? 0)

/** A bundle whose parts are refunded one by one keeps a 0 itself. */
const allBack = ({ product_type: type }: RawItem, below: RawItem[]): boolean =>
  type === 'bundle' && below.length > 0 && below.every((part) => backOf(part) >= (part.qty_ordered ?? 0))

function given<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  const none: { [P in K]?: string } = {}
  return value === undefined || value === '' ? none : { ...none, [name]: value }
}
