import type { ConnectorDefinition } from '@recolte/core'

/** Where WooCommerce keeps what is told of a product, as its menus show it in each language. */
export const productDetails: NonNullable<ConnectorDefinition['productDetails']> = {
  url: {
    en: 'Products > the product > Publish',
    fr: 'Produits > le produit > Publier',
  },
  image: {
    en: 'Products > the product > Product image',
    fr: 'Produits > le produit > Image produit',
  },
  gtin: {
    en: 'Products > the product > Inventory > GTIN, UPC, EAN, or ISBN',
    fr: 'Produits > le produit > Inventaire > GTIN, UPC, EAN ou ISBN',
  },
}
