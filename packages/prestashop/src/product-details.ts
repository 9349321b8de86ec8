import type { ConnectorDefinition } from '@recolte/core'

/** Where PrestaShop keeps what is told of a product, as its menus show it in each language. */
export const productDetails: NonNullable<ConnectorDefinition['productDetails']> = {
  url: {
    en: 'Catalog > Products > the product > SEO',
    fr: 'Catalogue > Produits > le produit > SEO',
  },
  image: {
    en: 'Catalog > Products > the product > Images',
    fr: 'Catalogue > Produits > le produit > Images',
  },
  gtin: {
    en: 'Catalog > Products > the product > Details > EAN-13 or UPC',
    fr: 'Catalogue > Produits > le produit > Détails > code EAN-13 ou UPC',
  },
}
