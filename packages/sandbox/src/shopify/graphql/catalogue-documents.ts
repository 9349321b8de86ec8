import type { Catalogue, ShopifyProduct, ShopifyVariant } from '../orders/catalogue.ts'
import { type PageArgs, pageOf } from './connection.ts'
import { gid, instant } from './gid.ts'
import type { Metafields } from './metafields.ts'

/** What documents are made from. */
export interface Sources {
  catalogue: Catalogue
  metafields: Metafields
  /** Address of the Online Store. */
  storeUrl: string
}

export const idsOf = (type: string, id: number) => ({
  __typename: type,
  id: gid(type, id),
  legacyResourceId: String(id),
})

export const productDocument = (sources: Sources, product: ShopifyProduct): object => {
  const { title, handle, vendor, published } = product
  const seen = instant(1_772_000_000_000)
  const media = mediaOf(product)
  return {
    ...idsOf('Product', product.id),
    ...{
      title,
      handle,
      vendor,
      productType: '',
      status: 'ACTIVE',
      isGiftCard: false,
      createdAt: seen,
      updatedAt: seen,
    },
    onlineStoreUrl: published ? `${sources.storeUrl}/products/${handle}` : null,
    featuredMedia: media,
    metafield: ({ namespace, key }: { namespace?: string; key: string }) =>
      sources.metafields.find(gid('Product', product.id), namespace ?? 'custom', key),
    variants: (args: PageArgs) =>
      pageOf(
        product.variants,
        ({ id }) => id,
        args,
        (variant) => variantDocument(sources, variant),
      ),
  }
}

export const variantDocument = (sources: Sources, variant: ShopifyVariant): object => {
  const product = sources.catalogue.was(variant.productId)
  const media = product && mediaOf(product)
  return {
    ...idsOf('ProductVariant', variant.id),
    ...{ title: variant.title, displayName: `${product?.title} - ${variant.title}`, sku: variant.sku },
    ...{ barcode: variant.barcode, price: (variant.cents / 100).toFixed(2) },
    product: () => product && productDocument(sources, product),
    media: (args: PageArgs) =>
      pageOf(
        media ? [media] : [],
        () => variant.productId,
        args,
        (one) => one,
      ),
  }
}

export const imageOf = ({ image, title, id }: ShopifyProduct) =>
  image === null ? null : { id: gid('ProductImage', id), url: image, altText: title, width: 1200, height: 1200 }

const mediaOf = (product: ShopifyProduct) => {
  const image = imageOf(product)
  if (image === null) return null
  const id = gid('MediaImage', product.id)
  return { __typename: 'MediaImage', id, alt: product.title, preview: { image }, image }
}
