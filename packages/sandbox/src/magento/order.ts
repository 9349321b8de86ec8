/** An order as the shop keeps it; instants are whole seconds, in milliseconds UTC. */
export interface MagentoOrder {
  id: number
  increment: string
  /** Null once its store view was deleted. */
  storeId: number | null
  state: string
  status: string
  created: number
  updated: number
  email: string
  billingEmail: string
  firstName: string
  lastName: string
  guest: boolean
  currency: string
  items: MagentoItem[]
  refundedCents: number
  history: { id: number; at: number; status: string; entity: string; comment: string }[]
}

export interface MagentoItem {
  id: number
  parent?: number
  productId: number
  type: string
  sku: string
  name: string
  ordered: number
  refunded: number
  canceled: number
  cents: number
}

export const wire = (instant: number): string => new Date(instant).toISOString().slice(0, 19).replace('T', ' ')

const total = ({ items }: MagentoOrder): number => items.reduce((sum, { cents, ordered }) => sum + cents * ordered, 0)

const itemDocument = (order: MagentoOrder, item: MagentoItem): Record<string, unknown> => {
  const parent = order.items.find(({ id }) => id === item.parent)
  return {
    ...{ created_at: wire(order.created), is_virtual: 0, item_id: item.id, name: item.name, order_id: order.id },
    ...(parent === undefined ? {} : { parent_item_id: parent.id }),
    ...{ price: item.cents / 100, product_id: item.productId, product_type: item.type, qty_canceled: item.canceled },
    ...{ qty_invoiced: 0, qty_ordered: item.ordered, qty_refunded: item.refunded, qty_shipped: 0, sku: item.sku },
    ...(order.storeId === null ? {} : { store_id: order.storeId }),
    ...(parent === undefined ? {} : { parent_item: itemDocument(order, parent) }),
  }
}

/** What `/V1/orders` says of it; what is empty is left out (seen). */
export const orderDocument = (order: MagentoOrder, storeName: string): Record<string, unknown> => {
  const { storeId, email, firstName, lastName, guest } = order
  const items = order.items.map((item) => itemDocument(order, item))
  const address = {
    ...{ address_type: 'billing', city: 'Besançon', country_id: 'FR', email: order.billingEmail },
    ...{ entity_id: order.id * 2, firstname: firstName, lastname: lastName, parent_id: order.id, postcode: '25000' },
    ...{ street: ['3 rue de l’Église'], telephone: '0381000000' },
  }
  return {
    ...{ base_currency_code: order.currency, base_grand_total: total(order) / 100, created_at: wire(order.created) },
    ...(email === '' ? {} : { customer_email: email }),
    ...{ customer_firstname: firstName, customer_group_id: guest ? 0 : 1 },
    ...(guest ? {} : { customer_id: 1 + (order.id % 500) }),
    ...{ customer_is_guest: guest ? 1 : 0, customer_lastname: lastName, entity_id: order.id },
    ...{ grand_total: total(order) / 100, increment_id: order.increment, is_virtual: 0 },
    ...{ order_currency_code: order.currency, protect_code: '3f37b3a6687d718cd42934db6142fbb3', quote_id: order.id },
    ...{ remote_ip: '127.0.0.1', state: order.state, status: order.status },
    ...(storeId === null ? {} : { store_id: storeId }),
    ...{ store_name: storeName, total_item_count: order.items.length, updated_at: wire(order.updated) },
    ...(order.refundedCents === 0 ? {} : { total_refunded: order.refundedCents / 100 }),
    items,
    billing_address: address,
    payment: { entity_id: order.id, method: 'checkmo' },
    status_histories: order.history.map((row) => historyDocument(order, row)),
    extension_attributes: {
      shipping_assignments: [{ shipping: { address, method: 'flatrate_flatrate' }, items }],
    },
  }
}

export const historyDocument = ({ id }: MagentoOrder, row: MagentoOrder['history'][number]) => ({
  ...{ comment: row.comment, created_at: wire(row.at), entity_id: row.id },
  ...(row.entity === '' ? {} : { entity_name: row.entity }),
  ...{ is_customer_notified: 0, is_visible_on_front: 0, parent_id: id, status: row.status },
})
