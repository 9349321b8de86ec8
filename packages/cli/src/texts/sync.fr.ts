import type { syncEn } from './sync.en.ts'

/** What a pass says. */
export const syncFr: Record<keyof typeof syncEn, string> = {
  'sync.seen.one': '{n} commande regardée : {parts}',
  'sync.seen.other': '{n} commandes regardées : {parts}',
  'sync.nothing': 'rien de nouveau',
  'sync.busy': 'un autre passage lit cette boutique ; celui-ci a seulement envoyé',
  'sync.first.one':
    'Rien ne part pour le passé. {n} commande en cours est suivie ; la première demande partira quand elle passera à {trigger}.',
  'sync.first.other':
    'Rien ne part pour le passé. {n} commandes en cours sont suivies ; la première demande partira quand l’une passera à {trigger}.',
  'sync.first-none': 'Rien ne part pour le passé. La première demande partira quand une commande passera à {trigger}.',
  'sync.first-since.one':
    'Rien ne part pour ce qui était terminé avant le {date} ("since"). {n} commande en cours est suivie ; une demande partira quand elle passera à {trigger}.',
  'sync.first-since.other':
    'Rien ne part pour ce qui était terminé avant le {date} ("since"). {n} commandes en cours sont suivies ; une demande partira quand l’une passera à {trigger}.',
  'sync.paused':
    'Le compte « {account} » est en pause : Avis Vérifiés répond {answer} à une commande après l’autre. {waiting} de ses commandes attendent, aucune n’est perdue.',
  'sync.paused.credentials':
    'Vérifiez {keys}. Recolte essaie une commande à chaque passage et reprend tout seul.{other}',
  'sync.paused.parameters':
    'Regardez l’une des commandes refusées avec recolte explain, corrigez ce que la plateforme nomme, puis laissez-la repartir avec recolte retry.',
  'sync.unreachable':
    'Compte « {account} » : la plateforme Avis Vérifiés ne répond pas comme il faut ({answer}). {waiting} de ses commandes attendent, aucune n’est perdue ; Recolte réessaie tout seul.',
  'sync.trigger-unknown': 'La boutique n’a pas de statut « {trigger} » : aucune commande n’y passera jamais.',
  'sync.trigger-unknown.next':
    'recolte statuses {store} montre ceux qu’elle a ; corrigez "trigger" dans la configuration.',
  'sync.cut-short': 'Le temps donné est passé avant que tout soit parti : le prochain passage continue.',
  'sync.look': 'Pour savoir pourquoi : recolte explain NUMÉRO, ou recolte check.',
  'progress.collecting': '{store} : {seen} commandes lues',
  'progress.collecting-left': '{store} : {seen} commandes lues, il en reste environ {remaining}',
  'progress.delivering': '{store} : {done} envoyées, il en reste {left}',
}
