import type { Order, OrderLine, OrderRow } from '@recolte/core'
import { gtinIn } from './gtin.ts'
import {
  orderSchema,
  problemOf,
  type RawCustomer,
  type RawLine,
  type RawOrder,
  type RawRow,
  rowSchema,
} from './schema.ts'
import { type Rules, standingOf } from './status.ts'

export type Parsed<T> = { value: T } | { problem: string }

export function parseRow(raw: unknown): Parsed<RawRow> {
  const parsed = rowSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

export function parseOrder(raw: unknown): Parsed<RawOrder> {
  const parsed = orderSchema.safeParse(raw)
  return parsed.success ? { value: parsed.data } : { problem: problemOf(parsed.error) }
}

export function mapRow(raw: RawRow, rules: Rules): OrderRow & { number: string } {
  return {
    id: raw.id,
    // `#1001` by default; what else a shop puts around the number is part of what buyers read.
    number: raw.name.replace(/^#/, '') || raw.id,
    ...standingOf(raw, rules),
    createdAt: raw.createdAt,
    changedAt: raw.updatedAt,
    ...given('language', raw.customerLocale),
  }
}

/** What an order does not say itself. */
export interface Beside extends Rules {
  /** Of orders that name no language. */
  language: string | undefined
  /** By order id, where an order lacks something itself. */
  customers: ReadonlyMap<string, RawCustomer>
  /** Addresses by product id. */
  pictures: ReadonlyMap<string, string>
}

export function mapOrder(raw: RawOrder, lines: RawLine[], beside: Beside): Order {
  const { billingAddress: billing, shippingAddress: shipping } = raw
  const customer = beside.customers.get(raw.id)
  const money = raw.currentTotalPriceSet?.shopMoney
  return {
    ...mapRow(raw, beside),
    ...given('language', raw.customerLocale || customer?.locale || beside.language),
    buyer: {
      email: raw.email || customer?.defaultEmailAddress?.emailAddress || '',
      ...nameOf([billing, customer, shipping]),
      ...given('phone', billing?.phone || raw.phone || shipping?.phone),
      ...given('country', billing?.countryCodeV2 || shipping?.countryCodeV2),
    },
    // A line without a product is a tip, a fee, or a product deleted for good: nothing to review, nothing to link to.
    lines: lines.flatMap((line) => mapLine(line, beside) ?? []),
    hadLines: lines.length > 0,
    ...(money && /^-?\d+(\.\d+)?$/.test(money.amount) && /^[A-Z]{3}$/.test(money.currencyCode)
      ? { total: { amount: money.amount, currency: money.currencyCode } }
      : {}),
    ...(raw.test === true ? { test: true } : {}),
    ...given('channel', raw.sourceName),
    meta: { tags: raw.tags },
  }
}

type Named = { firstName: string; lastName: string } | null | undefined

/** Both names of one source: the buyer of an order may be another person than its recipient. */
function nameOf(sources: Named[]): { firstName: string; lastName: string } {
  const named = sources.find((one) => one && (one.firstName !== '' || one.lastName !== ''))
  return { firstName: named?.firstName ?? '', lastName: named?.lastName ?? '' }
}

/** Removed and given back alike lower what is left of a line. */
function mapLine(line: RawLine, { pictures }: Beside): OrderLine | undefined {
  const { product, variant } = line
  if (product == null) return undefined
  const variantTitle = line.variantTitle === 'Default Title' ? '' : line.variantTitle
  return {
    productId: product.legacyResourceId,
    name: [line.title, variantTitle].filter(Boolean).join(' - '),
    quantity: line.quantity,
    refundedQuantity: Math.max(0, line.quantity - line.currentQuantity),
    ...given('url', product.onlineStoreUrl),
    ...given('image', pictures.get(product.legacyResourceId)),
    ...given('sku', line.sku),
    ...given('gtin', gtinIn(variant?.barcode ?? '')),
    ...given('brand', line.vendor),
    ...given('category', product.productType),
  }
}

function given<K extends string>(name: K, value: string | undefined): { [P in K]?: string } {
  const none: { [P in K]?: string } = {}
  return value === undefined || value === '' ? none : { ...none, [name]: value }
}
