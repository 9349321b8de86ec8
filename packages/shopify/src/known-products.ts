import { type ReviewedProduct, reviewedProducts } from '@recolte/core'
import { z } from 'zod'
import type { Client } from './client.ts'
import { KNOWN } from './queries/products.ts'

const product = z.object({ legacyResourceId: z.string() })
/** A variant has its product with it. */
const node = z.object({ legacyResourceId: z.string(), product: product.optional() })
const known = z.object({
  nodes: z.array(node.nullable().catch(null)),
  productVariants: z.object({ nodes: z.array(z.object({ sku: z.string().nullable(), product })) }),
})

const isId = (text: string): boolean => /^[1-9]\d{0,18}$/.test(text)
/** Quoted, and what would end the quote escaped (docs/platforms/shopify.md, "Search"). */
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

/** What the shop has under these references: ids of products first, then SKUs, then ids of variants. */
export async function knownProducts(client: Client, references: string[]): Promise<ReviewedProduct[]> {
  const numbers = references.filter(isId)
  const wanted = references.filter((one) => one.trim() !== '')
  const { data } = await client.ask(
    KNOWN,
    {
      ids: numbers.flatMap((id) => [`gid://shopify/Product/${id}`, `gid://shopify/ProductVariant/${id}`]),
      skus: wanted.map((sku) => `sku:${quoted(sku)}`).join(' OR '),
    },
    known,
  )
  const nodes = data.nodes.filter((one) => one !== null)
  const ids = new Set(nodes.flatMap((one) => (one.product === undefined ? [one.legacyResourceId] : [])))
  const variants = nodes.flatMap((one) =>
    one.product === undefined ? [] : [[one.legacyResourceId, one.product.legacyResourceId] as const],
  )
  const skus = data.productVariants.nodes.flatMap(({ sku, product: of }) =>
    sku === null ? [] : [[sku, of.legacyResourceId] as const],
  )
  return reviewedProducts(references, { ids, skus: new Map(skus), variants: new Map(variants) })
}
