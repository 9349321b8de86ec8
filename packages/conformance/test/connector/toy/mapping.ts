import type { Order, OrderRow } from '@recolte/core'
import type { RawOrder, RawRow } from './schema.ts'

export const toRow = (raw: RawRow): OrderRow => ({
  id: String(raw.id),
  number: raw.number,
  statuses: [raw.status],
  createdAt: new Date(raw.created),
  changedAt: new Date(raw.changed),
})

export const toOrder = (raw: RawOrder): Order => ({
  ...toRow(raw),
  number: raw.number,
  buyer: {
    email: raw.customer.email,
    firstName: raw.customer.first,
    lastName: raw.customer.last,
    phone: raw.customer.phone,
  },
  lines: raw.lines.map(({ product, name, quantity }) => ({ productId: product, name, quantity, refundedQuantity: 0 })),
  hadLines: raw.lines.length > 0,
  total: { amount: raw.total, currency: raw.currency },
})
