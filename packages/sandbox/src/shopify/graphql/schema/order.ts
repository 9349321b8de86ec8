/** Names and nullability as published for 2026-10; of the fields only those a reader of orders asks for. */
export const ORDER = /* GraphQL */ `
type Order implements Node & LegacyInteroperability
  @access(scopes: ["read_orders", "read_marketplace_orders", "read_quick_sale"]) @approval(object: "Order") {
  id: ID!
  legacyResourceId: UnsignedInt64!
  name: String!
  number: Int!
  email: String @personal(content: "email")
  phone: String @personal(content: "phone")
  customerLocale: String
  createdAt: DateTime!
  processedAt: DateTime!
  updatedAt: DateTime!
  closedAt: DateTime
  closed: Boolean!
  confirmed: Boolean!
  cancelledAt: DateTime
  cancelReason: OrderCancelReason
  test: Boolean!
  displayFinancialStatus: OrderDisplayFinancialStatus
  displayFulfillmentStatus: OrderDisplayFulfillmentStatus!
  returnStatus: OrderReturnStatus!
  fullyPaid: Boolean!
  unpaid: Boolean!
  requiresShipping: Boolean!
  tags: [String!]!
  note: String
  sourceName: String
  currencyCode: CurrencyCode!
  presentmentCurrencyCode: CurrencyCode!
  currentTotalPriceSet: MoneyBag!
  totalPriceSet: MoneyBag!
  totalRefundedSet: MoneyBag!
  customer: Customer
  billingAddress: MailingAddress
  shippingAddress: MailingAddress
  fulfillments(first: Int): [Fulfillment!]!
  refunds(first: Int): [Refund!]!
  lineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): LineItemConnection!
}
type OrderConnection
  @access(scopes: ["read_orders", "read_marketplace_orders"]) @approval(object: "Order") {
  edges: [OrderEdge!]!
  nodes: [Order!]!
  pageInfo: PageInfo!
}
type OrderEdge { cursor: String! node: Order! }

type LineItem implements Node {
  id: ID!
  title: String!
  variantTitle: String
  name: String!
  sku: String
  vendor: String
  quantity: Int!
  currentQuantity: Int!
  unfulfilledQuantity: Int!
  requiresShipping: Boolean!
  isGiftCard: Boolean!
  originalUnitPriceSet: MoneyBag!
  image: Image
  product: Product
  variant: ProductVariant
}
type LineItemConnection {
  edges: [LineItemEdge!]!
  nodes: [LineItem!]!
  pageInfo: PageInfo!
}
type LineItemEdge { cursor: String! node: LineItem! }

type Fulfillment implements Node & LegacyInteroperability {
  id: ID!
  legacyResourceId: UnsignedInt64!
  name: String!
  status: FulfillmentStatus!
  displayStatus: FulfillmentDisplayStatus
  createdAt: DateTime!
  updatedAt: DateTime!
  inTransitAt: DateTime
  deliveredAt: DateTime
  estimatedDeliveryAt: DateTime
  totalQuantity: Int!
  order: Order!
}
type Refund implements Node & LegacyInteroperability {
  id: ID!
  legacyResourceId: UnsignedInt64!
  createdAt: DateTime
  updatedAt: DateTime!
  note: String
  totalRefundedSet: MoneyBag!
  refundLineItems(after: String, before: String, first: Int, last: Int, reverse: Boolean = false): RefundLineItemConnection!
}
type RefundLineItem { id: ID quantity: Int! lineItem: LineItem! }
type RefundLineItemConnection {
  edges: [RefundLineItemEdge!]!
  nodes: [RefundLineItem!]!
  pageInfo: PageInfo!
}
type RefundLineItemEdge { cursor: String! node: RefundLineItem! }

type Customer implements Node & LegacyInteroperability
  @access(scopes: ["read_customers"]) @approval(object: "Customer") {
  id: ID!
  legacyResourceId: UnsignedInt64!
  displayName: String! @personal(content: "name")
  firstName: String @personal(content: "name")
  lastName: String @personal(content: "name")
  email: String @personal(content: "email") @deprecated(reason: "Use defaultEmailAddress.emailAddress")
  phone: String @personal(content: "phone") @deprecated(reason: "Use defaultPhoneNumber.phoneNumber")
  defaultEmailAddress: CustomerEmailAddress
  defaultPhoneNumber: CustomerPhoneNumber
  locale: String!
  numberOfOrders: UnsignedInt64!
  createdAt: DateTime!
  updatedAt: DateTime!
}
type CustomerEmailAddress { emailAddress: String! @personal(content: "email") }
type CustomerPhoneNumber { phoneNumber: String! @personal(content: "phone") }
type MailingAddress implements Node {
  id: ID!
  firstName: String @personal(content: "name")
  lastName: String @personal(content: "name")
  name: String @personal(content: "name")
  company: String
  address1: String @personal(content: "address")
  city: String
  zip: String @personal(content: "address")
  country: String
  countryCodeV2: CountryCode
  phone: String @personal(content: "phone")
}

enum OrderSortKeys { CREATED_AT ID ORDER_NUMBER PROCESSED_AT UPDATED_AT }
enum OrderCancelReason { CUSTOMER DECLINED FRAUD INVENTORY OTHER STAFF }
enum OrderReturnStatus { INSPECTION_COMPLETE IN_PROGRESS NO_RETURN RETURNED RETURN_FAILED RETURN_REQUESTED }
enum OrderDisplayFinancialStatus {
  AUTHORIZED EXPIRED PAID PARTIALLY_PAID PARTIALLY_REFUNDED PENDING REFUNDED VOIDED
}
enum OrderDisplayFulfillmentStatus {
  FULFILLED FULFILLMENT_NOT_REQUIRED IN_PROGRESS ON_HOLD OPEN PARTIALLY_FULFILLED PENDING_FULFILLMENT
  REQUEST_DECLINED RESTOCKED SCHEDULED UNFULFILLED
}
enum FulfillmentStatus { CANCELLED ERROR FAILURE SUCCESS }
enum FulfillmentDisplayStatus {
  ATTEMPTED_DELIVERY CANCELED CARRIER_PICKED_UP CONFIRMED DELAYED DELIVERED FAILURE FULFILLED IN_TRANSIT LABEL_PRINTED
  LABEL_PURCHASED LABEL_VOIDED MARKED_AS_FULFILLED NOT_DELIVERED OUT_FOR_DELIVERY PICKED_UP READY_FOR_PICKUP SUBMITTED
}
`
