import {
  refundedCents,
  type ShopifyAddress,
  type ShopifyCustomer,
  type ShopifyFulfillment,
  type ShopifyLine,
  type ShopifyOrder,
  type ShopifyRefund,
  totalCents,
} from '../orders/order.ts'
import { idsOf, imageOf, productDocument, type Sources, variantDocument } from './catalogue-documents.ts'
import { type PageArgs, pageOf } from './connection.ts'
import { decimal, gid, instant, instantOrNull } from './gid.ts'

export const orderDocument = (sources: Sources, order: ShopifyOrder) => {
  const money = (cents: number) => bag(cents, order.currency)
  const left = totalCents(order) - refundedCents(order)
  const { number, name, email, phone, test, tags, note, fulfillments, refunds } = order
  return {
    ...idsOf('Order', order.id),
    ...{ number, name, email, phone, test, tags, note },
    ...{ createdAt: instant(order.created), processedAt: instant(order.created), updatedAt: instant(order.updated) },
    ...{ closedAt: instantOrNull(order.closed), closed: order.closed !== null, confirmed: true },
    ...{ cancelledAt: instantOrNull(order.cancelled), cancelReason: order.cancelReason },
    ...{ customerLocale: order.locale, sourceName: order.source },
    ...{ displayFinancialStatus: order.financial, displayFulfillmentStatus: order.fulfillment },
    returnStatus: order.refunds.some(({ lines }) => lines.length > 0) ? 'RETURNED' : 'NO_RETURN',
    ...{ fullyPaid: order.financial !== 'PENDING', unpaid: order.financial === 'PENDING' },
    requiresShipping: order.lines.some(({ physical }) => physical),
    ...{ currencyCode: order.currency, presentmentCurrencyCode: order.currency },
    currentTotalPriceSet: money(left),
    totalPriceSet: money(totalCents(order)),
    totalRefundedSet: money(refundedCents(order)),
    customer: order.customer && customerDocument(order.customer, order),
    billingAddress: order.billing && addressDocument(order.billing, order.id),
    shippingAddress: order.shipping && addressDocument(order.shipping, order.id + 1),
    fulfillments: ({ first }: PageArgs) =>
      fulfillments.slice(0, first ?? undefined).map((one, place) => fulfillmentDocument(sources, order, one, place)),
    refunds: ({ first }: PageArgs) =>
      refunds.slice(0, first ?? undefined).map((one) => refundDocument(sources, order, one)),
    lineItems: (args: PageArgs) =>
      pageOf(
        order.lines,
        ({ id }) => id,
        args,
        (line) => lineDocument(sources, order, line),
      ),
  }
}

const bag = (cents: number, currencyCode: string) => {
  const money = { amount: decimal(cents), currencyCode }
  return { shopMoney: money, presentmentMoney: money }
}

const nameOf = ({ firstName, lastName }: { firstName: string | null; lastName: string | null }) =>
  [firstName, lastName].filter((part) => part !== null).join(' ')

const customerDocument = (customer: ShopifyCustomer, order: ShopifyOrder) => {
  const { firstName, lastName, email, phone, locale } = customer
  return {
    ...idsOf('Customer', customer.id),
    ...{ displayName: nameOf(customer) || (email ?? ''), firstName, lastName, email, phone, locale },
    defaultEmailAddress: email === null ? null : { emailAddress: email },
    defaultPhoneNumber: phone === null ? null : { phoneNumber: phone },
    ...{ numberOfOrders: '1', createdAt: instant(order.created), updatedAt: instant(order.created) },
  }
}

const addressDocument = (address: ShopifyAddress, id: number) => {
  const { firstName, lastName, address1, city, zip, country, phone } = address
  return {
    ...{ __typename: 'MailingAddress', id: gid('MailingAddress', id), firstName, lastName, name: nameOf(address) },
    ...{ company: null, address1, city, zip, country, countryCodeV2: country, phone },
  }
}

const lineDocument = (sources: Sources, order: ShopifyOrder, line: ShopifyLine) => {
  const { title, variantTitle, sku, vendor, quantity, productId, variantId } = line
  const product = productId === null ? undefined : sources.catalogue.product(productId)
  const variant = variantId === null ? undefined : sources.catalogue.variant(variantId)
  return {
    ...{ __typename: 'LineItem', id: gid('LineItem', line.id), title, variantTitle, sku, vendor, quantity },
    name: variantTitle === null ? title : `${title} - ${variantTitle}`,
    ...{ currentQuantity: line.current, unfulfilledQuantity: Math.max(0, line.current - line.shipped) },
    ...{ requiresShipping: line.physical, isGiftCard: false, originalUnitPriceSet: bag(line.cents, order.currency) },
    image: product ? imageOf(product) : null,
    product: product ? productDocument(sources, product) : null,
    variant: variant ? variantDocument(sources, variant) : null,
  }
}

const fulfillmentDocument = (sources: Sources, order: ShopifyOrder, one: ShopifyFulfillment, place: number) => ({
  ...idsOf('Fulfillment', one.id),
  ...{ name: `${order.name}-F${place + 1}`, status: one.displayStatus === 'CANCELED' ? 'CANCELLED' : 'SUCCESS' },
  ...{ displayStatus: one.displayStatus, createdAt: instant(one.created), updatedAt: instant(one.updated) },
  ...{ inTransitAt: null, deliveredAt: instantOrNull(one.delivered), estimatedDeliveryAt: null },
  ...{ totalQuantity: one.pieces, order: () => orderDocument(sources, order) },
})

const refundDocument = (sources: Sources, order: ShopifyOrder, refund: ShopifyRefund) => ({
  ...idsOf('Refund', refund.id),
  ...{ createdAt: instant(refund.at), updatedAt: instant(refund.at), note: refund.note },
  totalRefundedSet: bag(refund.cents, order.currency),
  refundLineItems: (args: PageArgs) =>
    pageOf(
      refund.lines,
      ({ id }) => id,
      args,
      ({ id, lineId, quantity }) => {
        const line = order.lines.find((one) => one.id === lineId)
        return { id: gid('RefundLineItem', id), quantity, lineItem: line && lineDocument(sources, order, line) }
      },
    ),
})
