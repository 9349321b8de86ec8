import type { ConnectorMessages } from '@recolte/core'
import { activationMessages } from './activation-messages.ts'
import { settingsMessages } from './settings-messages.ts'
import { warningMessages } from './warning-messages.ts'

/** Every text of this connector. Menus are named as Magento shows them in each language. */
export const messages: ConnectorMessages = {
  ...settingsMessages,
  ...activationMessages,
  ...warningMessages,
  'magento.wrong-signature': {
    en: {
      message: 'The shop refuses the signature ({status}): the consumer secret or the access token secret is wrong.',
      next: '1. System > Extensions > Integrations, open the integration whose consumer key ends in …{key}, copy all four keys again and run recolte init --store {store}. 2. If they are right: a proxy or CDN in front of the shop may change the address; ask your host whether PHP sees {url} as it is written here.',
    },
    fr: {
      message:
        'La boutique refuse la signature ({status}) : le secret du consommateur ou le secret du jeton d’accès est faux.',
      next: '1. Système > Extensions > Intégrations, ouvrez l’intégration dont la clé finit par …{key}, recopiez les quatre clés et lancez recolte init --store {store}. 2. Si elles sont justes : un proxy ou un CDN devant la boutique change peut-être l’adresse ; demandez à votre hébergeur si PHP voit bien {url}.',
    },
  },
  'magento.unknown-consumer': {
    en: {
      message: 'The shop does not know the consumer key that ends in …{key} ({status}: {why}).',
      next: 'System > Extensions > Integrations: is the integration still there and active? Copy its four keys and run recolte init --store {store}. Is {url} the right shop (live, not staging)?',
    },
    fr: {
      message: 'La boutique ne connaît pas la clé de consommateur finissant par …{key} ({status} : {why}).',
      next: 'Système > Extensions > Intégrations : l’intégration est-elle encore là et active ? Recopiez ses quatre clés et lancez recolte init --store {store}. Est-ce bien la bonne boutique, {url} (en ligne, pas de test) ?',
    },
  },
  'magento.unknown-token': {
    en: {
      message: 'The shop knows the consumer key that ends in …{key}, but not the access token ({status}: {why}).',
      next: 'Somebody has reauthorised or reset the integration: System > Extensions > Integrations, open it, copy the access token and its secret and run recolte init --store {store}.',
    },
    fr: {
      message:
        'La boutique connaît la clé de consommateur finissant par …{key}, mais pas le jeton d’accès ({status} : {why}).',
      next: 'L’intégration a été réautorisée ou réinitialisée : Système > Extensions > Intégrations, ouvrez-la, recopiez le jeton d’accès et son secret et lancez recolte init --store {store}.',
    },
  },
  'magento.clock-off': {
    en: {
      message:
        'The clock of this machine is {minutes} minutes ahead of the shop’s, so the shop refuses every signed request.',
      next: 'Set the clock of this machine (or of the shop’s server) right; up to 10 minutes are borne.',
    },
    fr: {
      message:
        'L’horloge de cette machine a {minutes} minutes d’avance sur celle de la boutique : la boutique refuse toute requête signée.',
      next: 'Mettez à l’heure cette machine (ou le serveur de la boutique) ; jusqu’à 10 minutes d’écart sont tolérées.',
    },
  },
  'magento.right-missing': {
    en: {
      message: 'The integration is right, but it lacks the right {rights} ({status}).',
      next: 'System > Extensions > Integrations, open it, tab API: tick Sales > Operations > Orders > Actions > View, save and click Reauthorize. Then copy the keys again if they changed.',
    },
    fr: {
      message: 'L’intégration est bonne, mais il lui manque le droit {rights} ({status}).',
      next: 'Système > Extensions > Intégrations, ouvrez-la, onglet API : cochez Ventes > Opérations > Commandes > Actions > Voir, enregistrez et cliquez sur Réautoriser. Recopiez ensuite les clés si elles ont changé.',
    },
  },
  'magento.header-or-rights': {
    en: {
      message:
        'The shop answers as if no key had arrived ({status}, {rights}). Magento says the same to a server that drops the Authorization header and to an integration without any right.',
      next: '1. System > Extensions > Integrations, open the integration, tab API: is Sales > Operations > Orders > Actions > View ticked? 2. If it is, ask your host whether the Authorization header reaches PHP.',
    },
    fr: {
      message:
        'La boutique répond comme si aucune clé n’était arrivée ({status}, {rights}). Magento répond pareil à un serveur qui retire l’en-tête Authorization et à une intégration sans aucun droit.',
      next: '1. Système > Extensions > Intégrations, ouvrez l’intégration, onglet API : Ventes > Opérations > Commandes > Actions > Voir est-il coché ? 2. Si oui, demandez à votre hébergeur si l’en-tête Authorization arrive à PHP.',
    },
  },
  'magento.bearer-refused': {
    en: {
      message:
        'The shop does not accept the token that ends in …{key} ({status}). Magento says the same where tokens may not stand alone, to a wrong or revoked token and to a server that drops the Authorization header.',
      next: '1. Stores > Configuration > Services > OAuth > Consumer Settings: "Allow OAuth Access Tokens to be used as standalone Bearer tokens" must be Yes (it is No since 2.4.4); or leave it and give all four keys instead, which is safer. 2. System > Extensions > Integrations: is it the Access Token, of an active integration?',
    },
    fr: {
      message:
        'La boutique n’accepte pas le jeton finissant par …{key} ({status}). Magento répond pareil si les jetons seuls ne sont pas autorisés, à un jeton faux ou révoqué et à un serveur qui retire l’en-tête Authorization.',
      next: '1. Boutiques > Configuration > Services > OAuth > Paramètres du consommateur : « Allow OAuth Access Tokens to be used as standalone Bearer tokens » doit être à Oui (Non depuis la 2.4.4) ; ou laissez-le et donnez plutôt les quatre clés, c’est plus sûr. 2. Système > Extensions > Intégrations : est-ce bien le jeton d’accès d’une intégration active ?',
    },
  },
  'magento.password-page': {
    en: {
      message: 'The web server of {host} asks for a password of its own before Magento sees the request ({status}).',
      next: 'That protects test sites. Ask your host to leave /rest/ out of that protection, or give the address of the public shop.',
    },
    fr: {
      message: 'Le serveur web {host} demande un mot de passe à lui avant que Magento ne voie la requête ({status}).',
      next: 'C’est la protection d’un site d’essai. Demandez à votre hébergeur d’en exclure /rest/, ou donnez l’adresse de la boutique publique.',
    },
  },
  'magento.api-blocked': {
    en: {
      message: 'Something in front of Magento at {host} blocks /rest/ with a web page ({status}).',
      next: 'A firewall or CDN does that (Fastly, Cloudflare, the host’s own): ask your host to let /rest/ through for Recolte.',
    },
    fr: {
      message: 'Quelque chose devant Magento sur {host} bloque /rest/ avec une page web ({status}).',
      next: 'C’est un pare-feu ou un CDN (Fastly, Cloudflare, celui de l’hébergeur) : demandez à votre hébergeur de laisser passer /rest/ pour Recolte.',
    },
  },
  'magento.no-api': {
    en: {
      message: 'There is no Magento API at {url}/rest/ ({status}).',
      next: 'Check the address: it is the one of Stores > Configuration > General > Web > Base URL. Magento 1 and OpenMage have no such API: see docs/connectors/magento-1.md.',
    },
    fr: {
      message: 'Il n’y a pas d’API Magento à l’adresse {url}/rest/ ({status}).',
      next: 'Vérifiez l’adresse : c’est celle de Boutiques > Configuration > Général > Web > URL de base. Magento 1 et OpenMage n’ont pas cette API : voyez docs/connectors/magento-1.fr.md.',
    },
  },
  'magento.no-route': {
    en: {
      message: 'The Magento at {url} has no route for orders ({status}).',
      next: 'A module may have switched the Web API of Sales off: ask the shop’s developer whether Magento_Sales and Magento_Webapi are enabled.',
    },
    fr: {
      message: 'Le Magento à l’adresse {url} n’a pas de route pour les commandes ({status}).',
      next: 'Un module a peut-être désactivé l’API des ventes : demandez au développeur de la boutique si Magento_Sales et Magento_Webapi sont activés.',
    },
  },
  'magento.wrong-address': {
    en: {
      message: 'The Magento at {url} does not accept this address ({status}).',
      next: 'Give the shop’s own address without anything behind it (Stores > Configuration > General > Web > Base URL); a store view belongs into "views".',
    },
    fr: {
      message: 'Le Magento à l’adresse {url} n’accepte pas cette adresse ({status}).',
      next: 'Donnez l’adresse de la boutique sans rien derrière (Boutiques > Configuration > Général > Web > URL de base) ; une vue magasin va dans "views".',
    },
  },
  'magento.other-address': {
    en: {
      message: 'The shop’s own address is {to}, not {url}.',
      next: 'Put {to} as "url" into the store’s settings.',
    },
    fr: {
      message: 'L’adresse de la boutique est {to}, et non {url}.',
      next: 'Mettez {to} comme "url" dans les réglages de la boutique.',
    },
  },
  'magento.refused': {
    en: {
      message: 'The shop at {host} refused the question ({status}: {why}).',
      next: 'An extension of the shop may have changed its API: show this sentence to the shop’s developer.',
    },
    fr: {
      message: 'La boutique {host} a refusé la question ({status} : {why}).',
      next: 'Une extension de la boutique a peut-être changé son API : montrez cette phrase au développeur de la boutique.',
    },
  },
  'magento.page-too-large': {
    en: {
      message: 'The shop at {host} allows {max} orders at once and refuses more ({status}).',
      next: 'Stores > Configuration > Services > Web API Security > Web API input limits: allow at least {max}.',
    },
    fr: {
      message: 'La boutique {host} autorise {max} commandes à la fois et refuse davantage ({status}).',
      next: 'Boutiques > Configuration > Services > Sécurité de l’API Web > Web API input limits : autorisez au moins {max}.',
    },
  },
  'magento.internal-error': {
    en: {
      message: 'The shop at {host} failed by itself (500) and wrote why into its log under {report}.',
      next: 'Recolte tries again at its next pass; if it lasts, give {report} to the shop’s developer: var/log/exception.log or var/report.',
    },
    fr: {
      message: 'La boutique {host} a échoué d’elle-même (500) et a écrit pourquoi dans son journal sous {report}.',
      next: 'Recolte réessaie à son passage suivant ; si cela dure, donnez {report} au développeur de la boutique : var/log/exception.log ou var/report.',
    },
  },
  'magento.maintenance': {
    en: {
      message: 'The shop at {host} is in maintenance mode ({status}).',
      next: 'Recolte tries again at its next pass, nothing is lost. If it lasts: bin/magento maintenance:disable.',
    },
    fr: {
      message: 'La boutique {host} est en maintenance ({status}).',
      next: 'Recolte réessaie à son passage suivant, rien n’est perdu. Si cela dure : bin/magento maintenance:disable.',
    },
  },
  'magento.views-need-right': {
    en: {
      message: '"views" and "shop": "website" need the right {rights}, which the integration lacks.',
      next: 'System > Extensions > Integrations, open it, tab API: tick Stores > Settings > All Stores, save and click Reauthorize; or take the setting out.',
    },
    fr: {
      message: '"views" et "shop": "website" demandent le droit {rights}, qui manque à l’intégration.',
      next: 'Système > Extensions > Intégrations, ouvrez-la, onglet API : cochez Boutiques > Paramètres > Toutes les boutiques, enregistrez et cliquez sur Réautoriser ; ou retirez ce réglage.',
    },
  },
  'magento.unknown-views': {
    en: {
      message: 'The shop has no store view {views}; it has {known}.',
      next: 'Correct "views" in the store’s settings: codes as in Stores > All Stores, column Store View.',
    },
    fr: {
      message: 'La boutique n’a pas de vue magasin {views} ; elle a {known}.',
      next: 'Corrigez "views" dans les réglages de la boutique : les codes de Boutiques > Toutes les boutiques, colonne Vue magasin.',
    },
  },
}
