import { type Clock, HOUR } from '@recolte/core'
import type { Client } from './client.ts'
import { PICTURES } from './queries/orders.ts'
import { picturesSchema, productGidOf } from './schema.ts'

const AT_ONCE = 100
const KEPT = 2_000
/** A picture may change; a pass must not ask for the same ones again and again. */
const KEPT_FOR = HOUR

/** Addresses of products' pictures, empty where there is none. The longest known are forgotten first. */
export function createPictures(client: Client, clock: Clock) {
  const kept = new Map<string, { url: string; until: number }>()

  function keep(id: string, url: string): void {
    kept.delete(id)
    kept.set(id, { url, until: clock.now() + KEPT_FOR })
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  }

  return {
    async of(products: Iterable<string>): Promise<ReadonlyMap<string, string>> {
      const found = new Map<string, string>()
      const missing: string[] = []
      for (const id of new Set(products)) {
        const entry = kept.get(id)
        if (entry === undefined || entry.until <= clock.now()) missing.push(id)
        else found.set(id, entry.url)
      }
      for (let at = 0; at < missing.length; at += AT_ONCE) {
        const ids = missing.slice(at, at + AT_ONCE)
        const { data } = await client.ask(PICTURES, { ids: ids.map(productGidOf) }, picturesSchema)
        for (const [index, id] of ids.entries()) {
          const url = data[index] ?? ''
          found.set(id, url)
          keep(id, url)
        }
      }
      return found
    },
  }
}
