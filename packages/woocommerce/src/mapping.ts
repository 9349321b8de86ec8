import type { Order, OrderLine, OrderRow, OrderStatus } from '@recolte/core'
import { plain } from './plain.ts'
import {
  gmtSchema,
  idSchema,
  orderSchema,
  problemOf,
  type RawLine,
  type RawOrder,
  type RawProduct,
  type RawRefunds,
  type RawRow,
  rowSchema,
  statusesSchema,
} from './schema.ts'
import { meaningOf, reachedBy } from './status.ts'

export type Parsed<T> = { value: T } | { problem: string }

/** The id of an entry that may be anything, to name it by. */
export function idOf(raw: unknown): string | undefined {
  const id = typeof raw === 'object' && raw !== null && 'id' in raw ? idSchema.safeParse(raw.id) : undefined
  return id?.success ? String(id.data) : undefined
}

/** A GMT date of an entry that may be anything, in ms: to go on after an entry that cannot be read otherwise. */
export function gmtOf(raw: unknown, field: 'date_modified_gmt' | 'date_created_gmt'): number | undefined {
  const value: unknown =
    typeof raw === 'object' && raw !== null ? Object.entries(raw).find(([name]) => name === field)?.[1] : undefined
  const date = gmtSchema.safeParse(value)
  return date.success ? date.data.getTime() : undefined
}

export function parseRow(raw: unknown): Parsed<OrderRow> {
  const parsed = rowSchema.safeParse(raw)
  return parsed.success ? { value: mapRow(parsed.data) } : { problem: problemOf(parsed.error) }
}

export function parseOrder(raw: unknown): Parsed<RawOrder> {
  const parsed = orderSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

function mapRow(raw: RawRow): OrderRow & { number: string } {
  const id = String(raw.id)
  const meaning = meaningOf(raw.status)
  return {
    id,
    number: raw.number || id,
    statuses: [raw.status],
    ...(meaning === undefined ? {} : { meaning }),
    reached: reachedBy(raw),
    createdAt: raw.date_created_gmt,
    changedAt: raw.date_modified_gmt ?? raw.date_created_gmt,
  }
}

/** What reading knows beside the order itself. */
export interface Beside {
  /** By product id; absent where the shop no longer shows it. */
  products: ReadonlyMap<number, RawProduct>
  refunds: RawRefunds
  /** Something could not be read this time. */
  incomplete: boolean
}

export function mapOrder(raw: RawOrder, beside: Beside): Order {
  const row = mapRow(raw)
  const refunded = refundedByLine(beside.refunds)
  const meta = Object.fromEntries(raw.meta_data.map(({ key, value }) => [key, value]))
  // WPML's own mark; WooCommerce itself knows no language of an order.
  const language = meta.wpml_language
  return {
    ...row,
    ...(fullyRefunded(raw) ? { meaning: 'refunded' as const } : {}),
    buyer: {
      email: raw.billing.email.trim(),
      firstName: plain(raw.billing.first_name),
      lastName: plain(raw.billing.last_name),
      ...given('phone', raw.billing.phone.trim()),
      ...given('country', /^[A-Z]{2}$/.test(raw.billing.country) ? raw.billing.country : ''),
    },
    // A product deleted for good leaves its line with the id 0: nothing to review, nothing to link to.
    lines: raw.line_items
      .filter((line) => line.product_id > 0)
      .map((line) => mapLine(line, beside.products.get(line.product_id), refunded.get(line.id) ?? 0)),
    hadLines: raw.line_items.length > 0,
    ...(/^-?\d+(\.\d+)?$/.test(raw.total) && /^[A-Z]{3}$/.test(raw.currency)
      ? { total: { amount: raw.total, currency: raw.currency } }
      : {}),
    ...given('channel', raw.created_via),
    ...(typeof language === 'string' ? given('language', language) : {}),
    meta: { meta },
    ...(beside.incomplete ? { incomplete: true } : {}),
  }
}

/** `product_id` is the parent's for a variation, and so is the page; number, GTIN and picture are the variation's own. */
function mapLine(line: RawLine, product: RawProduct | undefined, refundedQuantity: number): OrderLine {
  const own = line.variation_id > 0 ? undefined : product
  return {
    productId: String(line.product_id),
    name: plain(line.name),
    quantity: line.quantity,
    refundedQuantity,
    // The address of a draft or private product leads the buyer nowhere.
    ...given('url', product?.status === 'publish' ? product.permalink : ''),
    ...given('image', line.image || product?.images),
    ...given('sku', line.sku || own?.sku),
    ...given('gtin', line.global_unique_id || own?.global_unique_id),
    ...given('brand', plain(product?.brands ?? '')),
    ...given('category', plain(product?.categories ?? '')),
  }
}

function given<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  const none: { [P in K]?: string } = {}
  return value === undefined || value === '' ? none : { ...none, [name]: value }
}

/** A refund of money alone has a line with quantity 0, a refund of the whole amount may have none: neither takes a piece away. */
function refundedByLine(refunds: RawRefunds): Map<number, number> {
  const byLine = new Map<number, number>()
  for (const line of refunds.flatMap((refund) => refund.line_items)) {
    const id = Number(line.meta_data.find(({ key }) => key === '_refunded_item_id')?.value)
    if (Number.isInteger(id)) byLine.set(id, (byLine.get(id) ?? 0) + Math.abs(line.quantity))
  }
  return byLine
}

/** Given back to the last cent by several partial refunds, an order keeps its status. */
function fullyRefunded(raw: RawOrder): boolean {
  const total = Number(raw.total)
  const back = raw.refunds.reduce((sum, refund) => sum + Math.abs(Number(refund.total) || 0), 0)
  return total > 0 && back >= total - 0.005
}

export function mapStatuses(raw: unknown): Parsed<OrderStatus[]> {
  const parsed = statusesSchema.safeParse(raw)
  if (!parsed.success) return { problem: problemOf(parsed.error) }
  return {
    value: parsed.data.map(({ slug, name, total }) => {
      const code = slug.replace(/^wc-/, '')
      const meaning = meaningOf(code)
      return {
        code,
        label: plain(name) || code,
        ...(meaning === undefined ? {} : { meaning }),
        ...(typeof total === 'number' ? { count: total } : {}),
      }
    }),
  }
}
