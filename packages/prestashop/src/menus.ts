import type { ConnectorDefinition } from '@recolte/core'

/** Where a person finds things, as PrestaShop’s back office names its menus in each language. */
export const menus: NonNullable<ConnectorDefinition['menus']> = {
  en: {
    orders: 'Orders > Orders',
    keys: 'Advanced Parameters > Webservice',
    extensions: 'Modules > Module Manager',
  },
  fr: {
    orders: 'Commandes > Commandes',
    keys: 'Paramètres avancés > Webservice',
    extensions: 'Modules > Gestionnaire de modules',
  },
}
