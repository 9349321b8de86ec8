import type { ConnectorDefinition } from '@recolte/core'

/** Where Magento keeps what is told of a product, as its menus show it in each language. */
export const productDetails: NonNullable<ConnectorDefinition['productDetails']> = {
  url: {
    en: 'Catalog > Products > the product > Search Engine Optimization > URL Key',
    fr: 'Catalogue > Produits > le produit > Optimisation pour les moteurs de recherche > Clé URL',
  },
  image: {
    en: 'Catalog > Products > the product > Images And Videos',
    fr: 'Catalogue > Produits > le produit > Images et vidéos',
  },
  gtin: {
    en: 'an attribute of the product, named in the store’s "settings": { "attributes": { "gtin": … } }',
    fr: 'un attribut du produit, nommé dans les "settings" de la boutique : { "attributes": { "gtin": … } }',
  },
}
