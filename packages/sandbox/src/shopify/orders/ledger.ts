import type { OrderGenerator } from './generate.ts'
import type { ShopifyOrder } from './order.ts'

/** The generated orders, under a layer of those that were changed, added or deleted since. */
export const createLedger = (base: OrderGenerator) => {
  const layer = new Map<number, ShopifyOrder>()
  const covered = new Set<number>()
  let next = base.count

  const cover = (id: number) => {
    const index = base.indexOf(id)
    if (index !== undefined) covered.add(index)
  }

  return {
    base,
    /** Indexes of generated orders that the layer covers. */
    covered: covered as ReadonlySet<number>,
    layer: () => layer.values(),
    /** A copy that may be changed and put back. */
    get(id: number): ShopifyOrder | undefined {
      const index = base.indexOf(id)
      if (index !== undefined && !covered.has(index)) return base.stateOf(index)
      const held = layer.get(id)
      return held && structuredClone(held)
    },
    put(order: ShopifyOrder) {
      cover(order.id)
      layer.set(order.id, order)
    },
    remove(id: number) {
      cover(id)
      layer.delete(id)
    },
    /** Index and id of an order that does not exist yet. */
    next() {
      next += 1
      return { index: next - 1, id: base.idOf(next - 1) }
    },
    *all(): Generator<ShopifyOrder> {
      for (let index = 0; index < base.count; index += 1) if (!covered.has(index)) yield base.stateOf(index)
      yield* layer.values()
    },
    size: () => base.count - covered.size + layer.size,
  }
}
export type Ledger = ReturnType<typeof createLedger>
