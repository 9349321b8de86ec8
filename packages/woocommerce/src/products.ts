import { type Clock, HOUR, RecolteError } from '@recolte/core'
import type { Client } from './client.ts'
import { PRODUCT_FIELDS, productSchema, type RawProduct } from './schema.ts'

const PER_REQUEST = 100
const KEPT = 2_000
/** A product's page or picture may change; a pass must not ask for the same ones again and again. */
const KEPT_FOR = HOUR

export interface Products {
  /** What the shop shows of these products, and whether all of it could be asked for. */
  of(ids: Iterable<number>): Promise<{ found: ReadonlyMap<number, RawProduct>; complete: boolean }>
}

/**
 * Product pages and pictures, which an order does not carry. `include=` gives published, draft and private products; a
 * trashed or deleted one is silently left out (seen), which is remembered too. The least recently used are forgotten.
 */
export function createProducts(client: Client, clock: Clock): Products {
  const kept = new Map<number, { product: RawProduct | undefined; until: number }>()

  const keep = (id: number, product: RawProduct | undefined) => {
    kept.delete(id)
    kept.set(id, { product, until: clock.now() + KEPT_FOR })
    const [oldest] = kept.keys()
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  }

  async function fetchInto(found: Map<number, RawProduct>, ids: number[]): Promise<void> {
    const params = { include: ids.join(','), per_page: PER_REQUEST, _fields: PRODUCT_FIELDS.join(',') }
    const { body } = await client.get('products', params)
    if (!Array.isArray(body))
      throw new RecolteError('shop-answer', 'retry', { detail: { host: client.host, why: 'no list' } })
    for (const raw of body) {
      const parsed = productSchema.safeParse(raw)
      if (parsed.success) found.set(parsed.data.id, parsed.data)
    }
    for (const id of ids) keep(id, found.get(id))
  }

  return {
    async of(ids) {
      const found = new Map<number, RawProduct>()
      const missing: number[] = []
      for (const id of new Set(ids)) {
        const entry = kept.get(id)
        if (entry === undefined || entry.until < clock.now()) missing.push(id)
        else if (entry.product !== undefined) found.set(id, entry.product)
        if (entry !== undefined) {
          kept.delete(id)
          kept.set(id, entry)
        }
      }
      let complete = true
      for (let at = 0; at < missing.length; at += PER_REQUEST) {
        await fetchInto(found, missing.slice(at, at + PER_REQUEST)).catch((error: unknown) => {
          if (error instanceof RecolteError && error.code === 'aborted') throw error
          complete = false
        })
      }
      return { found, complete }
    },
  }
}
