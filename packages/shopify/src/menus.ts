import type { ConnectorDefinition } from '@recolte/core'

/** Where a person finds things, as Shopify names its menus in each language. */
export const menus: NonNullable<ConnectorDefinition['menus']> = {
  en: {
    orders: 'Orders',
    keys: 'Settings > Apps and sales channels > Develop apps',
    extensions: 'Settings > Apps and sales channels',
  },
  fr: {
    orders: 'Commandes',
    keys: 'Paramètres > Applications et canaux de vente > Développer des applications',
    extensions: 'Paramètres > Applications et canaux de vente',
  },
}
