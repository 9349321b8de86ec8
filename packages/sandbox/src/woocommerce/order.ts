/** What a list shows of an order without opening it. Instants are whole seconds, in milliseconds UTC. */
export interface Light {
  id: number
  status: string
  created: number
  modified: number
}

export interface Address {
  first_name: string
  last_name: string
  company: string
  address_1: string
  address_2: string
  city: string
  state: string
  postcode: string
  country: string
  email?: string
  phone: string
}

export interface Meta {
  id: number
  key: string
  value: unknown
}

export interface Line {
  id: number
  productId: number
  variationId: number
  name: string
  quantity: number
  cents: number
}

export interface RefundedLine {
  id: number
  lineId: number
  cents: number
}

export interface Refund {
  id: number
  at: number
  cents: number
  reason: string
  full: boolean
  lines: RefundedLine[]
}

export interface OrderState extends Light {
  number: string
  paid: number | null
  completed: number | null
  currency: string
  customerId: number
  createdVia: string
  note: string
  orderKey: string
  billing: Address
  shipping: Address
  meta: Meta[]
  lines: Line[]
  refunds: Refund[]
  couponCents: number
  shippingCents: number
  feeCents: number
}

export const EMPTY_ADDRESS: Address = {
  ...{ first_name: '', last_name: '', company: '', address_1: '', address_2: '', city: '', state: '', postcode: '' },
  ...{ country: '', phone: '' },
}

export const linesCents = (order: OrderState): number =>
  order.lines.reduce((sum, { cents, quantity }) => sum + cents * quantity, 0)

export const totalCents = (order: OrderState): number =>
  linesCents(order) - order.couponCents + order.shippingCents + order.feeCents
