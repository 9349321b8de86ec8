import type { Approval, PersonalContent } from '../graphql/access.ts'
import { gid } from '../graphql/gid.ts'
import { refundedCents, type ShopifyAddress, type ShopifyLine, type ShopifyOrder, totalCents } from '../orders/order.ts'
import { local } from '../search/extension.ts'

const money = (cents: number) => (cents / 100).toFixed(2)
const ids = (type: string, id: number) => ({ id, admin_graphql_api_id: gid(type, id) })

/** Bodies of webhooks: REST resources, in the shop's own time with its offset, redacted like the API. */
export const createPayloads = (zone: string, approval: () => Approval) => {
  const at = (instant: number) => local(instant, zone)
  const orNull = (instant: number | null) => (instant === null ? null : at(instant))
  const may = <T>(content: PersonalContent, value: T): T | null => (approval().fields.includes(content) ? value : null)

  const address = (one: ShopifyAddress | null) =>
    one && {
      ...{ first_name: may('name', one.firstName), last_name: may('name', one.lastName) },
      ...{ address1: may('address', one.address1), phone: may('phone', one.phone), city: one.city },
      ...{ zip: may('address', one.zip), province: null, country: one.country, country_code: one.country },
      name: may('name', [one.firstName, one.lastName].filter((part) => part !== null).join(' ')),
    }

  const customer = ({ customer: one, created }: ShopifyOrder) =>
    one && {
      ...ids('Customer', one.id),
      ...{ email: may('email', one.email), first_name: may('name', one.firstName), phone: may('phone', one.phone) },
      ...{ last_name: may('name', one.lastName), state: 'disabled', verified_email: true },
      ...{ created_at: at(created), updated_at: at(created) },
    }

  const line = (one: ShopifyLine) => ({
    ...ids('LineItem', one.id),
    ...{ current_quantity: one.current, fulfillable_quantity: Math.max(0, one.current - one.shipped) },
    ...{ fulfillment_service: 'manual', fulfillment_status: one.shipped >= one.quantity ? 'fulfilled' : null },
    ...{ gift_card: false, grams: 300, name: one.variantTitle ? `${one.title} - ${one.variantTitle}` : one.title },
    ...{ price: money(one.cents), product_exists: one.productId !== null, product_id: one.productId },
    ...{ properties: [], quantity: one.quantity, requires_shipping: one.physical, sku: one.sku, taxable: true },
    ...{ title: one.title, total_discount: '0.00', variant_id: one.variantId, variant_title: one.variantTitle },
    vendor: one.vendor,
  })

  const fulfillments = (order: ShopifyOrder) =>
    order.fulfillments.map((one) => ({
      ...{ ...ids('Fulfillment', one.id), order_id: order.id, status: 'success' },
      ...{ shipment_status: shipment(one.displayStatus), created_at: at(one.created), updated_at: at(one.updated) },
      ...{ tracking_company: 'Other', tracking_number: null },
    }))

  const refunds = (order: ShopifyOrder) =>
    order.refunds.map((one) => ({
      ...{ id: one.id, order_id: order.id, created_at: at(one.at), note: one.note },
      refund_line_items: one.lines.map(({ id, lineId, quantity }) => {
        const cents = (order.lines.find((own) => own.id === lineId)?.cents ?? 0) * quantity
        return { id, line_item_id: lineId, quantity, restock_type: 'return', subtotal: cents / 100 }
      }),
    }))

  const order = (one: ShopifyOrder) => ({
    ...{ ...ids('Order', one.id), app_id: 580_111, cancel_reason: one.cancelReason?.toLowerCase() ?? null },
    ...{ cancelled_at: orNull(one.cancelled), closed_at: orNull(one.closed), confirmed: true },
    ...{ contact_email: may('email', one.email), created_at: at(one.created), currency: one.currency },
    current_subtotal_price: money(totalCents(one) - refundedCents(one)),
    current_total_price: money(totalCents(one) - refundedCents(one)),
    ...{ customer_locale: one.locale, email: may('email', one.email), financial_status: one.financial.toLowerCase() },
    ...{ fulfillment_status: shipped(one.fulfillment), name: one.name, note: one.note, number: one.number - 1000 },
    ...{ order_number: one.number, order_status_url: 'https://www.boutique.example/orders/0/authenticate?key=0' },
    ...{ phone: may('phone', one.phone), presentment_currency: one.currency, processed_at: at(one.created) },
    ...{ source_name: one.source, tags: one.tags.join(', '), test: one.test, total_price: money(totalCents(one)) },
    ...{ updated_at: at(one.updated), billing_address: address(one.billing), customer: customer(one) },
    ...{ fulfillments: fulfillments(one), line_items: one.lines.map(line), refunds: refunds(one) },
    shipping_address: address(one.shipping),
  })

  /** What a topic about an order carries. */
  return (topic: string, one: ShopifyOrder): unknown => {
    if (topic === 'orders/delete') return { id: one.id }
    if (topic.startsWith('fulfillments/')) return { ...fulfillments(one).at(-1), email: may('email', one.email) }
    if (topic.startsWith('refunds/')) return refunds(one).at(-1)
    return order(one)
  }
}

const shipment = (displayStatus: string) => (displayStatus === 'FULFILLED' ? null : displayStatus.toLowerCase())
const shipped = (status: string) =>
  status === 'FULFILLED' ? 'fulfilled' : status === 'PARTIALLY_FULFILLED' ? 'partial' : null
