import type { ConnectorMessages } from '@recolte/core'

/** What `describe` finds worth a warning: orders are read all the same. */
export const warningMessages: ConnectorMessages = {
  'magento.views-gone': {
    en: {
      message: 'The shop has no store view {views} (any more); it has {known}. The other views are read.',
      next: 'Correct "views" in the store’s settings: codes as in Stores > All Stores, column Store View.',
    },
    fr: {
      message: 'La boutique n’a pas (ou plus) de vue magasin {views} ; elle a {known}. Les autres vues sont lues.',
      next: 'Corrigez "views" dans les réglages de la boutique : les codes de Boutiques > Toutes les boutiques, colonne Vue magasin.',
    },
  },
  'magento.https-hidden': {
    en: {
      message:
        'The shop is on https, but what ends TLS in front of it hides that from PHP. Recolte signs for http instead, which works.',
      next: 'Ask your host to tell Magento that the request came over https (Stores > Configuration > General > Web > Offloader header): links in the shop’s own e-mails depend on it too.',
    },
    fr: {
      message:
        'La boutique est en https, mais ce qui termine TLS devant elle le cache à PHP. Recolte signe pour http à la place, et cela marche.',
      next: 'Demandez à votre hébergeur d’indiquer à Magento que la requête est venue en https (Boutiques > Configuration > Général > Web > Offloader header) : les liens des e-mails de la boutique en dépendent aussi.',
    },
  },
  'magento.plain-http': {
    en: {
      message: 'The shop is asked over plain http: orders and addresses of buyers travel unencrypted.',
      next: 'For a real shop, put its https address as "url".',
    },
    fr: {
      message: 'La boutique est interrogée en http : commandes et adresses des acheteurs circulent en clair.',
      next: 'Pour une vraie boutique, mettez son adresse https comme "url".',
    },
  },
  'magento.no-products': {
    en: {
      message: 'The integration may not read products: orders go, but without links, pictures, EAN and brand.',
      next: 'System > Extensions > Integrations, open it, tab API: tick Catalog > Inventory > Products, save and click Reauthorize.',
    },
    fr: {
      message:
        'L’intégration n’a pas le droit de lire les produits : les commandes partent, mais sans lien, image, EAN ni marque.',
      next: 'Système > Extensions > Intégrations, ouvrez-la, onglet API : cochez Catalogue > Inventaire > Produits, enregistrez et cliquez sur Réautoriser.',
    },
  },
  'magento.no-stores': {
    en: {
      message:
        'The integration may not read the store views: the language of orders stays unknown, links are those of the default view, and accounts cannot go by view.',
      next: 'System > Extensions > Integrations, open it, tab API: tick Stores > Settings > All Stores, save and click Reauthorize.',
    },
    fr: {
      message:
        'L’intégration n’a pas le droit de lire les vues magasin : la langue des commandes reste inconnue, les liens sont ceux de la vue par défaut, et un compte par vue n’est pas possible.',
      next: 'Système > Extensions > Intégrations, ouvrez-la, onglet API : cochez Boutiques > Paramètres > Toutes les boutiques, enregistrez et cliquez sur Réautoriser.',
    },
  },
}
