import type { Customer, Line, OrderState } from './order.ts'
import type { PrestaShopParts, State } from './shop.ts'

export interface PrestaShopOrderInput {
  state?: number
  shop?: number
  customer?: number
  language?: number
  reference?: string
  cart?: number
  module?: string
  lines?: { product: number; combination?: number; quantity?: number }[]
}

/** What people do in the shop; each moves `date_upd` only where the real one does (docs/platforms/prestashop.md). */
export interface PrestaShopLive {
  add(order?: PrestaShopOrderInput): number
  /** A basket that needs several carriers: orders of one reference and one cart. */
  addSplit(parts: PrestaShopOrderInput[]): number[]
  setState(id: number, state: number): void
  /** A save that changes nothing. */
  touch(id: number): void
  /** By the back office: moves no `date_upd`. */
  refund(id: number, quantity?: number): void
  remove(id: number): void
  addCustomer(customer?: Partial<Omit<Customer, 'id'>>): number
  removeCustomer(id: number): void
  putState(state: State): void
  setSetting(name: string, value: string): void
}

export const createLive = (shop: PrestaShopParts): PrestaShopLive => {
  const { ledger, catalogue } = shop
  const find = (id: number): OrderState => {
    const order = ledger.state(id)
    if (!order) throw new Error(`The shop has no order ${id}.`)
    return order
  }
  const change = (id: number, apply: (order: OrderState) => void) => {
    const order = find(id)
    apply(order)
    ledger.put(order)
  }
  let customers = 1_000_000
  const addCustomer: PrestaShopLive['addCustomer'] = (input = {}) => {
    customers += 1
    const who = { firstname: 'Inès', lastname: 'Garcia', language: 2, guest: false, shop: 1 }
    shop.customers.set(customers, { email: `client${customers}@client.example`, ...who, ...input, id: customers })
    return customers
  }
  const lineOf = (
    language: number,
    { product, combination = 0, quantity = 1 }: NonNullable<PrestaShopOrderInput['lines']>[number],
  ): Line => ({
    ...{ id: shop.nextRow(), ...catalogue.line(product, combination, language), quantity, refunded: 0, returned: 0 },
  })

  const add: PrestaShopLive['add'] = (input = {}) => {
    const id = ledger.nextId()
    const at = shop.wallNow()
    const { state = 2, language = 2, shop: of = 1, lines = [{ product: 2 }] } = input
    ledger.put({
      ...{ id, reference: input.reference ?? `REF${String(id).padStart(6, '0')}`, cart: input.cart ?? id + 500_000 },
      ...{ shop: of, language, customer: input.customer ?? addCustomer({ shop: of }), currency: 1, state },
      ...{ module: input.module ?? 'ps_card', payment: 'Carte bancaire 💳', added: at, updated: at },
      lines: lines.map((line) => lineOf(language, line)),
      history: [{ id: shop.nextRow(), state, at }],
    })
    return id
  }

  return {
    add,
    addCustomer,
    addSplit(parts) {
      const customer = addCustomer()
      const cart = shop.nextRow() + 900_000
      const reference = `SPLIT${String(cart).slice(-4)}`
      return parts.map((part) => add({ customer, cart, reference, ...part }))
    },
    setState: (id, state) =>
      change(id, (order) => {
        order.state = state
        order.updated = shop.wallNow()
        order.history = [...order.history, { id: shop.nextRow(), state, at: shop.wallNow() }]
      }),
    touch: (id) =>
      change(id, (order) => {
        order.updated = shop.wallNow()
      }),
    refund: (id, quantity = 1) =>
      change(id, (order) => {
        const [first] = order.lines
        if (first) first.refunded += quantity
      }),
    remove(id) {
      find(id)
      ledger.remove(id)
    },
    removeCustomer: (id) => void shop.customers.set(id, undefined),
    putState(state) {
      shop.states = [...shop.states.filter(({ id }) => id !== state.id), state].sort((a, b) => a.id - b.id)
    },
    setSetting: (name, value) => void shop.settings.set(name, value),
  }
}
