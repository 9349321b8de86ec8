import { chance, mix } from '../../random.ts'
import type { Catalogue } from './catalogue.ts'
import { lineOf } from './lines.ts'
import { fulfillmentOf, type ShopifyFulfillment, type ShopifyLine, type ShopifyOrder, totalCents } from './order.ts'
import { person } from './people.ts'

/** What can have become of an order by now. */
export type Fate = 'delivered' | 'fulfilled' | 'partial' | 'paid' | 'pending' | 'refunded' | 'cancelled'

/** Shares, 0 to 1, of what makes orders differ. */
export interface ShopifyMix {
  /** Weights; `{ fulfilled: 1 }` makes a shop where everything has left. */
  fates: Partial<Record<Fate, number>>
  guests: number
  emptyNames: number
  missingEmails: number
  tests: number
  tagged: number
  archived: number
  /** Orders with more lines than a page of 50. */
  long: number
}

export const DEFAULT_MIX: ShopifyMix = {
  fates: { delivered: 40, fulfilled: 25, partial: 5, paid: 15, pending: 7, refunded: 3, cancelled: 5 },
  ...{ guests: 0.05, emptyNames: 0.02, missingEmails: 0.01, tests: 0.005, tagged: 0.2, archived: 0.3, long: 0.002 },
}

export interface GeneratorOptions {
  count: number
  seed: number
  from: number
  to: number
  mix: ShopifyMix
  catalogue: Catalogue
  currency: string
}

/** Orders that nobody stores: the i-th is a function of (seed, i), and both its dates grow with i. */
export type OrderGenerator = ReturnType<typeof createGenerator>

const FIRST_ID = 5_600_000_001_001
/** Other shops take ids between two of ours. */
const STRIDE = 3
const LINES = 256
const FIRST_NUMBER = 1001
const LEAD = 6 * 3_600_000

export const createGenerator = ({ count, seed, from, to, mix: rates, catalogue, currency }: GeneratorOptions) => {
  const lead = Math.min(LEAD, Math.floor((to - from) / 2))
  const step = count > 0 ? (to - lead - from) / count : 0
  const whole = (instant: number) => Math.floor(instant / 1000) * 1000
  const drawn = (index: number, salt: number) => chance(seed, index, salt)
  const fate = chooser(rates.fates)

  const idOf = (index: number) => FIRST_ID + STRIDE * index
  const createdOf = (index: number) => whole(from + (index + drawn(index, 1)) * step)
  const updatedOf = (index: number) => whole(from + lead + (index + drawn(index, 2)) * step)

  const linesOf = (index: number): ShopifyLine[] => {
    const many = drawn(index, 20) < rates.long
    const size = many ? 51 + (mix(seed, index, 21) % 150) : 1 + (mix(seed, index, 21) % 3)
    return Array.from({ length: size }, (_, place) => {
      const variant = catalogue.sold[mix(seed, index * LINES + place, 22) % catalogue.sold.length]
      const id = 14_000_000_000_000 + index * LINES + place
      return variant ? [lineOf(catalogue, variant, id, 1 + (mix(seed, index + place, 23) % 2))] : []
    }).flat()
  }

  const stateOf = (index: number): ShopifyOrder => {
    const [created, updated] = [createdOf(index), updatedOf(index)]
    const { customer, address } = person(seed, index, rates)
    const number = FIRST_NUMBER + index
    const guest = drawn(index, 5) < rates.guests
    const order: ShopifyOrder = {
      ...{ id: idOf(index), number, name: `#${number}`, created, updated, closed: null, cancelled: null },
      ...{ cancelReason: null, test: drawn(index, 6) < rates.tests, financial: 'PAID', fulfillment: 'UNFULFILLED' },
      tags: drawn(index, 7) < rates.tagged ? ['vip', 'pickup point'] : [],
      ...{ note: null, source: guest ? 'pos' : 'web', currency, email: customer.email, phone: null },
      ...{ locale: guest ? null : customer.locale, customer: guest ? null : customer, billing: address },
      ...{ shipping: address, lines: linesOf(index), fulfillments: [], refunds: [] },
    }
    meet(order, fate(drawn(index, 3)), index)
    if (drawn(index, 8) < rates.archived && order.fulfillment === 'FULFILLED') order.closed = updated
    return order
  }

  return {
    ...{ count, idOf, createdOf, updatedOf, stateOf },
    indexOf(id: number): number | undefined {
      const index = (id - FIRST_ID) / STRIDE
      return Number.isInteger(index) && index >= 0 && index < count ? index : undefined
    },
  }
}

/** Carries out what became of the order, its instants between creation and the last change. */
const meet = (order: ShopifyOrder, fate: Fate, index: number): void => {
  const shipping =
    fate === 'partial' ? order.lines.slice(0, 1) : fate === 'delivered' || fate === 'fulfilled' ? order.lines : []
  const pieces = ship(shipping)
  if (pieces > 0) order.fulfillments = [fulfillment(order, fate, index, pieces)]
  if (fate === 'pending') order.financial = 'PENDING'
  if (fate === 'refunded' || fate === 'cancelled') {
    order.financial = 'REFUNDED'
    const lines = order.lines.map(({ id, quantity }) => ({ id: id + 1, lineId: id, quantity }))
    order.refunds = [{ id: 930_000_000_000 + index, at: order.updated, note: null, cents: totalCents(order), lines }]
    for (const line of order.lines) line.current = 0
  }
  if (fate === 'cancelled')
    Object.assign(order, { cancelled: order.updated, closed: order.updated, cancelReason: 'CUSTOMER' })
  order.fulfillment = fulfillmentOf(order)
}

const ship = (lines: ShopifyLine[]): number => {
  const physical = lines.filter((line) => line.physical)
  for (const line of physical) line.shipped = line.quantity
  return physical.reduce((sum, { quantity }) => sum + quantity, 0)
}

const fulfillment = (order: ShopifyOrder, fate: Fate, index: number, pieces: number): ShopifyFulfillment => {
  const delivered = fate === 'delivered' ? order.updated : null
  const created = Math.min(order.created + 3_600_000, order.updated)
  const displayStatus = fate === 'delivered' ? 'DELIVERED' : index % 3 === 0 ? 'FULFILLED' : 'IN_TRANSIT'
  return { id: 5_200_000_000_001 + index * 4, displayStatus, created, updated: order.updated, delivered, pieces }
}

/** Draws a fate by weight from a number in [0, 1). */
const chooser = (weights: Partial<Record<Fate, number>>) => {
  const all: Fate[] = ['delivered', 'fulfilled', 'partial', 'paid', 'pending', 'refunded', 'cancelled']
  const total = all.reduce((sum, name) => sum + (weights[name] ?? 0), 0)
  return (drawn: number): Fate => {
    let left = drawn * total
    for (const name of all) {
      left -= weights[name] ?? 0
      if (left < 0) return name
    }
    return 'delivered'
  }
}
