import type { checkEn } from './check.en.ts'

/** What verifies the collection: the check's options, probe, support, audit, simulate, status, alerts. */
export const checkFr: Record<keyof typeof checkEn, string> = {
  'help.option.accept': 'prendre la boutique telle qu’elle est pour référence des vérifications suivantes',
  'help.audit': 'prouve que rien ne manque : le compte de la boutique face au registre',
  'help.option.day': 'un jour, dans le fuseau du compte : 2026-11-25 ; sinon les sept derniers',
  'audit.store': 'Boutique « {store} », {by}',
  'audit.by-count': 'd’après le compte de la boutique',
  'audit.by-list': 'd’après la liste de la boutique, relue en entier',
  'audit.day': '{day}   boutique {shop}   ici {ours}   {verdict}',
  'audit.equal': 'écart 0',
  'audit.missing': 'absentes ici : {ids}',
  'audit.deleted': 'supprimées depuis dans la boutique : {ids}',
  'audit.proof.one': 'Rien ne manque ({n} jour).',
  'audit.proof.other': 'Rien ne manque ({n} jours).',
  'audit.gap.one':
    '{n} commande de la boutique manque ici. recolte sync relit les derniers jours une fois par jour ; si elle manque toujours, envoyez ce que dit recolte support.',
  'audit.gap.other':
    '{n} commandes de la boutique manquent ici. recolte sync relit les derniers jours une fois par jour ; si elles manquent toujours, envoyez ce que dit recolte support.',
  'help.simulate': 'ce qu’un autre statut de récupération aurait donné, avant de rien changer',
  'help.option.simulate-trigger': 'codes de statuts séparés par des virgules, ou onorder',
  'help.option.simulate-days': 'commandes passées ces derniers jours (30)',
  'simulate.head.one':
    'Boutique « {store} » : {n} commande des {days} derniers jours, avec le statut de récupération {trigger}',
  'simulate.head.other':
    'Boutique « {store} » : {n} commandes des {days} derniers jours, avec le statut de récupération {trigger}',
  'simulate.then': 'partiraient {leave} ; ne partiraient pas : {reasons}',
  'simulate.now': 'actuellement : {states}',
  'simulate.would-leave': 'partiraient alors qu’elles ne sont pas parties : {refs}',
  'simulate.would-not': 'sont parties et ne partiraient pas : {refs}',
  'simulate.note':
    'Rien n’a été changé. Les adresses ne sont lues que pour l’envoi : ce qu’elles écartent n’est pas compté. Pour l’adopter, réglez "trigger" dans la configuration.',
  'simulate.none': 'aucune',
  'help.status': 'une ligne par boutique, celles qui vont mal ou se taisent d’abord',
  'standing.failing': 'à corriger',
  'standing.silent': 'silencieuse',
  'standing.stuck': 'commandes en attente',
  'standing.paused': 'en pause',
  'standing.new': 'pas encore lue',
  'standing.well': 'va bien',
  'status.line': '{collected} récupérées, dernière {last} ; d’habitude {perDay} par jour',
  'status.never': 'jamais',
  'status.waiting': '{n} prêtes à partir',
  'status.needing': '{n} pour quelqu’un',
}
