import { lineItem } from './document.ts'
import type { OrderState, Refund } from './order.ts'
import { money, restRoot, type Shop, selfLink } from './shop.ts'
import { gmt } from './zone.ts'

/** A refund as `/orders/ID/refunds` shows it. */
export const refundDocument = (shop: Shop, url: string, order: OrderState, refund: Refund) => {
  const base = `${restRoot(url)}/orders/${order.id}`
  return {
    id: refund.id,
    date_created: shop.zone.wall(refund.at),
    date_created_gmt: gmt(refund.at),
    amount: money(refund.cents),
    reason: refund.reason,
    refunded_by: 1,
    refunded_payment: false,
    meta_data: [{ id: refund.id * 2, key: '_refund_type', value: refund.full ? 'full' : 'partial' }],
    line_items: refund.lines.flatMap(({ id, lineId, cents }) => {
      const line = order.lines.find((candidate) => candidate.id === lineId)
      if (!line) return []
      const origin = String(lineId)
      const meta = { key: '_refunded_item_id', value: origin, display_key: '_refunded_item_id', display_value: origin }
      return [
        {
          ...lineItem(shop, url, line, order),
          ...{ id, quantity: 0, subtotal: money(-cents), total: money(-cents), price: 0 },
          meta_data: [{ id: id * 10 + 1, ...meta }],
        },
      ]
    }),
    shipping_lines: [],
    tax_lines: [],
    fee_lines: [],
    _links: {
      self: selfLink(`${base}/refunds/${refund.id}`, ['GET', 'DELETE']),
      collection: [{ href: `${base}/refunds` }],
      up: [{ href: base }],
    },
  }
}
