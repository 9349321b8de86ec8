import { MODULE_ERRORS } from './errors-module.ts'
import { VERIFY_ERRORS } from './errors-verify.ts'
import type { Texts } from './render.ts'
import { SECRET_ERRORS } from './secrets.ts'

/** Errors of core. `{name}` is filled from the error's detail. Connectors bring theirs under their own namespace. */
export const ERRORS = {
  ...SECRET_ERRORS,
  ...MODULE_ERRORS,
  ...VERIFY_ERRORS,
  'shop-unreachable': {
    en: {
      message: 'The shop at {host} does not answer ({why}).',
      next: 'Check the address and that the shop is up; Recolte tries again at its next pass.',
    },
    fr: {
      message: 'La boutique {host} ne répond pas ({why}).',
      next: 'Vérifiez l’adresse et que la boutique est en ligne ; Recolte réessaie à son passage suivant.',
    },
  },
  'shop-certificate': {
    en: {
      message: 'The certificate of the shop at {host} is not accepted ({why}).',
      next: 'Open the address in a browser; if it warns too, ask your host to renew the certificate. A test shop with its own authority: set NODE_EXTRA_CA_CERTS.',
    },
    fr: {
      message: 'Le certificat de la boutique {host} n’est pas accepté ({why}).',
      next: 'Ouvrez l’adresse dans un navigateur ; s’il avertit aussi, demandez à votre hébergeur de renouveler le certificat. Boutique d’essai avec sa propre autorité : renseignez NODE_EXTRA_CA_CERTS.',
    },
  },
  'shop-down': {
    en: {
      message: 'The shop at {host} answered {status}.',
      next: 'Recolte tries again at its next pass; if it lasts, ask your host.',
    },
    fr: {
      message: 'La boutique {host} a répondu {status}.',
      next: 'Recolte réessaie à son passage suivant ; si cela dure, demandez à votre hébergeur.',
    },
  },
  'shop-busy': {
    en: {
      message: 'The shop at {host} asks to slow down ({status}).',
      next: 'Recolte comes back when the shop allows it.',
    },
    fr: {
      message: 'La boutique {host} demande de ralentir ({status}).',
      next: 'Recolte revient quand la boutique le permet.',
    },
  },
  'shop-key-refused': {
    en: {
      message: 'The shop at {host} does not accept the key ({status}).',
      next: 'Create a new key in the shop and run recolte init --store {store}.',
    },
    fr: {
      message: 'La boutique {host} n’accepte pas la clé ({status}).',
      next: 'Créez une nouvelle clé dans la boutique et lancez recolte init --store {store}.',
    },
  },
  'shop-forbidden': {
    en: {
      message: 'The key is right, but it may not do this at {host} ({status}).',
      next: 'Give the key’s user the right to read orders, or create the key for a user who has it.',
    },
    fr: {
      message: 'La clé est bonne, mais elle n’a pas le droit de faire cela sur {host} ({status}).',
      next: 'Donnez à l’utilisateur de la clé le droit de lire les commandes, ou créez la clé pour un utilisateur qui l’a.',
    },
  },
  'shop-not-found': {
    en: {
      message: 'There is no shop API at {url} (404).',
      next: 'Check the address of the shop in the configuration.',
    },
    fr: {
      message: 'Il n’y a pas d’API de boutique à l’adresse {url} (404).',
      next: 'Vérifiez l’adresse de la boutique dans la configuration.',
    },
  },
  'shop-html': {
    en: {
      message: 'The shop at {host} answered with a web page instead of data ({status}).',
      next: 'A maintenance page, a security plugin or a wrong address does that: open the address in a browser.',
    },
    fr: {
      message: 'La boutique {host} a répondu par une page web au lieu de données ({status}).',
      next: 'Une page de maintenance, une extension de sécurité ou une mauvaise adresse fait cela : ouvrez l’adresse dans un navigateur.',
    },
  },
  'shop-answer': {
    en: {
      message: 'The shop at {host} gave an answer that cannot be understood ({why}).',
      next: 'Recolte tries again at its next pass; if it lasts, run recolte check.',
    },
    fr: {
      message: 'La boutique {host} a donné une réponse incompréhensible ({why}).',
      next: 'Recolte réessaie à son passage suivant ; si cela dure, lancez recolte check.',
    },
  },
  'shop-endless': {
    en: {
      message: 'The shop at {host} keeps sending the same page of orders.',
      next: 'A cache or an old version may ignore the date: run recolte check --store {store}.',
    },
    fr: {
      message: 'La boutique {host} renvoie sans fin la même page de commandes.',
      next: 'Un cache ou une version ancienne ignore peut-être la date : lancez recolte check --store {store}.',
    },
  },
  'answer-too-large': {
    en: {
      message: 'The answer of {host} is larger than {limit} MB and was not read.',
      next: 'An address that is not the shop’s API does that: check it in the configuration.',
    },
    fr: {
      message: 'La réponse de {host} dépasse {limit} Mo et n’a pas été lue.',
      next: 'Une adresse qui n’est pas celle de l’API fait cela : vérifiez-la dans la configuration.',
    },
  },
  redirect: {
    en: {
      message: '{from} sends on to {to}.',
      next: 'Put {to} in the configuration: a redirected request can lose its content.',
    },
    fr: {
      message: '{from} renvoie vers {to}.',
      next: 'Mettez {to} dans la configuration : une requête redirigée peut perdre son contenu.',
    },
  },
  'insecure-url': {
    en: {
      message: '{url} is not encrypted, and keys and addresses would travel in clear.',
      next: 'Use https. For a test shop on your own network, set "allowInsecure": true.',
    },
    fr: {
      message: '{url} n’est pas chiffrée : les clés et les adresses circuleraient en clair.',
      next: 'Utilisez https. Pour une boutique d’essai sur votre réseau, mettez "allowInsecure": true.',
    },
  },
  'method-changed': {
    en: {
      message:
        'Store "{store}" handed its orders over by "{before}" and is now set to "{after}". Buyers already asked could be asked again, so nothing was sent.',
      next: 'Put "method": "{before}" back in the configuration, or go the new way for good: recolte switch {store} --to {after}',
    },
    fr: {
      message:
        'La boutique « {store} » envoyait ses commandes par « {before} » et est maintenant réglée sur « {after} ». Des clients déjà sollicités pourraient l’être une deuxième fois : rien n’a été envoyé.',
      next: 'Remettez "method": "{before}" dans la configuration, ou changez de mode d’envoi pour de bon : recolte switch {store} --to {after}',
    },
  },
  'account-changed': {
    en: {
      message:
        'Store "{store}" belonged to the account {before} and is now set to {after}. Buyers already asked could be asked again, so nothing was sent.',
      next: 'Put the account {before} back in the configuration, or go on with the new one for good: recolte switch {store}',
    },
    fr: {
      message:
        'La boutique « {store} » dépendait du compte {before} et est maintenant réglée sur {after}. Des clients déjà sollicités pourraient l’être une deuxième fois : rien n’a été envoyé.',
      next: 'Remettez le compte {before} dans la configuration, ou continuez avec le nouveau pour de bon : recolte switch {store}',
    },
  },
  'reference-changed': {
    en: {
      message:
        'Store "{store}" made its references as "{before}" and would now make them as "{after}". Buyers already asked could be asked again, so nothing was sent.',
      next: 'Put "reference" and "referencePrefix" back as they were, or go on with the new ones for good: recolte switch {store}',
    },
    fr: {
      message:
        'La boutique « {store} » formait ses références ainsi : « {before} », et les formerait maintenant ainsi : « {after} ». Des clients déjà sollicités pourraient l’être une deuxième fois : rien n’a été envoyé.',
      next: 'Remettez "reference" et "referencePrefix" comme avant, ou continuez avec les nouvelles pour de bon : recolte switch {store}',
    },
  },
  'nothing-to-switch': {
    en: {
      message: 'Store "{store}" goes on as the journal knows it: by "{method}", with the account {account}.',
      next: 'Set the new "method", "account" or "reference" of the store in the configuration first; recolte switch then carries it out.',
    },
    fr: {
      message:
        'La boutique « {store} » est déjà telle que le registre la connaît : par « {method} », avec le compte {account}.',
      next: 'Réglez d’abord le nouveau "method", "account" ou "reference" de la boutique dans la configuration ; recolte switch l’applique ensuite.',
    },
  },
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
  'journal-newer': {
    en: {
      message: 'The journal {location} was written by a newer Recolte (schema {found}, this one knows {known}).',
      next: 'Install the newer version again, or restore the copy made before the upgrade.',
    },
    fr: {
      message:
        'Le registre {location} vient d’une version plus récente de Recolte (schéma {found}, celle-ci connaît {known}).',
      next: 'Réinstallez la version récente, ou reprenez la copie faite avant la mise à jour.',
    },
  },
  'journal-locked': {
    en: {
      message: 'The journal {location} is busy: another program has held it for {seconds} s.',
      next: 'If no other Recolte runs, close the program that has the file open; nothing is lost.',
    },
    fr: {
      message: 'Le registre {location} est occupé : un autre programme le tient depuis {seconds} s.',
      next: 'Si aucun autre Recolte ne tourne, fermez le programme qui a ouvert le fichier ; rien n’est perdu.',
    },
  },
  'journal-damaged': {
    en: {
      message: 'The journal {location} is damaged or is not a journal.',
      next: 'Restore your last copy of it. Do not delete it: without it Recolte cannot know whom it has asked.',
    },
    fr: {
      message: 'Le registre {location} est abîmé ou n’en est pas un.',
      next: 'Reprenez votre dernière copie. Ne le supprimez pas : sans lui Recolte ne sait plus qui a été sollicité.',
    },
  },
  'journal-full': {
    en: {
      message: 'The disk that holds the journal {location} is full or cannot be written.',
      next: 'Make room, then run the command again; nothing is lost.',
    },
    fr: {
      message: 'Le disque du registre {location} est plein ou protégé en écriture.',
      next: 'Faites de la place puis relancez la commande ; rien n’est perdu.',
    },
  },
  'account-paused': {
    en: {
      message:
        'Account "{account}" is paused: the platform answered {code} to {orders} orders in a row. {waiting} orders wait, none is lost.',
      next: 'Check {keys}. Recolte tries one order at each pass and goes on by itself.',
    },
    fr: {
      message:
        'Le compte « {account} » est en pause : Avis Vérifiés a répondu {code} à {orders} commandes de suite. {waiting} commandes attendent, aucune n’est perdue.',
      next: 'Vérifiez {keys}. Recolte essaie une commande à chaque passage et reprend tout seul.',
    },
  },
  'platform-unreachable': {
    en: {
      message: 'The collection platform does not answer ({why}).',
      next: 'Recolte tries again by itself; {waiting} orders wait, none is lost.',
    },
    fr: {
      message: 'La plateforme Avis Vérifiés ne répond pas ({why}).',
      next: 'Recolte réessaie tout seul ; {waiting} commandes attendent, aucune n’est perdue.',
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
