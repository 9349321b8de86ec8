import { IDENTITY_ERRORS } from './errors-identity.ts'
import { JOURNAL_ERRORS } from './errors-journal.ts'
import { MODULE_ERRORS } from './errors-module.ts'
import { OWN_REVIEWS_ERRORS } from './errors-own-reviews.ts'
import { REVIEW_ERRORS } from './errors-reviews.ts'
import { SFTP_ERRORS } from './errors-sftp.ts'
import { SHELF_ERRORS } from './errors-shelf.ts'
import { SHOP_ERRORS } from './errors-shop.ts'
import { VERIFY_ERRORS } from './errors-verify.ts'
import { SECRET_ERRORS } from './secrets.ts'
import type { Texts } from './text.ts'

/** Errors of core. `{name}` is filled from the error's detail. Connectors bring theirs under their own namespace. */
export const ERRORS = {
  ...SECRET_ERRORS,
  ...MODULE_ERRORS,
  ...VERIFY_ERRORS,
  ...REVIEW_ERRORS,
  ...SFTP_ERRORS,
  ...OWN_REVIEWS_ERRORS,
  ...SHOP_ERRORS,
  ...SHELF_ERRORS,
  ...IDENTITY_ERRORS,
  'store-busy': {
    en: {
      message: 'Another Recolte is handing over orders of store "{store}" right now, so nothing was switched.',
      next: 'Stop recolte serve and wait for a running recolte sync to end, then try again.',
    },
    fr: {
      message: 'Un autre Recolte envoie en ce moment des commandes de la boutique « {store} » : rien n’a été changé.',
      next: 'Arrêtez recolte serve, attendez la fin d’un recolte sync en cours, puis réessayez.',
    },
  },
  ...JOURNAL_ERRORS,
  'account-paused': {
    en: {
      message:
        'Account "{account}" is paused: the platform answered {code} to {orders} orders in a row. {waiting|# order waits|# orders wait}, none is lost.',
      next: 'Check {keys}. Recolte tries one order at each pass and goes on by itself.',
    },
    fr: {
      message:
        'Le compte « {account} » est en pause : Avis Vérifiés a répondu {code} à {orders} commandes de suite. {waiting|# commande attend|# commandes attendent}, aucune n’est perdue.',
      next: 'Vérifiez {keys}. Recolte essaie une commande à chaque passage et reprend tout seul.',
    },
  },
  'platform-unreachable': {
    en: {
      message: 'The collection platform does not answer ({why}).',
      next: 'Recolte tries again by itself; {waiting|# order waits|# orders wait}, none is lost.',
    },
    fr: {
      message: 'La plateforme Avis Vérifiés ne répond pas ({why}).',
      next: 'Recolte réessaie tout seul ; {waiting|# commande attend|# commandes attendent}, aucune n’est perdue.',
    },
  },
  'unknown-platform': {
    en: {
      message: '"{platform}" is no platform Recolte knows.',
      next: 'Write the country of the account (FR, ES, DE, IT, UK…) or the platform’s https address.',
    },
    fr: {
      message: '« {platform} » n’est pas une plateforme connue de Recolte.',
      next: 'Indiquez le pays du compte (FR, ES, DE, IT, UK…) ou l’adresse https de la plateforme.',
    },
  },
  'no-such-connector': {
    en: {
      message: 'Store "{store}" wants the connector "{connector}", which is not installed.',
      next: 'Known connectors: {known}.',
    },
    fr: {
      message: 'La boutique « {store} » demande « {connector} », qui n’est pas installé.',
      next: 'Disponibles : {known}.',
    },
  },
  'no-such-method': {
    en: {
      message: 'Store "{store}" wants the method "{method}", which is not available.',
      next: 'Known methods: {known}.',
    },
    fr: {
      message: 'La boutique « {store} » demande le mode d’envoi « {method} », qui n’est pas disponible.',
      next: 'Disponibles : {known}.',
    },
  },
  'method-generation': {
    en: {
      message: 'The method "{method}" does not go with an account of the generation "{generation}".',
      next: 'Set "method" to "webservice" for a historical account, "purchase-events" for a new one ("generation": "new").',
    },
    fr: {
      message: 'Le mode d’envoi « {method} » ne va pas avec un compte de génération « {generation} ».',
      next: 'Mettez "method" à "webservice" pour un compte historique, "purchase-events" pour un compte de la nouvelle plateforme ("generation": "new").',
    },
  },
  'no-such-store': {
    en: { message: 'There is no store "{store}" in the configuration.', next: 'Stores: {known}.' },
    fr: { message: 'Il n’y a pas de boutique « {store} » dans la configuration.', next: 'Boutiques : {known}.' },
  },
  'no-public-url': {
    en: {
      message: 'Store "{store}" has no "publicUrl": Recolte does not know under which address the shop reaches it.',
      next: 'Set stores.{store}.publicUrl to that https address, such as https://recolte.my-shop.com, and run recolte serve behind it.',
    },
    fr: {
      message:
        'La boutique « {store} » n’a pas de "publicUrl" : Recolte ne sait pas à quelle adresse la boutique peut le joindre.',
      next: 'Mettez cette adresse https dans stores.{store}.publicUrl, par exemple https://recolte.ma-boutique.com, et lancez recolte serve derrière elle.',
    },
  },
  'hook-report': {
    en: {
      message: 'The shop of store "{store}" asks, for a buyer ({who}), what is known of them.',
      next: 'Look up the whole address in the shop and run recolte person: it writes the answer to a file.',
    },
    fr: {
      message: 'La boutique « {store} » demande, pour un acheteur ({who}), ce que l’on sait de lui.',
      next: 'Cherchez l’adresse entière dans la boutique et lancez recolte person : la réponse est écrite dans un fichier.',
    },
  },
  'hook-uninstalled': {
    en: {
      message: 'The shop of store "{store}" says that the connection was removed there.',
      next: 'Connect it again with recolte init --store {store}, or take the store out of the configuration.',
    },
    fr: {
      message: 'La boutique « {store} » annonce que la connexion y a été supprimée.',
      next: 'Reconnectez-la avec recolte init --store {store}, ou retirez-la de la configuration.',
    },
  },
  'file-exists': {
    en: { message: 'There already is a file {file}, and it is left as it is.', next: 'Choose another name.' },
    fr: { message: 'Il y a déjà un fichier {file}, et il reste comme il est.', next: 'Choisissez un autre nom.' },
  },
  'file-unwritable': {
    en: {
      message: 'The file {file} cannot be written ({why}).',
      next: 'Check its folder, its rights and the space left.',
    },
    fr: {
      message: 'Le fichier {file} ne peut pas être écrit ({why}).',
      next: 'Vérifiez son dossier, ses droits et la place.',
    },
  },
  'bad-period': {
    en: {
      message: '"{text}" is not a period.',
      next: 'Write days as 2026-10-31, a month as 2026-10, an instant as 2026-10-31T08:00:00Z; the first before the last.',
    },
    fr: {
      message: '« {text} » n’est pas une période.',
      next: 'Écrivez un jour 2026-10-31, un mois 2026-10, un instant 2026-10-31T08:00:00Z ; le premier avant le dernier.',
    },
  },
  'bad-cursor': {
    en: {
      message: 'The place to go on from is not one that a report gave.',
      next: 'Begin the report again without it.',
    },
    fr: {
      message: 'L’endroit où reprendre ne vient pas d’un rapport.',
      next: 'Recommencez le rapport sans lui.',
    },
  },
  config: {
    en: { message: '{problems}', next: '' },
    fr: { message: '{problems}', next: '' },
  },
  aborted: {
    en: { message: 'Stopped before the end.', next: 'Run it again: it goes on where it stopped.' },
    fr: { message: 'Arrêté avant la fin.', next: 'Relancez : Recolte reprend où il en était.' },
  },
  unexpected: {
    en: {
      message: 'Something unexpected happened: {what}.',
      next: 'Run it again; if it happens again, please report it with the output of recolte check.',
    },
    fr: {
      message: 'Il s’est passé quelque chose d’inattendu : {what}.',
      next: 'Relancez ; si cela se reproduit, signalez-le avec le résultat de recolte check.',
    },
  },
} satisfies Record<string, Texts>

export type ErrorCode = keyof typeof ERRORS
