import type { ConnectorMessages } from '@recolte/core'
import { accessMessages } from './access-messages.ts'
import { connectingMessages } from './connecting-messages.ts'
import { settingsMessages } from './settings-messages.ts'

/** Every text of this connector. Menus are named as Shopify shows them in each language. */
export const messages: ConnectorMessages = {
  ...settingsMessages,
  ...accessMessages,
  ...connectingMessages,
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
  'shopify.rating-stays': {
    en: {
      message: 'The shop {host} would not delete a product’s average ({why}).',
      next: 'Recolte tries again by itself. In the product’s page in Shopify you may empty the metafields reviews.rating and reviews.rating_count.',
    },
    fr: {
      message: 'La boutique {host} n’a pas voulu supprimer la moyenne d’un produit ({why}).',
      next: 'Recolte réessaie tout seul. Sur la fiche du produit dans Shopify, vous pouvez vider les métachamps reviews.rating et reviews.rating_count.',
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
