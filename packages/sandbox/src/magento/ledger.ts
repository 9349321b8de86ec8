import { chance, mix } from '../random.ts'
import type { Catalogue, Product } from './catalogue.ts'
import type { MagentoItem, MagentoOrder } from './order.ts'
import type { StoreView } from './stores.ts'

const STATES: [status: string, state: string, weight: number][] = [
  ['complete', 'complete', 50],
  ['delivered', 'complete', 12],
  ['processing', 'processing', 16],
  ['pending', 'new', 10],
  ['canceled', 'canceled', 6],
  ['holded', 'holded', 3],
  ['closed', 'closed', 3],
]

export interface MagentoMix {
  /** Weights of the usual statuses; `{ complete: 1 }` makes a shop where all is done. */
  statuses: Record<string, number>
}

/** Draws a status by weight from a number in [0, 1). */
const stateAt = (drawn: number, mixed: MagentoMix | undefined): { status: string; state: string } => {
  const weighed = STATES.map(([status, state, usual]): (typeof STATES)[number] => {
    return [status, state, mixed === undefined ? usual : (mixed.statuses[status] ?? 0)]
  })
  let left = drawn * weighed.reduce((sum, [, , weight]) => sum + weight, 0)
  for (const [status, state, weight] of weighed) {
    left -= weight
    if (left < 0) return { status, state }
  }
  return { status: 'complete', state: 'complete' }
}

const NAMES: [string, string][] = [
  ['Zoë', 'Lefèvre-Ménard'],
  ['François', 'd’Arcy'],
  ['Núñez ????', 'Ortega'],
  ['Łukasz', 'Żółć'],
]

export interface GeneratorOptions {
  count: number
  seed: number
  from: number
  to: number
  catalogue: Catalogue
  views: () => readonly StoreView[]
  mix?: MagentoMix | undefined
}

/** Orders that nobody stores: the i-th is a function of (seed, i), and both its dates grow with i. Ids begin at 1. */
export const createLedger = ({ count, seed, from, to, catalogue, views, mix: mixed }: GeneratorOptions) => {
  const layer = new Map<number, MagentoOrder>()
  const hidden = new Set<number>()
  const lead = Math.min(6 * 3_600_000, Math.floor((to - from) / 2))
  const step = count > 0 ? (to - lead - from) / count : 0
  const whole = (instant: number) => Math.floor(instant / 1000) * 1000
  let next = count + 1

  const createdOf = (index: number) => whole(from + (index + chance(seed, index, 1)) * step)
  const updatedOf = (index: number) => whole(from + lead + (index + chance(seed, index, 2)) * step)

  const generated = (index: number): MagentoOrder => {
    const id = index + 1
    const { status, state } = stateAt(chance(seed, index, 3), mixed)
    const all = views()
    const view = all[mix(seed, index, 4) % all.length]
    const [firstName, lastName] = NAMES[mix(seed, index, 5) % NAMES.length] ?? ['', '']
    const email = `client${id}@client.example`
    const items = Array.from({ length: 1 + (mix(seed, index, 6) % 2) }, (_, place) => {
      const product = catalogue.sold[mix(seed, index, 7 + place) % catalogue.sold.length]
      return product === undefined ? [] : itemsOf(product, index * 8 + place * 4 + 1, mix(seed, index, 9), catalogue)
    }).flat()
    const updated = updatedOf(index)
    return {
      ...{ id, increment: incrementOf(view?.id ?? 1, id), storeId: view?.id ?? 1, state, status },
      ...{ created: createdOf(index), updated, email, billingEmail: email, firstName, lastName },
      ...{ guest: chance(seed, index, 10) < 0.6, currency: 'EUR', items, refundedCents: 0 },
      history:
        status === 'delivered' ? [{ id, at: updated, status, entity: 'order', comment: 'Livrée au client' }] : [],
    }
  }

  const isBase = (id: number) => Number.isInteger(id) && id >= 1 && id <= count && !hidden.has(id) && !layer.has(id)

  return {
    count,
    createdOf,
    updatedOf,
    isBase,
    get: (id: number): MagentoOrder | undefined => {
      const held = layer.get(id)
      return held === undefined ? (isBase(id) ? generated(id - 1) : undefined) : structuredClone(held)
    },
    layer: () => layer.values(),
    covered: (): Iterable<number> => [...hidden, ...layer.keys()].filter((id) => id <= count),
    put(order: MagentoOrder) {
      layer.set(order.id, order)
      if (order.id >= next) next = order.id + 1
    },
    remove(id: number) {
      layer.delete(id)
      hidden.add(id)
    },
    nextId: () => next,
    size: () => count - [...hidden, ...layer.keys()].filter((id) => id <= count).length + layer.size,
  }
}
export type Ledger = ReturnType<typeof createLedger>

/** Store view 1 counts plainly, later ones with their id in front (seen). */
export const incrementOf = (store: number, n: number): string =>
  store === 1 ? String(n).padStart(9, '0') : `${store}${String(n).padStart(9, '0')}`

export const itemsOf = (product: Product, id: number, drawn: number, { products }: Catalogue): MagentoItem[] => {
  const plain = { refunded: 0, canceled: 0, ordered: 1 + (drawn % 2) }
  const own: MagentoItem = {
    ...plain,
    ...{ id, productId: product.id, type: product.type, sku: product.sku, name: product.name, cents: product.cents },
  }
  const children = (product.children ?? []).flatMap((child) => products.get(child) ?? [])
  const below = (child: Product, place: number): MagentoItem => ({
    ...plain,
    ...{ id: id + 1 + place, parent: id, productId: child.id, type: 'simple' },
    ...{ sku: child.sku, name: child.name, cents: 0 },
  })
  if (product.type === 'bundle') return [own, ...children.map(below)]
  const chosen = children[drawn % Math.max(children.length, 1)]
  // The row of a configurable carries the SKU of the variant (seen).
  return chosen === undefined ? [own] : [{ ...own, sku: chosen.sku }, below(chosen, 0)]
}
