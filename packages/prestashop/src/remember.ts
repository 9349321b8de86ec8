import type { Clock } from '@recolte/core'

/** Keeps what a question brought for a while; a question that failed is asked again. */
export function remembered<T>(clock: Clock, forMs: number, ask: () => Promise<T>): () => Promise<T> {
  let kept: { value: T; until: number } | undefined
  return async () => {
    if (kept !== undefined && kept.until > clock.now()) return kept.value
    const value = await ask()
    kept = { value, until: clock.now() + forMs }
    return value
  }
}

export interface Kept<K, V> {
  /** `undefined` is a value too: `has` tells it from nothing kept. */
  has(key: K): boolean
  get(key: K): V | undefined
  set(key: K, value: V): void
}

/** So many things, each for a while; those unused for longest are forgotten first. */
export function keeper<K, V>(clock: Clock, most: number, forMs: number): Kept<K, V> {
  const kept = new Map<K, { value: V; until: number }>()
  const find = (key: K) => {
    const entry = kept.get(key)
    if (entry === undefined) return undefined
    kept.delete(key)
    if (entry.until < clock.now()) return undefined
    kept.set(key, entry)
    return entry
  }
  return {
    has: (key) => find(key) !== undefined,
    get: (key) => find(key)?.value,
    set(key, value) {
      kept.delete(key)
      kept.set(key, { value, until: clock.now() + forMs })
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
  }
}
