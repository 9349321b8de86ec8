import type { Catalogue } from './catalogue.ts'
import type { Ledger } from './ledger.ts'
import { lineOf } from './lines.ts'
import { fulfillmentOf, type ShopifyOrder, totalCents } from './order.ts'
import { person } from './people.ts'

/** What a test may say of an order; what is left out keeps its value, or is as a checkout makes it. */
export interface ShopifyInput
  extends Partial<
    Pick<
      ShopifyOrder,
      'name' | 'test' | 'financial' | 'fulfillment' | 'tags' | 'source' | 'email' | 'locale' | 'customer' | 'note'
    >
  > {
  /** Ids of variants of the catalogue. */
  variants?: number[]
  /** Milliseconds. */
  created?: number
  updated?: number
}

/** What happens in a shop. Each moves `updatedAt`, unless said otherwise. */
export interface ShopifyLive {
  /** A paid order of one line, unless told otherwise. */
  add(order?: ShopifyInput): number
  change(id: number, changes: ShopifyInput): void
  /** A save that changes nothing anybody asks for. */
  touch(id: number): void
  pay(id: number): void
  /** Ships so many of the lines, all unless said otherwise. */
  fulfill(id: number, lines?: number): void
  /** The carrier brings every parcel. Whether that moves `updatedAt` is documented nowhere: here only where `moves` says so. */
  deliver(id: number, options?: { moves?: boolean }): void
  /** Gives back one line, or everything. */
  refund(id: number, lineId?: number): void
  cancel(id: number): void
  close(id: number): void
  delete(id: number): void
  /** A copy, as the shop keeps it. */
  find(id: number): ShopifyOrder
}

/** Webhook topics an act sets off, beside `orders/updated`. */
export type Tell = (topics: string[], order: ShopifyOrder) => void

export const createLive = (ledger: Ledger, catalogue: Catalogue, now: () => number, tell: Tell): ShopifyLive => {
  const second = () => Math.floor(now() / 1000) * 1000
  const find = (id: number): ShopifyOrder => {
    const order = ledger.get(id)
    if (!order) throw new Error(`The shop has no order ${id}.`)
    return order
  }
  const save = (order: ShopifyOrder, topics: string[] = [], updated = second()) => {
    order.updated = updated
    ledger.put(order)
    tell([...topics, 'orders/updated'], order)
  }
  const apply = (order: ShopifyOrder, { variants, ...input }: ShopifyInput, base: number) => {
    Object.assign(order, input)
    if (variants === undefined) return
    order.lines = variants.flatMap((id, place) => {
      const variant = catalogue.sold.find((one) => one.id === id)
      return variant ? [lineOf(catalogue, variant, base + place, 1)] : []
    })
    order.fulfillment = input.fulfillment ?? fulfillmentOf(order)
  }
  const takeBack = (order: ShopifyOrder, lineId?: number) => {
    const lines = order.lines.filter(({ id, current }) => current > 0 && (lineId === undefined || id === lineId))
    const cents = lines.reduce((sum, line) => sum + line.cents * line.current, 0)
    const id = 930_000_000_000 + order.id * 8 + order.refunds.length
    const back = lines.map((line) => ({ id: line.id + 1, lineId: line.id, quantity: line.current }))
    order.refunds.push({ id, at: second(), note: null, cents, lines: back })
    for (const line of lines) line.current = 0
    order.financial = order.lines.every(({ current }) => current === 0) ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
  }

  return {
    find,
    add(input = {}) {
      const { index, id } = ledger.next()
      const at = input.created ?? second()
      const { customer, address } = person(7, index, { emptyNames: 0, missingEmails: 0 })
      const order: ShopifyOrder = {
        ...{ id, number: 1001 + index, name: `#${1001 + index}`, created: at, updated: at, closed: null },
        ...{ cancelled: null, cancelReason: null, test: false, financial: 'PAID', fulfillment: 'UNFULFILLED' },
        ...{ tags: [], note: null, source: 'web', currency: 'EUR', email: customer.email, phone: null },
        ...{ locale: customer.locale, customer, billing: address, shipping: address, lines: [], fulfillments: [] },
        refunds: [],
      }
      const [first] = catalogue.variants
      apply(order, { variants: first ? [first.id] : [], ...input }, 15_000_000_000_000 + index * 256)
      save(order, ['orders/create', ...(order.financial === 'PAID' ? ['orders/paid'] : [])], input.updated ?? at)
      return id
    },
    change(id, changes) {
      const order = find(id)
      const was = order.financial
      apply(order, changes, 15_500_000_000_000 + id)
      save(order, order.financial === 'PAID' && was !== 'PAID' ? ['orders/paid'] : [], changes.updated)
    },
    touch: (id) => save(find(id)),
    pay(id) {
      save({ ...find(id), financial: 'PAID' }, ['orders/paid'])
    },
    fulfill(id, lines) {
      const order = find(id)
      const due = order.lines.filter(({ physical, current, shipped }) => physical && shipped < current).slice(0, lines)
      const pieces = due.reduce((sum, { current, shipped }) => sum + current - shipped, 0)
      for (const line of due) line.shipped = line.current
      const number = 5_300_000_000_000 + order.id * 8 + order.fulfillments.length
      const at = second()
      order.fulfillments.push({
        id: number,
        displayStatus: 'FULFILLED',
        created: at,
        updated: at,
        delivered: null,
        pieces,
      })
      order.fulfillment = fulfillmentOf(order)
      const topic = order.fulfillment === 'FULFILLED' ? 'orders/fulfilled' : 'orders/partially_fulfilled'
      save(order, ['fulfillments/create', topic])
    },
    deliver(id, { moves = false } = {}) {
      const order = find(id)
      const at = second()
      for (const one of order.fulfillments)
        Object.assign(one, { displayStatus: 'DELIVERED', delivered: at, updated: at })
      if (moves) save(order, ['fulfillments/update'])
      else {
        ledger.put(order)
        tell(['fulfillments/update'], order)
      }
    },
    refund(id, lineId) {
      const order = find(id)
      takeBack(order, lineId)
      save(order, ['refunds/create'])
    },
    cancel(id) {
      const order = find(id)
      if (order.financial !== 'PENDING' && totalCents(order) > 0) takeBack(order)
      const at = second()
      save({ ...order, cancelled: at, closed: at, cancelReason: 'CUSTOMER' }, ['orders/cancelled'])
    },
    close(id) {
      save({ ...find(id), closed: second() })
    },
    delete(id) {
      const order = find(id)
      ledger.remove(id)
      tell(['orders/delete'], order)
    },
  }
}
