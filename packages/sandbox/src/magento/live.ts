import type { Catalogue } from './catalogue.ts'
import { incrementOf, itemsOf, type Ledger } from './ledger.ts'
import type { MagentoOrder } from './order.ts'

export interface MagentoInput
  extends Partial<
    Pick<MagentoOrder, 'storeId' | 'state' | 'status' | 'email' | 'billingEmail' | 'increment' | 'currency'>
  > {
  firstName?: string
  lastName?: string
  guest?: boolean
  /** Ids of the catalogue. */
  products?: number[]
  /** Milliseconds. */
  created?: number
  updated?: number
}

/** What happens in a shop. The database moves `updated_at` where a column really changes (seen). */
export interface MagentoLive {
  add(order?: MagentoInput): number
  change(id: number, changes: MagentoInput): void
  /** A save that changes a column nobody looks at. */
  touch(id: number): void
  /** A status with a comment, as an employee sets it in the admin. */
  comment(id: number, status: string, state?: string): void
  delete(id: number): void
  /** Gives back so many pieces of one product. */
  refund(id: number, productId: number, pieces?: number): void
}

const STATE_OF: Record<string, string> = {
  ...{ pending: 'new', pending_payment: 'pending_payment', payment_review: 'payment_review', fraud: 'payment_review' },
  ...{ processing: 'processing', complete: 'complete', closed: 'closed', canceled: 'canceled', holded: 'holded' },
}

export const createLive = (ledger: Ledger, catalogue: Catalogue, now: () => number): MagentoLive => {
  const second = () => Math.floor(now() / 1000) * 1000
  const find = (id: number): MagentoOrder => {
    const order = ledger.get(id)
    if (!order) throw new Error(`The shop has no order ${id}.`)
    return order
  }

  const apply = (order: MagentoOrder, { products, ...input }: MagentoInput) => {
    Object.assign(order, input)
    if (input.status !== undefined) order.state = input.state ?? STATE_OF[input.status] ?? order.state
    if (products === undefined) return
    order.items = products.flatMap((id, place) => {
      const product = catalogue.products.get(id)
      return product === undefined ? [] : itemsOf(product, order.id * 100 + place * 10, 0, catalogue)
    })
  }

  return {
    add(input = {}) {
      const id = ledger.nextId()
      const at = input.created ?? second()
      const email = `client${id}@client.example`
      const order: MagentoOrder = {
        ...{ id, increment: incrementOf(input.storeId ?? 1, id), storeId: 1, state: 'new', status: 'pending' },
        ...{ created: at, updated: at, email, billingEmail: email, firstName: 'Inès', lastName: 'Garcia' },
        ...{ guest: true, currency: 'EUR', items: [], refundedCents: 0, history: [] },
      }
      apply(order, { products: [1], ...input })
      ledger.put(order)
      return id
    },
    change(id, changes) {
      const order = find(id)
      apply(order, changes)
      order.updated = changes.updated ?? second()
      ledger.put(order)
    },
    touch(id) {
      ledger.put({ ...find(id), updated: second() })
    },
    comment(id, status, state) {
      const order = find(id)
      const row = { id: id * 100 + order.history.length, at: second(), status, entity: 'order', comment: '' }
      order.history = [row, ...order.history]
      if (order.status !== status) {
        apply(order, state === undefined ? { status } : { status, state })
        order.updated = second()
      }
      ledger.put(order)
    },
    delete(id) {
      find(id)
      ledger.remove(id)
    },
    refund(id, productId, pieces) {
      const order = find(id)
      for (const item of order.items) {
        if (item.productId !== productId || item.parent !== undefined) continue
        const back = Math.min(pieces ?? item.ordered, item.ordered - item.refunded)
        item.refunded += back
        order.refundedCents += back * item.cents
      }
      const all = order.items.every(({ parent, ordered, refunded }) => parent !== undefined || refunded >= ordered)
      if (all) apply(order, { status: 'closed' })
      const row = {
        id: id * 100 + 50,
        at: second(),
        status: order.status,
        entity: 'creditmemo',
        comment: 'We refunded',
      }
      order.history = [row, ...order.history]
      order.updated = second()
      ledger.put(order)
    },
  }
}
