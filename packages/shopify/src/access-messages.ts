import type { ConnectorMessages } from '@recolte/core'

/** What is said of what the app may and may not see. */
export const accessMessages: ConnectorMessages = {
  'shopify.token-refused': {
    en: {
      message: 'The shop {host} does not accept the access token ({status}): it is wrong, or the app was uninstalled.',
      next: 'Settings > Apps and sales channels > Develop apps: is the app installed? Copy its Admin API access token again and run recolte init --store {store}. Where the shop handed the token over itself, connect it again (docs/connectors/shopify.md).',
    },
    fr: {
      message:
        'La boutique {host} refuse le jeton d’accès ({status}) : il est faux, ou l’application a été désinstallée.',
      next: 'Paramètres > Applications et canaux de vente > Développer des applications : l’application est-elle installée ? Recopiez son jeton d’accès API Admin et lancez recolte init --store {store}. Si la boutique a remis le jeton elle-même, reconnectez-la (docs/connectors/shopify.fr.md).',
    },
  },
  'shopify.scope-missing': {
    en: {
      message: 'The app is installed in {host}, but it lacks the access scope {scope}.',
      next: 'Tick {scope} among the Admin API access scopes of the app, save, and install it again in the shop so that the scope counts.',
    },
    fr: {
      message: 'L’application est installée sur {host}, mais il lui manque l’autorisation {scope}.',
      next: 'Cochez {scope} parmi les autorisations d’accès API Admin de l’application, enregistrez, puis réinstallez-la dans la boutique pour que l’autorisation compte.',
    },
  },
  'shopify.orders-not-approved': {
    en: {
      message:
        'The scopes are right, but Shopify does not let this app see the {object} object (protected customer data).',
      next: 'An app of the Dev Dashboard needs a distribution first: choose "Custom distribution". A public app asks for it: Partner Dashboard > API access > Protected customer data access, levels 1 and 2 (name, e-mail).',
    },
    fr: {
      message:
        'Les autorisations sont bonnes, mais Shopify ne laisse pas cette application voir l’objet {object} (données client protégées).',
      next: 'Une application du Dev Dashboard a d’abord besoin d’une distribution : choisissez « Distribution personnalisée ». Une application publique la demande : Partner Dashboard > Accès API > Accès aux données client protégées, niveaux 1 et 2 (nom, e-mail).',
    },
  },
  'shopify.personal-data': {
    en: {
      message:
        'The scopes are right, but Shopify keeps the names or e-mail addresses of buyers from this app ({field}): nobody can be asked.',
      next: 'A custom app sees them only in a shop on the Shopify plan or higher, not on Basic or Starter. A public app asks for level 2 (name, e-mail) under Partner Dashboard > API access > Protected customer data access. Orders wait until then; none is lost.',
    },
    fr: {
      message:
        'Les autorisations sont bonnes, mais Shopify cache à cette application les noms ou e-mails des acheteurs ({field}) : personne ne peut être sollicité.',
      next: 'Une application personnalisée ne les voit qu’avec le forfait Shopify ou supérieur, pas avec Basic ou Starter. Une application publique demande le niveau 2 (nom, e-mail) : Partner Dashboard > Accès API > Accès aux données client protégées. Les commandes attendent ; aucune n’est perdue.',
    },
  },
  'shopify.sixty-days': {
    en: {
      message: 'The app sees no order older than 60 days: it lacks the scope read_all_orders.',
      next: 'New orders do not need it. For older ones add read_all_orders to the scopes of the app (a public app asks Shopify for it first), set "allOrders": true in the store’s settings, and install the app or connect the shop again.',
    },
    fr: {
      message:
        'L’application ne voit aucune commande de plus de 60 jours : il lui manque l’autorisation read_all_orders.',
      next: 'Inutile pour les nouvelles commandes. Pour de plus anciennes, ajoutez read_all_orders aux autorisations de l’application (une application publique la demande d’abord à Shopify), mettez "allOrders": true dans les réglages de la boutique, puis réinstallez l’application ou reconnectez la boutique.',
    },
  },
  'shopify.out-of-sight': {
    en: {
      message:
        'The order is older than 60 days, and Shopify no longer shows it to the app, which lacks the scope read_all_orders.',
      next: 'If its buyer should still be asked: add read_all_orders to the scopes of the app, install it again, then open and save the order in the shop.',
    },
    fr: {
      message:
        'La commande a plus de 60 jours, et Shopify ne la montre plus à l’application, à qui il manque l’autorisation read_all_orders.',
      next: 'Si son client doit encore être sollicité : ajoutez read_all_orders aux autorisations de l’application, réinstallez-la, puis ouvrez et enregistrez la commande dans la boutique.',
    },
  },
  'shopify.no-customers': {
    en: {
      message: 'The app lacks the scope read_customers: orders whose e-mail stands only with the customer go without.',
      next: 'Tick read_customers among the Admin API access scopes and install the app again.',
    },
    fr: {
      message:
        'Il manque à l’application l’autorisation read_customers : les commandes dont l’e-mail n’est que sur la fiche client restent sans e-mail.',
      next: 'Cochez read_customers parmi les autorisations d’accès API Admin et réinstallez l’application.',
    },
  },
  'shopify.no-phones': {
    en: {
      message: 'Shopify keeps phone numbers from this app: requests go by e-mail alone.',
      next: 'Nothing to do, unless you want requests by SMS: then ask for the field phone under Protected customer data access.',
    },
    fr: {
      message:
        'Shopify cache les numéros de téléphone à cette application : les demandes partent par e-mail seulement.',
      next: 'Rien à faire, sauf si vous voulez des demandes par SMS : demandez alors le champ téléphone sous Accès aux données client protégées.',
    },
  },
}
