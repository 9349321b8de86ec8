import { EMPTY_ADDRESS, type Line, type Meta, type OrderState, totalCents } from './order.ts'
import type { OrderInput } from './order-input.ts'
import type { Shop } from './shop.ts'

export interface RefundInput {
  /** Everything, unless said otherwise. */
  amount?: string
  reason?: string
  /** Cents are taken from this line. */
  line_id?: number
}

export interface Live {
  add(order?: OrderInput): number
  change(id: number, changes: OrderInput): void
  /** A save that changes nothing. */
  touch(id: number): void
  trash(id: number): void
  /** For good. */
  delete(id: number): void
  refund(id: number, refund?: RefundInput): number
}

const PAID = new Set(['processing', 'completed'])

export const createLive = (shop: Shop): Live => {
  const { ledger, catalogue } = shop
  const second = () => Math.floor(shop.now() / 1000) * 1000
  const instant = (text: string | undefined) => (text === undefined ? second() : Date.parse(`${text.slice(0, 19)}Z`))

  const find = (id: number): OrderState => {
    const order = ledger.state(id)
    if (!order) throw new Error(`The shop has no order ${id}.`)
    return order
  }

  const linesOf = (items: NonNullable<OrderInput['line_items']>): Line[] =>
    items.map(({ product_id, variation_id = 0, quantity = 1 }) => {
      const item = catalogue.get(variation_id || product_id)
      const name = item?.name ?? `Article ${product_id}`
      const id = ledger.nextId()
      return { id, productId: product_id, variationId: variation_id, name, quantity, cents: item?.cents ?? 1000 }
    })

  /** Dates move with the status as dossier §4 says: `date_paid` once, `date_completed` at each move to completed. */
  const enter = (order: OrderState, status: string) => {
    if (order.status === status) return
    order.status = status
    order.meta = order.meta.filter(({ key }) => !key.startsWith('_wp_trash_meta_'))
    if (PAID.has(status)) order.paid ??= second()
    if (status === 'completed') order.completed = second()
    if (status === 'refunded' && order.refunds.length === 0) giveBack(order, {})
  }

  const apply = (order: OrderState, input: OrderInput) => {
    if (input.currency !== undefined) order.currency = input.currency
    if (input.customer_id !== undefined) order.customerId = input.customer_id
    if (input.customer_note !== undefined) order.note = input.customer_note
    if (input.created_via !== undefined) order.createdVia = input.created_via
    if (input.number !== undefined) order.number = input.number
    if (input.billing) order.billing = { ...order.billing, ...input.billing }
    if (input.shipping) order.shipping = { ...order.shipping, ...input.shipping }
    if (input.line_items) order.lines = linesOf(input.line_items)
    for (const { key, value } of input.meta_data ?? []) order.meta = withMeta(order.meta, key, value, ledger.nextId)
    if (input.status !== undefined) enter(order, input.status)
    if (input.set_paid === true) {
      if (order.status === 'pending') enter(order, 'processing')
      order.paid ??= second()
    }
    if (input.date_created_gmt !== undefined) order.created = instant(input.date_created_gmt)
  }

  const giveBack = (order: OrderState, { amount, reason = '', line_id }: RefundInput): number => {
    const left = totalCents(order) - order.refunds.reduce((sum, { cents }) => sum + cents, 0)
    const cents = amount === undefined ? left : Math.round(Number(amount) * 100)
    const full = cents >= left
    const id = ledger.nextId()
    const lines = line_id === undefined ? [] : [{ id: ledger.nextId(), lineId: line_id, cents }]
    order.refunds = [...order.refunds, { id, at: second(), cents, reason, full, lines }]
    if (full) order.status = 'refunded'
    return id
  }

  const onlyMeta = (input: OrderInput) => Object.keys(input).every((name) => name === 'meta_data')

  return {
    add(input = {}) {
      const id = ledger.nextId()
      const at = instant(input.date_created_gmt)
      const order: OrderState = {
        ...{ id, status: 'pending', created: at, modified: at, number: String(id), paid: null, completed: null },
        ...{ currency: shop.currency, customerId: 0, createdVia: 'checkout', note: '' },
        ...{ orderKey: `wc_order_${id.toString(36).padStart(13, '0')}`, meta: [], lines: [], refunds: [] },
        billing: {
          ...EMPTY_ADDRESS,
          first_name: 'Inès',
          last_name: 'Garcia',
          country: 'FR',
          email: `client${id}@client.example`,
        },
        shipping: { ...EMPTY_ADDRESS },
        ...{ couponCents: 0, shippingCents: 0, feeCents: 0 },
      }
      const [first] = catalogue.simple
      apply(order, { line_items: first ? [{ product_id: first.id }] : [], ...input })
      order.modified = instant(input.date_modified_gmt ?? input.date_created_gmt)
      ledger.put(order)
      return id
    },
    change(id, changes) {
      const order = find(id)
      apply(order, changes)
      // Posts storage does not notice a save of nothing or of metas alone (trap 11).
      if (shop.hpos || !onlyMeta(changes)) order.modified = instant(changes.date_modified_gmt)
      ledger.put(order)
    },
    touch(id) {
      const order = find(id)
      if (shop.hpos) order.modified = second()
      ledger.put(order)
    },
    trash(id) {
      const order = find(id)
      const was = { id: ledger.nextId(), key: '_wp_trash_meta_status', value: `wc-${order.status}` }
      const when = { id: ledger.nextId(), key: '_wp_trash_meta_time', value: String(second() / 1000) }
      order.meta = [...order.meta, was, when]
      order.status = 'trash'
      order.modified = second()
      ledger.put(order)
    },
    delete(id) {
      find(id)
      ledger.remove(id)
    },
    refund(id, input = {}) {
      const order = find(id)
      const refund = giveBack(order, input)
      order.modified = second()
      ledger.put(order)
      return refund
    },
  }
}

const withMeta = (metas: Meta[], key: string, value: unknown, nextId: () => number): Meta[] =>
  metas.some((meta) => meta.key === key)
    ? metas.map((meta) => (meta.key === key ? { ...meta, value } : meta))
    : [...metas, { id: nextId(), key, value }]
