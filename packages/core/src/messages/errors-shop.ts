import type { Texts } from './text.ts'

/** Errors of asking a shop. */
export const SHOP_ERRORS = {
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
} satisfies Record<string, Texts>
