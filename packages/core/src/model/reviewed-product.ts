import type { ReviewedProduct } from './review.ts'

/** What a shop found of the references it was asked about; the values are ids of products. */
export interface FoundProducts {
  ids: ReadonlySet<string>
  skus: ReadonlyMap<string, string>
  variants: ReadonlyMap<string, string>
}

/** One answer for each reference: a product's id above all, else its SKU, else one of its variants. */
export function reviewedProducts(
  references: readonly string[],
  { ids, skus, variants }: FoundProducts,
): ReviewedProduct[] {
  return references.map((reference) => {
    if (ids.has(reference)) return { reference, known: true }
    const bySku = skus.get(reference)
    if (bySku !== undefined) return { reference, known: false, hint: 'sku', product: bySku }
    const byVariant = variants.get(reference)
    if (byVariant !== undefined) return { reference, known: false, hint: 'variant', product: byVariant }
    return { reference, known: false }
  })
}
