import { chance, mix } from '../random.ts'
import type { Catalogue, Item } from './catalogue.ts'
import { EMPTY_ADDRESS, type Light, type Line, linesCents, type Meta, type OrderState, type Refund } from './order.ts'
import { type PeopleMix, person } from './people.ts'

/** Shares, 0 to 1, of what makes orders differ. */
export interface Mix extends PeopleMix {
  guests: number
  partialRefunds: number
  deletedProducts: number
  variations: number
  withoutLines: number
  metaData: number
  /** Weights of the currencies. */
  currencies: Record<string, number>
  /** Weights of the statuses, without `wc-`; `{ completed: 1 }` makes a shop where all is done. */
  statuses: Record<string, number>
}

export const DEFAULT_MIX: Mix = {
  ...{ guests: 0.7, emptyNames: 0.03, missingEmails: 0.01, relayAddresses: 0.02, partialRefunds: 0.03 },
  ...{ deletedProducts: 0.02, variations: 0.15, withoutLines: 0.005, metaData: 0.2 },
  currencies: { EUR: 94, USD: 3, JPY: 3 },
  statuses: {
    completed: 36,
    shipped: 15,
    processing: 15,
    pending: 8,
    'on-hold': 8,
    cancelled: 8,
    failed: 8,
    refunded: 2,
  },
}

export interface GeneratorOptions {
  count: number
  seed: number
  from: number
  to: number
  mix: Mix
  catalogue: Catalogue
}

/** Orders that nobody stores: the i-th is a function of (seed, i), and both its dates grow with i. */
export interface Generator {
  count: number
  firstId: number
  idOf(index: number): number
  indexOf(id: number): number | undefined
  createdOf(index: number): number
  modifiedOf(index: number): number
  statusOf(index: number): string
  lightOf(index: number): Light
  stateOf(index: number): OrderState
}

const NEVER_PAID = new Set(['pending', 'on-hold', 'cancelled', 'failed', 'checkout-draft'])
/** An order, the refund it may have, and an id that went to something else: gaps are normal (dossier §3, ids). */
const STRIDE = 3
const LEAD = 6 * 3_600_000
const PAID_AFTER = 600_000

export const createGenerator = ({ count, seed, from, to, mix: rates, catalogue }: GeneratorOptions): Generator => {
  const firstId = catalogue.lastId + 14
  const lead = Math.min(LEAD, Math.floor((to - from) / 2))
  const step = count > 0 ? (to - lead - from) / count : 0
  const whole = (instant: number) => Math.floor(instant / 1000) * 1000
  const status = chooser(rates.statuses)
  const currency = chooser(rates.currencies)
  const drawn = (index: number, salt: number) => chance(seed, index, salt)

  const idOf = (index: number) => firstId + STRIDE * index
  const createdOf = (index: number) => whole(from + (index + drawn(index, 1)) * step)
  const modifiedOf = (index: number) => whole(from + lead + (index + drawn(index, 2)) * step)
  const statusOf = (index: number) => status(drawn(index, 3))
  const lightOf = (index: number): Light => ({
    id: idOf(index),
    status: statusOf(index),
    created: createdOf(index),
    modified: modifiedOf(index),
  })

  const lineOf = (index: number, place: number, item: Item, quantity: number): Line => ({
    id: index * 8 + place + 1,
    productId: item.parent ?? item.id,
    variationId: item.parent === undefined ? 0 : item.id,
    name: item.name,
    quantity,
    cents: item.cents,
  })

  const linesOf = (index: number): Line[] => {
    if (drawn(index, 20) < rates.withoutLines) return []
    const size = 1 + (mix(seed, index, 21) % 3)
    return Array.from({ length: size }, (_, place) => {
      const curious = place === 0 ? drawn(index, 22) : 1
      const shelf =
        curious < rates.deletedProducts
          ? catalogue.special
          : curious < rates.deletedProducts + rates.variations
            ? catalogue.variants
            : catalogue.simple
      const item = shelf[mix(seed, index, 23 + place) % shelf.length]
      return item ? [lineOf(index, place, item, 1 + (mix(seed, index, 27 + place) % 3))] : []
    }).flat()
  }

  const metaOf = (index: number): Meta[] => {
    if (drawn(index, 40) >= rates.metaData) return []
    const language = mix(seed, index, 41) % 3 === 0 ? 'en' : 'fr'
    return [
      { id: index * 4 + 1, key: '_source_boutique', value: `magasin-${mix(seed, index, 42) % 9}` },
      { id: index * 4 + 2, key: 'wpml_language', value: language },
    ]
  }

  const refundsOf = (index: number, order: OrderState): Refund[] => {
    const all = order.status === 'refunded'
    if (!all && (order.status !== 'completed' || drawn(index, 50) >= rates.partialRefunds)) return []
    const [line] = order.lines
    const cents = all ? linesCents(order) : Math.min(250, line?.cents ?? 0)
    const lines = all || !line ? [] : [{ id: index * 8 + 7, lineId: line.id, cents }]
    const reason = all ? 'Retour complet' : 'Geste commercial'
    return cents === 0 ? [] : [{ id: idOf(index) + 1, at: order.modified, cents, reason, full: all, lines }]
  }

  const stateOf = (index: number): OrderState => {
    const light = lightOf(index)
    const billing = person(seed, index, rates)
    const order: OrderState = {
      ...light,
      number: String(light.id),
      paid: NEVER_PAID.has(light.status) ? null : Math.min(light.created + PAID_AFTER, light.modified),
      completed: light.status === 'completed' || light.status === 'refunded' ? light.modified : null,
      currency: currency(drawn(index, 4)),
      customerId: drawn(index, 5) < rates.guests ? 0 : 2 + (mix(seed, index, 6) % 500),
      createdVia: billing.email?.endsWith('@relay.marketplace.example') ? 'marketplace' : 'checkout',
      note: mix(seed, index, 7) % 40 === 0 ? 'Merci 🌿\nSonnez deux fois <b>svp</b>' : '',
      orderKey: `wc_order_${mix(seed, index, 8).toString(36)}${mix(seed, index, 9).toString(36)}`,
      billing,
      shipping: EMPTY_ADDRESS,
      meta: metaOf(index),
      lines: linesOf(index),
      refunds: [],
      couponCents: 0,
      shippingCents: mix(seed, index, 10) % 4 === 0 ? 490 : 0,
      feeCents: mix(seed, index, 16) % 16 === 0 ? 300 : 0,
    }
    order.couponCents = mix(seed, index, 17) % 12 === 0 ? Math.floor(linesCents(order) / 10) : 0
    order.refunds = refundsOf(index, order)
    return order
  }

  return {
    ...{ count, firstId, idOf, createdOf, modifiedOf, statusOf, lightOf, stateOf },
    indexOf(id) {
      const index = (id - firstId) / STRIDE
      return Number.isInteger(index) && index >= 0 && index < count ? index : undefined
    },
  }
}

/** Draws a name by weight from a number in [0, 1). */
const chooser = (weights: Record<string, number>) => {
  const entries = Object.entries(weights).filter(([, weight]) => weight > 0)
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let sum = 0
  const bounds = entries.map(([name, weight]) => {
    sum += weight / total
    return { name, bound: sum }
  })
  const last = bounds.at(-1)?.name ?? ''
  return (drawn: number): string => {
    for (const { name, bound } of bounds) if (drawn < bound) return name
    return last
  }
}
