import type { Generator } from './generate.ts'
import type { Light, OrderState } from './order.ts'

/** The generated orders, under a layer of those that were changed, added or deleted since. */
export interface Ledger {
  base: Generator
  /** Code of each generated order's status, for counting; made when first needed. */
  statusCodes(): { codes: Uint8Array; names: string[] }
  /** Indexes of generated orders that the layer covers. */
  covered: ReadonlySet<number>
  layer(): IterableIterator<OrderState>
  light(id: number): Light | undefined
  /** A copy that may be changed and put back. */
  state(id: number): OrderState | undefined
  put(order: OrderState): void
  remove(id: number): void
  nextId(): number
  size(): number
}

export const createLedger = (base: Generator): Ledger => {
  const layer = new Map<number, OrderState>()
  const covered = new Set<number>()
  let next = base.idOf(base.count)
  let cache: { codes: Uint8Array; names: string[] } | undefined

  const cover = (id: number) => {
    const index = base.indexOf(id)
    if (index !== undefined) covered.add(index)
  }
  const bare = (id: number): number | undefined => {
    const index = base.indexOf(id)
    return index === undefined || covered.has(index) ? undefined : index
  }

  return {
    base,
    covered,
    layer: () => layer.values(),
    statusCodes() {
      if (cache) return cache
      const names: string[] = []
      const codes = new Uint8Array(base.count)
      const known = new Map<string, number>()
      for (let index = 0; index < base.count; index += 1) {
        const status = base.statusOf(index)
        const code = known.get(status) ?? names.push(status) - 1
        known.set(status, code)
        codes[index] = code
      }
      cache = { codes, names }
      return cache
    },
    light(id) {
      const index = bare(id)
      return index === undefined ? layer.get(id) : base.lightOf(index)
    },
    state(id) {
      const index = bare(id)
      if (index !== undefined) return base.stateOf(index)
      const held = layer.get(id)
      return held && structuredClone(held)
    },
    put(order) {
      cover(order.id)
      layer.set(order.id, order)
      if (order.id >= next) next = order.id + 1
    },
    remove(id) {
      cover(id)
      layer.delete(id)
    },
    nextId() {
      next += 1
      return next - 1
    },
    size: () => base.count - covered.size + layer.size,
  }
}
