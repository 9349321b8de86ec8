import type { ConnectorDefinition } from '@recolte/core'

/** Where a person finds things, as WordPress and WooCommerce name their menus in each language. */
export const menus: NonNullable<ConnectorDefinition['menus']> = {
  en: {
    orders: 'WooCommerce > Orders',
    keys: 'WooCommerce > Settings > Advanced > REST API',
    extensions: 'WordPress > Plugins > Installed Plugins',
  },
  fr: {
    orders: 'WooCommerce > Commandes',
    keys: 'WooCommerce > Réglages > Avancé > API REST',
    extensions: 'WordPress > Extensions > Extensions installées',
  },
}
