import type { ConnectorDefinition } from '@recolte/core'

/** Where Shopify keeps what is told of a product, as its menus show it in each language. */
export const productDetails: NonNullable<ConnectorDefinition['productDetails']> = {
  url: {
    en: 'Products > the product > Sales channels > Online Store',
    fr: 'Produits > le produit > Canaux de vente > Boutique en ligne',
  },
  image: {
    en: 'Products > the product > Media',
    fr: 'Produits > le produit > Médias',
  },
  gtin: {
    en: 'Products > the product > Inventory > Barcode',
    fr: 'Produits > le produit > Stock > Code-barres',
  },
}
