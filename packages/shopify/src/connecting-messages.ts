import type { ConnectorMessages } from '@recolte/core'

/** What is said while a shop is connected: tokens that it hands over, webhooks that it sends. */
export const connectingMessages: ConnectorMessages = {
  'shopify.not-connected': {
    en: {
      message: 'The shop {host} gives this app no access token ({status}: {why}).',
      next: 'If the app belongs to the same organization as the shop: is it installed, and are clientId and clientSecret those of Dev Dashboard > Settings? If not: keep recolte serve running and open /shopify/auth?store={store} below its publicUrl.',
    },
    fr: {
      message: 'La boutique {host} ne donne pas de jeton d’accès à cette application ({status} : {why}).',
      next: 'Si l’application est de la même organisation que la boutique : est-elle installée, et clientId et clientSecret sont-ils ceux du Dev Dashboard > Paramètres ? Sinon : laissez tourner recolte serve et ouvrez /shopify/auth?store={store} sous son publicUrl.',
    },
  },
  'shopify.reconnect': {
    en: {
      message: 'The shop {host} no longer renews its access token ({status}): unused for 90 days, or taken back.',
      next: 'Keep recolte serve running and connect the shop again: /shopify/auth?store={store} below its publicUrl. Nothing is lost: Recolte goes on where it stopped.',
    },
    fr: {
      message:
        'La boutique {host} ne renouvelle plus son jeton d’accès ({status}) : inutilisé pendant 90 jours, ou retiré.',
      next: 'Laissez tourner recolte serve et reconnectez la boutique : /shopify/auth?store={store} sous son publicUrl. Rien n’est perdu : Recolte reprend où il s’est arrêté.',
    },
  },
  'shopify.connected': {
    en: {
      message: 'The shop {host} is connected to store "{store}".',
      next: 'This page may be closed. Recolte begins with its next pass; recolte check {store} shows what the app may do.',
    },
    fr: {
      message: 'La boutique {host} est connectée à « {store} ».',
      next: 'Vous pouvez fermer cette page. Recolte commence à son prochain passage ; recolte check {store} montre ce que l’application a le droit de faire.',
    },
  },
  'shopify.not-from-shopify': {
    en: {
      message: 'This call does not come from Shopify, or from another browser than the one that began, or too late.',
      next: 'Begin again at /shopify/auth?store=NAME, and agree within ten minutes in the same browser.',
    },
    fr: {
      message: 'Cet appel ne vient pas de Shopify, ou d’un autre navigateur que celui du début, ou trop tard.',
      next: 'Recommencez à /shopify/auth?store=NOM, et acceptez dans les dix minutes avec le même navigateur.',
    },
  },
  'shopify.no-such-store': {
    en: {
      message: 'No Shopify store of that name is configured here.',
      next: 'Open /shopify/auth?store=NAME with the name of the store as in the configuration, or its .myshopify.com domain.',
    },
    fr: {
      message: 'Aucune boutique Shopify de ce nom n’est configurée ici.',
      next: 'Ouvrez /shopify/auth?store=NOM avec le nom de la boutique dans la configuration, ou son domaine .myshopify.com.',
    },
  },
  'shopify.no-app': {
    en: {
      message: 'Store "{store}" has no clientId and clientSecret, so {host} cannot hand a token over.',
      next: 'Copy both from Dev Dashboard > the app > Settings into the store’s settings.',
    },
    fr: {
      message: 'La boutique « {store} » n’a pas de clientId et clientSecret : {host} ne peut pas remettre de jeton.',
      next: 'Copiez les deux depuis Dev Dashboard > l’application > Settings dans les réglages de la boutique.',
    },
  },
  'shopify.code-refused': {
    en: {
      message: 'Shopify refused its own code for {host} ({status}): it counts once, and for a short time.',
      next: 'Begin again at /shopify/auth?store={store}. If it stays: are clientId and clientSecret of the same app?',
    },
    fr: {
      message: 'Shopify a refusé son propre code pour {host} ({status}) : il ne sert qu’une fois, et peu de temps.',
      next: 'Recommencez à /shopify/auth?store={store}. Si cela persiste : clientId et clientSecret sont-ils de la même application ?',
    },
  },
  'shopify.no-client-secret': {
    en: {
      message: 'Shopify signs webhooks with the app’s client secret, and the settings of this store have none.',
      next: 'Copy it (Dev Dashboard > the app > Settings; "API secret key" of an app made in the admin) to "clientSecret", then run recolte webhooks {store} --create.',
    },
    fr: {
      message:
        'Shopify signe ses webhooks avec le client secret de l’application, et les réglages de cette boutique n’en ont pas.',
      next: 'Copiez-le (Dev Dashboard > l’application > Settings ; « Clé secrète API » d’une application créée dans l’admin) dans "clientSecret", puis lancez recolte webhooks {store} --create.',
    },
  },
  'shopify.webhook-refused': {
    en: {
      message: 'Shopify does not set up the webhook {topic} ({why}).',
      next: 'Is "publicUrl" an https address that can be reached from outside? Where Shopify speaks of protected customer data: recolte check says which approval is missing.',
    },
    fr: {
      message: 'Shopify ne crée pas le webhook {topic} ({why}).',
      next: '"publicUrl" est-elle une adresse https joignable de l’extérieur ? Si Shopify parle de données client protégées : recolte check dit quelle approbation manque.',
    },
  },
}
