import type { ConnectorMessages } from '@recolte/core'
import { connectingMessages } from './connecting-messages.ts'

/** Every text of this connector. Menus are named as Shopify shows them in each language. */
export const messages: ConnectorMessages = {
  ...connectingMessages,
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
      next: 'New orders need it not. For a backfill that reaches further, or delays of more than 60 days, add read_all_orders (a public app asks Shopify for it) and install the app again.',
    },
    fr: {
      message:
        'L’application ne voit aucune commande de plus de 60 jours : il lui manque l’autorisation read_all_orders.',
      next: 'Inutile pour les nouvelles commandes. Pour une reprise d’historique plus ancienne, ou des délais de plus de 60 jours, ajoutez read_all_orders (une application publique la demande à Shopify) et réinstallez l’application.',
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
  'shopify.other-version': {
    en: {
      message: 'The shop answered in version {version} of its API; this Recolte was written for {asked}.',
      next: 'Install the current version of Recolte.',
    },
    fr: {
      message: 'La boutique a répondu dans la version {version} de son API ; ce Recolte est écrit pour {asked}.',
      next: 'Installez la version actuelle de Recolte.',
    },
  },
  'shopify.plain-http': {
    en: {
      message: 'The shop is asked over plain http: orders and addresses of buyers travel unencrypted.',
      next: 'For a real shop, take "url" out of the settings.',
    },
    fr: {
      message: 'La boutique est interrogée en http : commandes et adresses des acheteurs circulent en clair.',
      next: 'Pour une vraie boutique, retirez "url" des réglages.',
    },
  },
  'shopify.shop-frozen': {
    en: {
      message: 'The shop {host} is frozen by Shopify ({status}): its plan is unpaid or was ended.',
      next: 'Settings > Plan in the shop. Recolte goes on where it stopped as soon as the shop answers.',
    },
    fr: {
      message: 'La boutique {host} est gelée par Shopify ({status}) : son forfait est impayé ou arrêté.',
      next: 'Paramètres > Forfait dans la boutique. Recolte reprend où il s’est arrêté dès que la boutique répond.',
    },
  },
  'shopify.shop-locked': {
    en: {
      message: 'Shopify has locked the shop {host} ({status}).',
      next: 'Ask Shopify’s support why; too many or strange requests of any app can be the cause.',
    },
    fr: {
      message: 'Shopify a verrouillé la boutique {host} ({status}).',
      next: 'Demandez pourquoi au support Shopify ; trop de requêtes ou des requêtes étranges de n’importe quelle application peuvent en être la cause.',
    },
  },
  'shopify.shop-forbidden': {
    en: {
      message: 'Shopify refuses the shop {host} to this app ({status}).',
      next: 'Is the app still installed in this shop, and the shop open? Settings > Apps and sales channels.',
    },
    fr: {
      message: 'Shopify refuse la boutique {host} à cette application ({status}).',
      next: 'L’application est-elle encore installée, et la boutique ouverte ? Paramètres > Applications et canaux de vente.',
    },
  },
  'shopify.no-shop': {
    en: {
      message: 'There is no shop {host} at Shopify ({status}).',
      next: 'Settings > Domains shows the .myshopify.com domain: put it as "shop" into the store’s settings.',
    },
    fr: {
      message: 'Il n’y a pas de boutique {host} chez Shopify ({status}).',
      next: 'Paramètres > Domaines montre le domaine .myshopify.com : mettez-le comme "shop" dans les réglages.',
    },
  },
  'shopify.too-dear': {
    en: {
      message: 'Shopify finds one question of Recolte too large ({cost} points where {max} are allowed).',
      next: 'Recolte asks for less by itself; if this stays, report it with this sentence.',
    },
    fr: {
      message: 'Shopify trouve une question de Recolte trop grosse ({cost} points pour {max} permis).',
      next: 'Recolte demande moins de lui-même ; si cela persiste, signalez-le avec cette phrase.',
    },
  },
  'shopify.search-ignored': {
    en: {
      message:
        'Shopify did not understand a filter of Recolte’s ({field}) and left it out, so its answer is not trusted.',
      next: 'Shopify has changed its search: install the current version of Recolte, or report this sentence.',
    },
    fr: {
      message: 'Shopify n’a pas compris un filtre de Recolte ({field}) et l’a ignoré : sa réponse n’est pas retenue.',
      next: 'Shopify a changé sa recherche : installez la version actuelle de Recolte, ou signalez cette phrase.',
    },
  },
  'shopify.internal-error': {
    en: {
      message: 'Shopify failed by itself at {host} (request {why}).',
      next: 'Recolte tries again at its next pass; if it lasts, give the request’s id to Shopify’s support.',
    },
    fr: {
      message: 'Shopify a échoué de lui-même pour {host} (requête {why}).',
      next: 'Recolte réessaie à son passage suivant ; si cela dure, donnez l’identifiant de la requête au support Shopify.',
    },
  },
  'shopify.refused': {
    en: {
      message: 'The shop {host} refused the question ({status}: {why}).',
      next: 'Install the current version of Recolte; if this stays, report it with this sentence.',
    },
    fr: {
      message: 'La boutique {host} a refusé la question ({status} : {why}).',
      next: 'Installez la version actuelle de Recolte ; si cela persiste, signalez-le avec cette phrase.',
    },
  },
}
