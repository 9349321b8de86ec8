/** Boutiques que la plateforme appelle : ce qu’elle a réglé, et quitter son module. */
export const moduleFr = {
  'help.config': 'ce que la plateforme a réglé pour une boutique qu’elle appelle, et l’annuler',
  'help.option.accept': 'appliquer ce qui attend sous ce nom',
  'help.option.undo': 'revenir à la valeur du fichier de configuration',
  'config.none': 'La plateforme n’a rien réglé pour la boutique « {store} » : le fichier de configuration fait foi.',
  'config.of': 'Réglé par la plateforme pour la boutique « {store} », par-dessus le fichier de configuration :',
  'config.in-force': '{key} = {value} (depuis le {at})',
  'config.waits': '{key} = {value} attend votre accord (depuis le {at})',
  'config.accept': 'Pour l’appliquer : recolte config {store} --accept {key}. Pour l’écarter : --undo {key}',
  'config.history': 'Historique :',
  'config.by-platform': 'plateforme',
  'config.by-hand': 'à la main',
  'config.not-applied': 'plateforme, non appliqué',
  'config.file': 'comme dans le fichier',
  'help.takeover':
    'quitter le module de la plateforme : comparer ce qu’il a transmis, et ne solliciter personne deux fois',
  'help.option.export': 'l’export des demandes d’avis de la plateforme (CSV), ou une liste de références',
  'help.option.takeover-dry': 'montrer ce qui changerait, sans rien changer',
  'error.no-export': 'Le fichier {file} ne peut pas être lu ({why}).',
  'error.no-export.next': 'Exportez les demandes d’avis sur la plateforme et donnez le fichier après --export.',
  'takeover.no-export': 'Pas d’export de la plateforme (--export FICHIER) : ce qu’elle détient est inconnu.',
  'takeover.export': 'L’export de la plateforme cite {n} commandes.',
  'takeover.no-module': 'Aucun module de la plateforme à interroger dans la boutique « {store} ».',
  'takeover.module': '{name} {version} répond dans la boutique : {pending} commandes qu’il n’a pas transmises.',
  'takeover.former.one': '{n} commande avait passé "previousStatus" avant la date de départ et reste écartée.',
  'takeover.former.other': '{n} commandes avaient passé "previousStatus" avant la date de départ et restent écartées.',
  'takeover.contradicted.one':
    'L’une d’elles n’a pas été transmise, dit une autre source : {orders}. "previousStatus" est-il bien le statut auquel le module récupérait ? Corrigez-le avant de continuer.',
  'takeover.contradicted.other':
    '{n} d’entre elles n’ont pas été transmises, dit une autre source : {orders}. "previousStatus" est-il bien le statut auquel le module récupérait ? Corrigez-le avant de continuer.',
  'takeover.collected.one': '{n} commande a déjà été transmise et sera écartée pour de bon : {orders}.',
  'takeover.collected.other': '{n} commandes ont déjà été transmises et seront écartées pour de bon : {orders}.',
  'takeover.doubtful.one': '{n} commande n’est pas certaine et sera retenue jusqu’à votre accord : {orders}.',
  'takeover.doubtful.other': '{n} commandes ne sont pas certaines et seront retenues jusqu’à votre accord : {orders}.',
  'takeover.free.one': '{n} commande n’a pas encore été transmise : Recolte s’en charge.',
  'takeover.free.other': '{n} commandes n’ont pas encore été transmises : Recolte s’en charge.',
  'takeover.ask': 'Exécuter ?',
  'takeover.nothing': 'Rien à changer.',
  'takeover.dry': 'Rien n’a été changé. Pour exécuter : recolte takeover {store} --yes, avec le même --export.',
  'takeover.done.one':
    'Fait : {n} commande marquée. recolte release laisse partir celles qui sont retenues, recolte cancel --held les écarte.',
  'takeover.done.other':
    'Fait : {n} commandes marquées. recolte release laisse partir celles qui sont retenues, recolte cancel --held les écarte.',
  'takeover.shows.product-reviews': 'les avis produits',
  'takeover.shows.floating-widget': 'le widget flottant',
  'takeover.shows.fixed-widget': 'le widget fixe',
  'takeover.shows.list-stars': 'les étoiles dans les listes',
  'takeover.shows.product-stars': 'les étoiles sur les fiches produit',
  'takeover.stays-shown':
    'Le module affiche dans la boutique : {shows}. Cela reste avec lui : gardez-le installé pour cela et retirez-lui seulement la récupération.',
  'takeover.stays':
    'Ce que le module faisait d’autre reste avec lui : widgets, étoiles et avis produits dans la boutique. Si la boutique les affiche, ne lui retirez que la récupération.',
}
