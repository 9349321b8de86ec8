import type { switchEn } from './switch.en.ts'

export const switchFr: Record<keyof typeof switchEn, string> = {
  'help.switch': 'continuer avec un autre mode d’envoi, compte ou référence, sans solliciter personne deux fois',
  'help.option.switch-to':
    'le mode d’envoi que nomme maintenant la configuration : webservice, purchase-events, module, sftp',
  'help.option.dry-run': 'dire seulement ce qui se passerait',
  'error.switch-to':
    'La configuration règle la boutique « {store} » sur le mode d’envoi « {method} », et non « {to} ».',
  'error.switch-to.next':
    'Mettez "method": "{to}" et le compte qui va avec dans la configuration ({file}), puis relancez recolte switch {store} --to {to}.',
  'switch.from-to': 'Boutique « {store} » : de {before} à {after}.',
  'switch.identity': '« {method} », compte {account}, référence {reference}',
  'switch.collected.one': '  {n} commande est récupérée et le reste : elle ne repartira jamais.',
  'switch.collected.other': '  {n} commandes sont récupérées et le restent : elles ne repartiront jamais.',
  'switch.leaves.one': '  {n} commande partira par le nouveau mode d’envoi dès qu’elle sera prête : {refs}.',
  'switch.leaves.other': '  {n} commandes partiront par le nouveau mode d’envoi dès qu’elles seront prêtes : {refs}.',
  'switch.unanswered.one':
    '  {n} commande a été envoyée sans réponse définitive : {refs}. Elle devient incertaine et ne part pas d’elle-même. Pour la régler avant, remettez les anciens réglages et lancez recolte sync.',
  'switch.unanswered.other':
    '  {n} commandes ont été envoyées sans réponse définitive : {refs}. Elles deviennent incertaines et ne partent pas d’elles-mêmes. Pour les régler avant, remettez les anciens réglages et lancez recolte sync.',
  'switch.steps': 'Auprès de la plateforme, avant de continuer :',
  'switch.step.move': 'Contactez-la d’abord : elle seule peut déplacer un compte.',
  'switch.step.history': 'Gardez ce qu’il vous faut de l’ancien reporting : son historique est perdu au passage.',
  'switch.step.no-exclusion': 'Les produits ne peuvent plus y être exclus ; réglez ici ce qui part.',
  'switch.step.connector':
    'Faites régler le compte pour que la plateforme appelle l’adresse de cette boutique : c’est elle qui vient chercher les commandes.',
  'switch.step.sftp': 'Demandez l’accès SFTP, et que ses fichiers soient récupérés.',
  'switch.step.api': 'Faites passer le compte à l’API, à la place des appels de la plateforme ou des fichiers.',
  'switch.step.off':
    'Coupez tout ce qui envoie ou répond encore pour cette boutique : l’ancien appel, un module, un autre programme. Deux modes à la fois sollicitent chaque client deux fois.',
  'switch.ask': 'Tout cela est-il fait ? Changer maintenant ?',
  'switch.dry': 'Rien n’a été changé. Pour continuer : recolte switch {store}',
  'switch.needs-yes': 'Rien n’a été changé. Quand les étapes ci-dessus sont faites : recolte switch {store} --yes',
  'switch.done': 'C’est fait : la boutique « {store} » continue par « {method} ».',
  'switch.then': 'Ensuite : recolte sync. Un recolte serve en cours est à relancer.',
  'switch.look.one': '{n} commande est à chercher sur la plateforme : recolte check la nomme.',
  'switch.look.other': '{n} commandes sont à chercher sur la plateforme : recolte check les nomme.',
}
