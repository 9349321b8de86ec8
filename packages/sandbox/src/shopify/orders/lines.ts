import type { Catalogue, ShopifyVariant } from './catalogue.ts'
import type { ShopifyLine } from './order.ts'

/** A line as checkout writes it: it keeps the texts of its day, whatever becomes of the product. */
export const lineOf = (catalogue: Catalogue, variant: ShopifyVariant, id: number, quantity: number): ShopifyLine => {
  const product = catalogue.was(variant.productId)
  const deleted = product?.deleted !== false
  const physical = product?.physical ?? true
  return {
    ...{ id, productId: deleted ? null : variant.productId, variantId: deleted ? null : variant.id },
    title: product?.title ?? '',
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    ...{ sku: variant.sku, vendor: product?.vendor ?? null },
    ...{ quantity, current: quantity, shipped: 0, cents: variant.cents, physical },
  }
}
