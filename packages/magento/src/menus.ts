import type { ConnectorDefinition } from '@recolte/core'

/** Where a person finds things, as Magento’s back office names its menus in each language. Modules are switched off by command only. */
export const menus: NonNullable<ConnectorDefinition['menus']> = {
  en: {
    orders: 'Sales > Orders',
    keys: 'System > Extensions > Integrations',
    extensions: 'the server’s command line (bin/magento module:status)',
  },
  fr: {
    orders: 'Ventes > Commandes',
    keys: 'Système > Extensions > Intégrations',
    extensions: 'la ligne de commande du serveur (bin/magento module:status)',
  },
}
