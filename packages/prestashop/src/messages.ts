import type { ConnectorMessages } from '@recolte/core'

/** Every text of this connector. Menus are named as PrestaShop's back office shows them in each language. */
export const messages: ConnectorMessages = {
  'prestashop.wrong-key': {
    en: {
      message: 'The shop does not know the key that ends in …{key}, or it is switched off there ({status}).',
      next: 'Advanced Parameters > Webservice: is the key in the list, with "Status" on? If not, add one and run recolte init --store {store}.',
    },
    fr: {
      message: 'La boutique ne connaît pas la clé finissant par …{key}, ou elle y est désactivée ({status}).',
      next: 'Paramètres avancés > Webservice : la clé est-elle dans la liste, avec « État » activé ? Sinon ajoutez-en une et lancez recolte init --store {store}.',
    },
  },
  'prestashop.no-key-arrived': {
    en: {
      message:
        'No key reached PrestaShop ({status}): the server of {host} drops the Authorization header. A key that is wrong would be answered otherwise.',
      next: '1. Shop Parameters > Traffic & SEO > Generate .htaccess file (save the page): PrestaShop’s own file repairs it. 2. If that does not help, ask your host to pass the Authorization header on to PHP. 3. Until then, set "keyInAddress": true in the store’s settings: the key then stands in the server’s access log.',
    },
    fr: {
      message:
        'Aucune clé n’est arrivée à PrestaShop ({status}) : le serveur {host} retire l’en-tête Authorization. À une clé fausse, PrestaShop répond autre chose.',
      next: '1. Paramètres de la boutique > Trafic et SEO : enregistrez la page pour régénérer le fichier .htaccess ; celui de PrestaShop corrige cela. 2. Sinon demandez à votre hébergeur de transmettre l’en-tête Authorization à PHP. 3. En attendant, mettez "keyInAddress": true dans les réglages de la boutique : la clé figure alors dans le journal d’accès du serveur.',
    },
  },
  'prestashop.no-permission-at-all': {
    en: {
      message: 'The shop knows the key that ends in …{key}, but nothing is allowed with it ({status}).',
      next: 'Advanced Parameters > Webservice: open the key and tick "View (GET)" for orders, order_states, order_histories, customers, products, order_details, languages and configurations.',
    },
    fr: {
      message: 'La boutique connaît la clé finissant par …{key}, mais ne lui permet rien ({status}).',
      next: 'Paramètres avancés > Webservice : ouvrez la clé et cochez « Afficher (GET) » pour orders, order_states, order_histories, customers, products, order_details, languages et configurations.',
    },
  },
  'prestashop.missing-permission': {
    en: {
      message: 'The key that ends in …{key} may not read: {rights} ({status}).',
      next: 'Advanced Parameters > Webservice: open the key, tick "View (GET)" in the line of each of them, and save.',
    },
    fr: {
      message: 'La clé finissant par …{key} ne permet pas de lire : {rights} ({status}).',
      next: 'Paramètres avancés > Webservice : ouvrez la clé, cochez « Afficher (GET) » sur chacune de ces lignes et enregistrez.',
    },
  },
  'prestashop.webservice-off': {
    en: {
      message: 'The webservice of the shop at {host} is switched off ({status}).',
      next: 'Advanced Parameters > Webservice > Configuration: set "Enable PrestaShop’s webservice" to yes and save.',
    },
    fr: {
      message: 'Le webservice de la boutique {host} est désactivé ({status}).',
      next: 'Paramètres avancés > Webservice > Configuration : mettez « Activer le webservice PrestaShop » sur oui et enregistrez.',
    },
  },
  'prestashop.no-api': {
    en: {
      message: 'There is no PrestaShop webservice at {url}, with friendly URLs or without ({status}).',
      next: 'Check the address: Shop Parameters > Traffic & SEO > Shop URL shows it. A security module or the server may also hide /api and /webservice/dispatcher.php.',
    },
    fr: {
      message: 'Il n’y a pas de webservice PrestaShop à l’adresse {url}, avec ou sans URL simplifiée ({status}).',
      next: 'Vérifiez l’adresse : Paramètres de la boutique > Trafic et SEO > URL de la boutique la montre. Un module de sécurité ou le serveur peut aussi masquer /api et /webservice/dispatcher.php.',
    },
  },
  'prestashop.api-blocked': {
    en: {
      message:
        'Something in front of the shop at {host} refuses the webservice ({status}); it is not PrestaShop itself.',
      next: 'Ask your host, or look at your security module and at your CDN: allow /api and /webservice/dispatcher.php.',
    },
    fr: {
      message: 'Quelque chose devant la boutique {host} refuse le webservice ({status}) ; ce n’est pas PrestaShop.',
      next: 'Demandez à votre hébergeur, ou regardez votre module de sécurité et votre CDN : autorisez /api et /webservice/dispatcher.php.',
    },
  },
  'prestashop.password-page': {
    en: {
      message: 'The server of {host} asks for a password before it lets anybody reach PrestaShop ({status}).',
      next: 'Ask your host to open /api and /webservice/dispatcher.php: they are protected by the key.',
    },
    fr: {
      message: 'Le serveur {host} demande un mot de passe avant de laisser passer vers PrestaShop ({status}).',
      next: 'Demandez à votre hébergeur d’ouvrir /api et /webservice/dispatcher.php : la clé les protège.',
    },
  },
  'prestashop.other-address': {
    en: {
      message:
        'The shop at {url} sends its visitors on to {to}; Recolte does not follow, since the key would go along.',
      next: 'Write "url": "{to}" in the store’s settings. Shop Parameters > Traffic & SEO > Shop URL shows the shop’s own address.',
    },
    fr: {
      message: 'La boutique {url} renvoie ses visiteurs vers {to} ; Recolte ne suit pas, la clé partirait avec.',
      next: 'Mettez "url": "{to}" dans les réglages de la boutique. Paramètres de la boutique > Trafic et SEO > URL de la boutique montre la bonne adresse.',
    },
  },
  'prestashop.wrong-shop': {
    en: {
      message: 'There is no shop with this id at {host}: {shop}.',
      next: 'Advanced Parameters > Multistore lists the shops with their ids; correct "shops" in the store’s settings.',
    },
    fr: {
      message: 'Il n’y a pas de boutique avec cet identifiant sur {host} : {shop}.',
      next: 'Paramètres avancés > Multiboutique montre les boutiques et leurs identifiants ; corrigez "shops" dans les réglages.',
    },
  },
  'prestashop.shop-not-allowed': {
    en: {
      message: 'The key that ends in …{key} has no right on the shop asked for: {shop} ({status}).',
      next: 'Advanced Parameters > Webservice: open the key and tick the shop under "Shop association".',
    },
    fr: {
      message: 'La clé finissant par …{key} n’a pas de droit sur la boutique demandée : {shop} ({status}).',
      next: 'Paramètres avancés > Webservice : ouvrez la clé et cochez la boutique sous « Boutiques associées ».',
    },
  },
  'prestashop.no-time-zone': {
    en: {
      message: 'The shop at {host} writes times without their time zone, and the key may not read which one it is.',
      next: 'Advanced Parameters > Webservice: open the key and tick "View (GET)" for configurations. Or set "timeZone" in the store’s settings to what International > Localization > Configuration shows, such as "Europe/Paris".',
    },
    fr: {
      message: 'La boutique {host} écrit ses dates sans fuseau horaire, et la clé ne permet pas de lire lequel.',
      next: 'Paramètres avancés > Webservice : ouvrez la clé et cochez « Afficher (GET) » pour configurations. Ou mettez dans "timeZone" ce que montre International > Localisation > Configuration, par exemple "Europe/Paris".',
    },
  },
  'prestashop.query-refused': {
    en: {
      message: 'The webservice of {host} refuses a question it should understand (code {code}).',
      next: 'A module may have changed the orders’ fields, or the shop is older than 1.7: Advanced Parameters > Information shows its version. Run recolte check --store {store} and send its result to the people who look after the shop.',
    },
    fr: {
      message: 'Le webservice de {host} refuse une question qu’il devrait comprendre (code {code}).',
      next: 'Un module a peut-être changé les champs des commandes, ou la boutique est plus ancienne que 1.7 : Paramètres avancés > Informations montre sa version. Lancez recolte check --store {store} et transmettez le résultat à qui s’occupe de la boutique.',
    },
  },
  'prestashop.query-ignored': {
    en: {
      message:
        'The shop at {host} answers another question than the one asked ({part}): something in front of it drops parts of the address.',
      next: 'Ask your host, or look at your security module and at your CDN: square brackets in addresses must pass, and /api must not be cached.',
    },
    fr: {
      message:
        'La boutique {host} répond à une autre question que celle posée ({part}) : quelque chose devant elle retire une partie de l’adresse.',
      next: 'Demandez à votre hébergeur, ou regardez votre module de sécurité et votre CDN : les crochets doivent passer dans les adresses, et /api ne doit pas être mis en cache.',
    },
  },
  'prestashop.friendly-urls-off': {
    en: {
      message: 'Friendly URLs are off at {host}: the webservice is reached by its own file, which works as well.',
      next: 'Nothing to do. Shop Parameters > Traffic & SEO > Friendly URL switches them on.',
    },
    fr: {
      message:
        'L’URL simplifiée est désactivée sur {host} : le webservice est joint par son propre fichier, cela marche aussi.',
      next: 'Rien à faire. Paramètres de la boutique > Trafic et SEO > URL simplifiée l’active.',
    },
  },
  'prestashop.maintenance': {
    en: {
      message:
        'The shop at {host} is in maintenance mode: its orders are read all the same, its product pages show nothing.',
      next: 'When you are done: Shop Parameters > General > Maintenance > Enable store.',
    },
    fr: {
      message:
        'La boutique {host} est en maintenance : ses commandes sont lues quand même, ses pages produit ne montrent rien.',
      next: 'Une fois terminé : Paramètres de la boutique > Paramètres généraux > Maintenance > Activer la boutique.',
    },
  },
  'prestashop.key-in-address': {
    en: {
      message: 'The key goes to {host} in the address, so it stands in the server’s access log.',
      next: 'Once the Authorization header reaches PHP, take "keyInAddress" out of the store’s settings and create a new key in Advanced Parameters > Webservice.',
    },
    fr: {
      message: 'La clé part vers {host} dans l’adresse : elle figure donc dans le journal d’accès du serveur.',
      next: 'Dès que l’en-tête Authorization arrive à PHP, retirez "keyInAddress" des réglages et créez une nouvelle clé dans Paramètres avancés > Webservice.',
    },
  },
  'prestashop.plain-http': {
    en: {
      message: 'The shop at {host} is read over plain http: the key and the buyers’ data can be read on the way.',
      next: 'Shop Parameters > General: enable SSL, then write the https address in "url".',
    },
    fr: {
      message: 'La boutique {host} est lue en http : la clé et les données des clients sont lisibles en chemin.',
      next: 'Paramètres de la boutique > Paramètres généraux : activez SSL, puis mettez l’adresse en https dans "url".',
    },
  },
  'prestashop.fewer-details': {
    en: {
      message: 'Orders are collected with less in them, since the key may not read: {rights}.',
      next: 'Advanced Parameters > Webservice: open the key and tick "View (GET)" for them, if you ask for product reviews.',
    },
    fr: {
      message: 'Les commandes sont récupérées avec moins de données, car la clé ne permet pas de lire : {rights}.',
      next: 'Paramètres avancés > Webservice : ouvrez la clé et cochez « Afficher (GET) » sur ces lignes, si vous demandez des avis produit.',
    },
  },
  'prestashop.no-shop-urls': {
    en: {
      message: 'Several shops are read and the key may not read shop_urls: product links lead to the address in "url".',
      next: 'Advanced Parameters > Webservice: open the key and tick "View (GET)" for shop_urls.',
    },
    fr: {
      message:
        'Plusieurs boutiques sont lues et la clé ne permet pas de lire shop_urls : les liens des produits mènent à l’adresse de "url".',
      next: 'Paramètres avancés > Webservice : ouvrez la clé et cochez « Afficher (GET) » pour shop_urls.',
    },
  },
  'prestashop.key-may-write': {
    en: {
      message: 'The key may also change things in the shop ({rights}…); Recolte only reads.',
      next: 'Advanced Parameters > Webservice: open the key and leave only "View (GET)" ticked.',
    },
    fr: {
      message: 'La clé permet aussi de modifier la boutique ({rights}…) ; Recolte ne fait que lire.',
      next: 'Paramètres avancés > Webservice : ouvrez la clé et ne laissez que « Afficher (GET) » coché.',
    },
  },
}
