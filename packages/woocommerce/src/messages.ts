import type { ConnectorMessages } from '@recolte/core'

/** Every text of this connector. Menus are named as WordPress and WooCommerce show them in each language. */
export const messages: ConnectorMessages = {
  'woocommerce.key-or-header': {
    en: {
      message:
        'The shop does not know the key ({status}). WooCommerce says the same to a wrong key, to a deleted key, to a server that drops the Authorization header and to a shop that does not notice that it is on https.',
      next: '1. WooCommerce > Settings > Advanced > REST API: is the key that ends in …{key} still there, with "Read"? 2. If not, create one and run recolte init --store {store}. 3. If it is, ask your host whether the Authorization header reaches PHP (recolte check --store {store} tries it) and whether WordPress knows that it is behind https.',
    },
    fr: {
      message:
        'La boutique ne reconnaît pas la clé ({status}). WooCommerce répond pareil à une clé fausse, à une clé supprimée, à un serveur qui retire l’en-tête Authorization et à une boutique qui ne se sait pas en https.',
      next: '1. WooCommerce > Réglages > Avancé > API REST : la clé finissant par …{key} est-elle encore là, en « Lecture » ? 2. Sinon créez-en une et lancez recolte init --store {store}. 3. Si elle est là, demandez à votre hébergeur si l’en-tête Authorization arrive à PHP (recolte check --store {store} l’essaie) et si WordPress se sait derrière https.',
    },
  },
  'woocommerce.header-dropped': {
    en: {
      message:
        'The key is right, but the server of {host} drops the Authorization header before it reaches WooCommerce.',
      next: 'Ask your host to pass the Authorization header on to PHP. Until then, set "queryStringAuth": true in the store’s settings: it works at once, but the key then stands in the server’s access log.',
    },
    fr: {
      message: 'La clé est bonne, mais le serveur {host} retire l’en-tête Authorization avant WooCommerce.',
      next: 'Demandez à votre hébergeur de transmettre l’en-tête Authorization à PHP. En attendant, mettez "queryStringAuth": true dans les réglages de la boutique : cela marche tout de suite, mais la clé figure alors dans le journal d’accès du serveur.',
    },
  },
  'woocommerce.wrong-secret': {
    en: {
      message: 'The shop knows the key that ends in …{key}, but its secret is wrong ({status}).',
      next: 'WooCommerce shows a secret only once: create a new key in WooCommerce > Settings > Advanced > REST API, with "Read", and run recolte init --store {store}.',
    },
    fr: {
      message: 'La boutique connaît la clé finissant par …{key}, mais le secret est faux ({status}).',
      next: 'WooCommerce ne montre un secret qu’une fois : créez une nouvelle clé dans WooCommerce > Réglages > Avancé > API REST, en « Lecture », et lancez recolte init --store {store}.',
    },
  },
  'woocommerce.key-or-secret': {
    en: {
      message:
        'The shop refuses the signature made with the key that ends in …{key} ({status}): the key or its secret is wrong.',
      next: 'Is the key still in WooCommerce > Settings > Advanced > REST API? Otherwise create one there, with "Read", and run recolte init --store {store}. A plain http address that is not quite the shop’s own fails the same way.',
    },
    fr: {
      message:
        'La boutique refuse la signature faite avec la clé finissant par …{key} ({status}) : la clé ou son secret est faux.',
      next: 'La clé est-elle encore dans WooCommerce > Réglages > Avancé > API REST ? Sinon créez-en une, en « Lecture », et lancez recolte init --store {store}. Une adresse http qui n’est pas exactement celle de la boutique échoue de même.',
    },
  },
  'woocommerce.key-cannot-read': {
    en: {
      message: 'The key that ends in …{key} is right, but it may only write ({status}).',
      next: 'In WooCommerce > Settings > Advanced > REST API open the key, set Permissions to "Read" and save.',
    },
    fr: {
      message: 'La clé finissant par …{key} est bonne, mais elle ne permet que l’écriture ({status}).',
      next: 'Dans WooCommerce > Réglages > Avancé > API REST, ouvrez la clé, choisissez « Lecture » comme droits et enregistrez.',
    },
  },
  'woocommerce.key-cannot-write': {
    en: {
      message: 'The key that ends in …{key} may only read ({status}): it can neither set up webhooks nor show reviews.',
      next: 'In WooCommerce > Settings > Advanced > REST API open the key, set Permissions to "Read/Write", and run the command again. Showing reviews needs it from then on; receiving webhooks does not: you may set it back to "Read".',
    },
    fr: {
      message:
        'La clé finissant par …{key} ne permet que la lecture ({status}) : elle ne peut ni créer de webhooks ni afficher d’avis.',
      next: 'Dans WooCommerce > Réglages > Avancé > API REST, ouvrez la clé, choisissez « Lecture/Écriture », et relancez la commande. Afficher des avis en a toujours besoin ; recevoir des webhooks, non : vous pouvez alors remettre « Lecture ».',
    },
  },
  'woocommerce.user-may-not': {
    en: {
      message: 'The key is right, but the user it belongs to may not read this ({status}).',
      next: 'In WooCommerce > Settings > Advanced > REST API open the key that ends in …{key} and choose as its user an administrator or a shop manager.',
    },
    fr: {
      message: 'La clé est bonne, mais son utilisateur n’a pas le droit de lire cela ({status}).',
      next: 'Dans WooCommerce > Réglages > Avancé > API REST, ouvrez la clé finissant par …{key} et choisissez comme utilisateur un administrateur ou un gestionnaire de boutique.',
    },
  },
  'woocommerce.clock-off': {
    en: {
      message:
        'The clocks of the shop and of this machine are {minutes} minutes apart, so the shop refuses every signed request.',
      next: 'Set the clock of this machine (or the shop’s server) right, or use the shop’s https address: there the clock does not matter.',
    },
    fr: {
      message:
        'Les horloges de la boutique et de cette machine ont {minutes} minutes d’écart : la boutique refuse toute requête signée.',
      next: 'Mettez à l’heure cette machine (ou le serveur de la boutique), ou utilisez l’adresse https de la boutique : l’heure n’y compte pas.',
    },
  },
  'woocommerce.password-page': {
    en: {
      message:
        'The web server of {host} asks for a password of its own before WooCommerce sees the request ({status}).',
      next: 'That protects test sites. Ask your host to leave /wp-json/ out of that protection, or give the address of the public shop.',
    },
    fr: {
      message:
        'Le serveur web {host} demande un mot de passe à lui avant que WooCommerce ne voie la requête ({status}).',
      next: 'C’est la protection d’un site d’essai. Demandez à votre hébergeur d’en exclure /wp-json/, ou donnez l’adresse de la boutique publique.',
    },
  },
  'woocommerce.api-blocked': {
    en: {
      message: 'Something in front of WooCommerce at {host} blocks /wp-json/ with a web page (403).',
      next: 'A security plugin or the host’s firewall does that. WordPress > Plugins: open the security plugin and allow the REST API, or ask your host to let /wp-json/wc/v3/ through for Recolte.',
    },
    fr: {
      message: 'Quelque chose devant WooCommerce sur {host} bloque /wp-json/ avec une page web (403).',
      next: 'C’est une extension de sécurité ou le pare-feu de l’hébergeur. WordPress > Extensions : ouvrez l’extension de sécurité et autorisez l’API REST, ou demandez à votre hébergeur de laisser passer /wp-json/wc/v3/ pour Recolte.',
    },
  },
  'woocommerce.plain-permalinks': {
    en: {
      message: 'The shop uses "Plain" permalinks; WooCommerce then does not look at the key.',
      next: 'WordPress > Settings > Permalinks: choose "Post name" (any but "Plain") and save.',
    },
    fr: {
      message: 'La boutique utilise les permaliens « Simple » ; WooCommerce ne regarde alors pas la clé.',
      next: 'WordPress > Réglages > Permaliens : choisissez « Titre de la publication » (tout sauf « Simple ») et enregistrez.',
    },
  },
  'woocommerce.not-active': {
    en: {
      message: 'There is a WordPress at {url}, but WooCommerce’s API is not there.',
      next: 'WordPress > Plugins: is WooCommerce active? If the shop is one of several sites, give the address of the shop itself.',
    },
    fr: {
      message: 'Il y a un WordPress à l’adresse {url}, mais pas l’API de WooCommerce.',
      next: 'WordPress > Extensions : WooCommerce est-il activé ? Si la boutique est un site parmi plusieurs, donnez l’adresse de la boutique elle-même.',
    },
  },
  'woocommerce.no-api': {
    en: {
      message: 'There is no WordPress API at {url}/wp-json/.',
      next: 'Check the address: it is the one of WordPress > Settings > General > Site Address. If it is right, ask your host whether /wp-json/ reaches WordPress.',
    },
    fr: {
      message: 'Il n’y a pas d’API WordPress à l’adresse {url}/wp-json/.',
      next: 'Vérifiez l’adresse : c’est celle de WordPress > Réglages > Général > Adresse web du site. Si elle est bonne, demandez à votre hébergeur si /wp-json/ arrive à WordPress.',
    },
  },
  'woocommerce.other-address': {
    en: {
      message: 'The shop’s own address is {to}, not {url}.',
      next: 'Put {to} as "url" into the store’s settings.',
    },
    fr: {
      message: 'L’adresse de la boutique est {to}, et non {url}.',
      next: 'Mettez {to} comme "url" dans les réglages de la boutique.',
    },
  },
  'woocommerce.api-elsewhere': {
    en: {
      message: 'A plugin has moved the shop’s API to {api}; Recolte needs it at /wp-json/.',
      next: 'WordPress > Plugins: look for the one that renames the REST API (rest_url_prefix) and switch that off.',
    },
    fr: {
      message: 'Une extension a déplacé l’API de la boutique vers {api} ; Recolte en a besoin à /wp-json/.',
      next: 'WordPress > Extensions : trouvez celle qui renomme l’API REST (rest_url_prefix) et désactivez ce réglage.',
    },
  },
  'woocommerce.too-old': {
    en: {
      message: 'This WooCommerce cannot list orders by their last change: it is older than 5.8.',
      next: 'WordPress > Dashboard > Updates: update WooCommerce, after a backup.',
    },
    fr: {
      message:
        'Ce WooCommerce ne sait pas lister les commandes par dernière modification : il est plus ancien que 5.8.',
      next: 'WordPress > Tableau de bord > Mises à jour : mettez WooCommerce à jour, après une sauvegarde.',
    },
  },
  'woocommerce.maintenance': {
    en: {
      message: 'The shop is under maintenance: WordPress is updating itself ({status}).',
      next: 'Nothing to do: Recolte comes back by itself. If it lasts more than an hour, the update was cut short: ask your host to remove the file .maintenance.',
    },
    fr: {
      message: 'La boutique est en maintenance : WordPress se met à jour ({status}).',
      next: 'Rien à faire : Recolte revient tout seul. Si cela dure plus d’une heure, la mise à jour s’est arrêtée en route : demandez à votre hébergeur de supprimer le fichier .maintenance.',
    },
  },
  'woocommerce.login-required': {
    en: {
      message: 'A plugin closes the REST API to visitors without a login; the key passes all the same.',
      next: 'Nothing to do while orders arrive. If they stop: WordPress > Plugins, exempt /wp-json/wc/v3/ in that plugin.',
    },
    fr: {
      message: 'Une extension ferme l’API REST aux visiteurs non connectés ; la clé passe quand même.',
      next: 'Rien à faire tant que les commandes arrivent. Si elles n’arrivent plus : WordPress > Extensions, excluez /wp-json/wc/v3/ dans cette extension.',
    },
  },
  'woocommerce.posts-storage': {
    en: {
      message: 'The shop keeps its orders in the old WordPress posts table.',
      next: 'It works. For speed: WooCommerce > Settings > Advanced > Features, "High-performance order storage".',
    },
    fr: {
      message: 'La boutique garde ses commandes dans l’ancienne table d’articles de WordPress.',
      next: 'Cela marche. Pour aller plus vite : WooCommerce > Réglages > Avancé > Fonctionnalités, « Stockage des commandes haute performance ».',
    },
  },
  'woocommerce.plain-http': {
    en: {
      message: 'The shop is read over plain http: requests are signed, but orders travel in clear.',
      next: 'Use the https address of the shop as "url" in the store’s settings.',
    },
    fr: {
      message: 'La boutique est lue en http : les requêtes sont signées, mais les commandes circulent en clair.',
      next: 'Mettez l’adresse https de la boutique comme "url" dans les réglages de la boutique.',
    },
  },
  'woocommerce.no-products': {
    en: {
      message: 'The key’s user may not read products, so requests go out without product pages and pictures.',
      next: 'In WooCommerce > Settings > Advanced > REST API give the key to an administrator or a shop manager.',
    },
    fr: {
      message:
        'L’utilisateur de la clé ne peut pas lire les produits : les demandes partent sans page ni image de produit.',
      next: 'Dans WooCommerce > Réglages > Avancé > API REST, donnez la clé à un administrateur ou à un gestionnaire de boutique.',
    },
  },
}
