import { firstIndex } from '../first-index.ts'
import type { Generator, Light } from './generate.ts'
import type { OrderState, Wall } from './order.ts'

export type Axis = 'added' | 'updated'

/** The generated orders, under a layer of those that were changed, added or deleted since. */
export interface Ledger {
  base: Generator
  /** A copy that may be changed and put back. */
  state(id: number): OrderState | undefined
  light(id: number): Light | undefined
  put(order: OrderState): void
  remove(id: number): void
  nextId(): number
  size(): number
  /** All of them by id. */
  all(): Iterable<Light>
  /** Those with a time in between, in the order of that time and then of the id. */
  between(axis: Axis, from: Wall, to: Wall, ascending: boolean): Iterable<Light>
}

export const createLedger = (base: Generator): Ledger => {
  const layer = new Map<number, OrderState>()
  const covered = new Set<number>()
  let last = base.count

  const isBare = (id: number) => id >= 1 && id <= base.count && !covered.has(id)

  function* all(): Iterable<Light> {
    for (let id = 1; id <= last; id += 1) {
      const found = isBare(id) ? base.lightOf(id - 1) : layer.get(id)
      if (found) yield found
    }
  }

  function* bare(axis: Axis, from: Wall, to: Wall, ascending: boolean): Iterable<Light> {
    const low = firstIndex(base.count, (index) => base.lightOf(index)[axis] >= from)
    const high = firstIndex(base.count, (index) => base.lightOf(index)[axis] > to)
    for (let n = 0; n < high - low; n += 1) {
      const index = ascending ? low + n : high - 1 - n
      if (isBare(index + 1)) yield base.lightOf(index)
    }
  }

  function* between(axis: Axis, from: Wall, to: Wall, ascending: boolean): Iterable<Light> {
    const sign = ascending ? 1 : -1
    const compare = (a: Light, b: Light) => sign * (a[axis] - b[axis] || a.id - b.id)
    const changed = [...layer.values()].filter((order) => order[axis] >= from && order[axis] <= to).sort(compare)
    let next = changed.shift()
    for (const light of bare(axis, from, to, ascending)) {
      while (next && compare(next, light) < 0) {
        yield next
        next = changed.shift()
      }
      yield light
    }
    if (next) yield next
    yield* changed
  }

  return {
    base,
    all,
    between,
    light: (id) => (isBare(id) ? base.lightOf(id - 1) : layer.get(id)),
    state(id) {
      if (isBare(id)) return base.stateOf(id - 1)
      const held = layer.get(id)
      return held && structuredClone(held)
    },
    put(order) {
      covered.add(order.id)
      layer.set(order.id, order)
      last = Math.max(last, order.id)
    },
    remove(id) {
      covered.add(id)
      layer.delete(id)
    },
    nextId() {
      last += 1
      return last
    },
    size: () => base.count - [...covered].filter((id) => id <= base.count).length + layer.size,
  }
}
