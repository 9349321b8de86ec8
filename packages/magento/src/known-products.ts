import { type ReviewedProduct, reviewedProducts } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'

const PER_REQUEST = 100

const product = z.looseObject({ id: z.number(), sku: z.string() })

const isId = (text: string): boolean => /^[1-9]\d{0,9}$/.test(text)

/** What the shop has under these references: ids first, then SKUs. A variant is a product of its own here, with an id. */
export async function knownProducts(client: Client, references: string[]): Promise<ReviewedProduct[]> {
  const search = async (field: 'entity_id' | 'sku', values: string[]) => {
    if (values.length === 0) return []
    const { entries } = await client.search('products', {
      ...{ filters: [[field, 'in', values.join(',')]], pageSize: PER_REQUEST, fields: 'id,sku' },
    })
    return entries.flatMap((entry) => {
      const parsed = product.safeParse(entry)
      return parsed.success ? [parsed.data] : []
    })
  }
  const ids = new Set((await search('entity_id', references.filter(isId))).map(({ id }) => String(id)))
  // The list is cut at its commas.
  const names = references.filter((one) => one !== '' && !ids.has(one) && !one.includes(','))
  const skus = new Map((await search('sku', names)).map(({ id, sku }) => [sku, String(id)]))
  return reviewedProducts(references, { ids, skus, variants: new Map() })
}
