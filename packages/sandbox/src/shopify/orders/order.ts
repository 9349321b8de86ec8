/** An order as the shop keeps it; instants are whole seconds, in milliseconds UTC. Enum texts are those of the API. */
export interface ShopifyOrder {
  id: number
  number: number
  name: string
  created: number
  updated: number
  closed: number | null
  cancelled: number | null
  cancelReason: string | null
  test: boolean
  financial: string
  fulfillment: string
  tags: string[]
  note: string | null
  source: string
  currency: string
  email: string | null
  phone: string | null
  locale: string | null
  customer: ShopifyCustomer | null
  billing: ShopifyAddress | null
  shipping: ShopifyAddress | null
  lines: ShopifyLine[]
  fulfillments: ShopifyFulfillment[]
  refunds: ShopifyRefund[]
}

export interface ShopifyCustomer {
  id: number
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  locale: string
}

export interface ShopifyAddress {
  firstName: string | null
  lastName: string | null
  address1: string
  city: string
  zip: string
  /** Two letters. */
  country: string
  phone: string | null
}

export interface ShopifyLine {
  id: number
  /** Null for custom lines and where the product was deleted. */
  productId: number | null
  variantId: number | null
  title: string
  variantTitle: string | null
  sku: string | null
  vendor: string | null
  quantity: number
  /** 0 once removed or refunded. */
  current: number
  shipped: number
  cents: number
  physical: boolean
}

export interface ShopifyFulfillment {
  id: number
  displayStatus: string
  created: number
  updated: number
  delivered: number | null
  pieces: number
}

export interface ShopifyRefund {
  id: number
  at: number
  note: string | null
  cents: number
  lines: { id: number; lineId: number; quantity: number }[]
}

export const totalCents = ({ lines }: ShopifyOrder): number =>
  lines.reduce((sum, { cents, quantity }) => sum + cents * quantity, 0)

export const refundedCents = ({ refunds }: ShopifyOrder): number => refunds.reduce((sum, { cents }) => sum + cents, 0)

/** Where the order stands, from what left of it: the merchant never sets it directly. */
export const fulfillmentOf = ({ lines }: ShopifyOrder): string => {
  const due = lines.filter(({ physical, current }) => physical && current > 0)
  if (due.length === 0 && !lines.some(({ physical }) => physical)) return 'FULFILLMENT_NOT_REQUIRED'
  if (due.every(({ current, shipped }) => shipped >= current)) return due.length > 0 ? 'FULFILLED' : 'UNFULFILLED'
  return lines.some(({ shipped }) => shipped > 0) ? 'PARTIALLY_FULFILLED' : 'UNFULFILLED'
}
