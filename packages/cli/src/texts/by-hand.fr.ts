import type { byHandEn } from './by-hand.en.ts'

export const byHandFr: Record<keyof typeof byHandEn, string> = {
  // confirm, and cancel where it is too late
  'error.which-order': 'Quelle commande ?',
  'error.which-order.next':
    'Donnez son numéro, sa référence ou son id : recolte {command} 1042. Pour plusieurs à la fois : recolte {command} --help.',
  'confirm.will':
    'recolte confirm note que vous l’avez vue sur la plateforme : elle compte comme récupérée, définitivement, et ne repartira jamais.',
  'confirm.ask': 'L’y avez-vous vue ?',
  'confirm.done': 'Fait : {ref} compte comme récupérée.',
  'confirm.not-uncertain':
    'Rien n’a été changé : seule une commande envoyée et restée sans réponse peut être confirmée ; {ref} est {state}.',
  'cancel.late': 'Trop tard : la plateforme a récupéré {ref} et sollicite le client.',
  'cancel.perhaps-late': 'Trop tard : {ref} est partie, la plateforme l’a peut-être.',
  'cancel.late.next':
    'Seule la plateforme peut encore arrêter la demande : cherchez-y {ref} parmi les demandes d’avis, ou adressez-vous au service client d’Avis Vérifiés.',

  // many at once
  'act.nobody': 'Rien n’a été changé : il n’y a pas de telle commande.',
  'release.are.one': 'Boutique « {store} » : {n} commande attend votre accord ({reasons}).',
  'release.are.other': 'Boutique « {store} » : {n} commandes attendent votre accord ({reasons}).',
  'release.will': 'recolte release les laisse partir dès le prochain recolte sync ; les clients sont alors sollicités.',
  'release.ask.one': 'Laisser partir {n} commande ?',
  'release.ask.other': 'Laisser partir {n} commandes ?',
  'release.done.one': 'Fait : {n} commande partira dès le prochain recolte sync.',
  'release.done.other': 'Fait : {n} commandes partiront dès le prochain recolte sync.',
  'release-rules.are.one': 'Boutique « {store} » : {n} commande est restée là quand les réglages ont changé.',
  'release-rules.are.other': 'Boutique « {store} » : {n} commandes sont restées là quand les réglages ont changé.',
  'release-rules.will':
    'recolte release --rules les laisse partir dès le prochain recolte sync ; les clients sont alors sollicités.',
  'release-rules.ask.one': 'Laisser partir {n} commande ?',
  'release-rules.ask.other': 'Laisser partir {n} commandes ?',
  'release-rules.done.one': 'Fait : {n} commande partira dès le prochain recolte sync.',
  'release-rules.done.other': 'Fait : {n} commandes partiront dès le prochain recolte sync.',
  'cancel-held.are.one': 'Boutique « {store} » : {n} commande attend votre accord ({reasons}).',
  'cancel-held.are.other': 'Boutique « {store} » : {n} commandes attendent votre accord ({reasons}).',
  'cancel-held.will': 'recolte cancel --held les écarte : elles ne partent pas, et les clients ne sont pas sollicités.',
  'cancel-held.ask.one': 'Écarter {n} commande ?',
  'cancel-held.ask.other': 'Écarter {n} commandes ?',
  'cancel-held.done.one': 'Fait : {n} commande ne partira pas. recolte retry NUMÉRO revient là-dessus.',
  'cancel-held.done.other': 'Fait : {n} commandes ne partiront pas. recolte retry NUMÉRO en reprend une.',
  'retry-refused.are.one': 'Boutique « {store} » : {n} commande refusée par Avis Vérifiés.',
  'retry-refused.are.other': 'Boutique « {store} » : {n} commandes refusées par Avis Vérifiés.',
  'retry-refused.will': 'recolte retry --refused les relit dans la boutique et les envoie au prochain recolte sync.',
  'retry-refused.ask.one': 'Laisser repartir {n} commande ?',
  'retry-refused.ask.other': 'Laisser repartir {n} commandes ?',
  'retry-refused.done.one': 'Fait : {n} commande partira au prochain recolte sync.',
  'retry-refused.done.other': 'Fait : {n} commandes partiront au prochain recolte sync.',

  // pause and resume
  'pause.will':
    'Boutique « {store} » : plus rien ne part jusqu’à recolte resume {store} ; la boutique est lue comme avant.',
  'pause.waiting.one': '{n} commande est prête et attend.',
  'pause.waiting.other': '{n} commandes sont prêtes et attendent.',
  'pause.ask': 'Mettre en pause ?',
  'pause.done': 'Fait : la boutique « {store} » est en pause.',
  'pause.already': 'La boutique « {store} » était déjà en pause.',
  'resume.will': 'Boutique « {store} » : ce qui est prêt partira dès le prochain recolte sync.',
  'resume.ask': 'Reprendre ?',
  'resume.done': 'Fait : la boutique « {store} » reprend.',
  'resume.already': 'La boutique « {store} » n’était pas en pause.',

  // backfill
  'error.backfill-period': 'Quelle période ?',
  'error.backfill-period.next':
    'Indiquez son premier et son dernier jour : recolte backfill {store} --from 2026-10-01 --to 2026-10-31.',
  'error.no-such-backfill': 'La boutique « {store} » n’a pas de reprise d’historique {id}.',
  'error.no-such-backfill.next': 'Voyez recolte backfill {store} --list.',
  'backfill.progress': '{store} : {read} commandes lues sur {of}',
  'backfill.period':
    'Boutique « {store} » : commandes passées au statut de récupération du {from} au {to}, avant la date de départ',
  'backfill.none':
    'Aucune n’est connue. Le premier recolte sync regarde 180 jours avant la date de départ ; les commandes plus anciennes ne sont pas suivies.',
  'backfill.would.one': '{n} sur {orders} partirait, vers {buyers} client.',
  'backfill.would.other': '{n} sur {orders} partiraient, vers {buyers} clients différents.',
  'backfill.excluded': 'Pas celles-ci : {reasons}.',
  'backfill.oldest': 'La plus ancienne a atteint le statut de récupération le {date}.',
  'backfill.per-day': 'Par jour :',
  'backfill.limits': 'Parmi elles {limits}, les plus anciennes d’abord.',
  'backfill.cap.one': '{n} commande au plus en tout',
  'backfill.cap.other': '{n} commandes au plus en tout',
  'backfill.rate.one': '{n} au plus par heure',
  'backfill.rate.other': '{n} au plus par heure',
  'backfill.flood.one':
    '{n} commande, c’est plus que Recolte ne laisse partir d’un coup sans votre accord ({brake}) ; une reprise d’historique passe outre.',
  'backfill.flood.other':
    '{n} commandes, c’est plus que Recolte ne laisse partir d’un coup sans votre accord ({brake}) ; une reprise d’historique passe outre.',
  'backfill.ask.one': 'Laisser partir {n} commande ?',
  'backfill.ask.other': 'Laisser partir {n} commandes ?',
  'backfill.needs-yes':
    'Rien n’a été lancé. Pour lancer, relancez la même commande avec --yes ; --cap et --rate la gardent petite.',
  'backfill.nobody': 'Rien n’a été lancé : aucune commande ne partirait.',
  'backfill.done.one': 'La reprise d’historique {id} est en cours : {n} commande partira au prochain recolte sync.',
  'backfill.done.other':
    'La reprise d’historique {id} est en cours : {n} commandes partiront dès le prochain recolte sync, les plus anciennes d’abord.',
  'backfill.steer':
    'Pour la suspendre : recolte backfill {store} --pause {id}. Où elle en est : recolte backfill {store} --list.',
  'backfill.list-none': 'La boutique « {store} » n’a pas de reprise d’historique.',
  'backfill.row.one': '{id}  {from} – {to}  {state}, {n} commande pour l’instant',
  'backfill.row.other': '{id}  {from} – {to}  {state}, {n} commandes pour l’instant',
  'backfill.state.running': 'en cours',
  'backfill.state.paused': 'en pause',
  'backfill.state.done': 'terminée',
  'backfill.state.cancelled': 'arrêtée',
  'backfill.running': 'La reprise d’historique {id} est en cours.',
  'backfill.paused': 'La reprise d’historique {id} est en pause.',
  'backfill.cancelled': 'La reprise d’historique {id} est arrêtée.',
  'backfill.ended': 'Rien n’a été changé : la reprise d’historique {id} est finie.',
  'backfill.will-be-running.one': 'La reprise d’historique {id} a laissé partir {n} commande ; elle continue de là.',
  'backfill.will-be-running.other': 'La reprise d’historique {id} a laissé partir {n} commandes ; elle continue de là.',
  'backfill.will-be-paused.one':
    'La reprise d’historique {id} a laissé partir {n} commande ; elle n’en laisse plus partir avant d’être reprise.',
  'backfill.will-be-paused.other':
    'La reprise d’historique {id} a laissé partir {n} commandes ; elle n’en laisse plus partir avant d’être reprise.',
  'backfill.will-be-cancelled.one':
    'La reprise d’historique {id} a laissé partir {n} commande ; elle s’arrête là. Ce qui n’est pas encore parti partira.',
  'backfill.will-be-cancelled.other':
    'La reprise d’historique {id} a laissé partir {n} commandes ; elle s’arrête là. Ce qui n’est pas encore parti partira.',
  'backfill.ask-stop': 'L’arrêter pour de bon ?',

  // what a pass says
  'sync.held.one': '{n} autre commande attend votre accord.',
  'sync.held.other': '{n} autres commandes attendent votre accord.',
  'sync.held.next':
    'Pour les laisser partir : recolte release {store}. Pour les écarter : recolte cancel --held {store}.',
  'sync.rules-changed.one':
    'Les réglages ont changé : {n} commande partirait maintenant, qui les remplissait déjà. Elle reste là ; les nouveaux réglages valent pour la suite.',
  'sync.rules-changed.other':
    'Les réglages ont changé : {n} commandes partiraient maintenant, qui les remplissaient déjà. Elles restent là ; les nouveaux réglages valent pour la suite.',
  'sync.rules-changed.next':
    'Pour les laisser partir aussi : recolte release {store} --rules 30d (celles des 30 derniers jours) ou --rules all.',
  'sync.recovered.one':
    'Compte « {account} » : la plateforme répond à nouveau, après {n} heure. Tout ce qui l’attendait part, sans précipitation.',
  'sync.recovered.other':
    'Compte « {account} » : la plateforme répond à nouveau, après {n} heures. Tout ce qui l’attendait part, sans précipitation.',
  'sync.store-paused': 'La boutique « {store} » est en pause depuis le {since} : rien ne part.',
  'sync.store-paused.next': 'Pour laisser repartir les commandes : recolte resume {store}.',

  // reasons in a few words, after a number
  'why.brake': 'devenues prêtes d’un coup',
  'why.brake-first': 'devenues prêtes d’un coup',
  'why.old-orders': 'prêtes depuis plus de 60 jours',
  'why.reached-unknown': 'de date inconnue',
  'why.former-module-perhaps': 'peut-être récupérées par l’ancien module',
  'why.restored-perhaps': 'peut-être parties avant la restauration du registre',
  'why.reference-taken': 'dont la référence est déjà prise',
  'why.by-hand': 'à la main',
  'why.email-missing': 'sans adresse e-mail',
  'why.email-impossible': 'à l’adresse e-mail impossible',
  'why.missing-field': 'incomplètes',
  'why.excluded-status': 'à un statut exclu',
  'why.excluded-email': 'à une adresse exclue (places de marché…)',
  'why.excluded-channel': 'd’un canal exclu',
  'why.excluded-shop': 'd’une boutique exclue',
  'why.excluded-language': 'dans une langue exclue',
  'why.below-minimum': 'sous le minimum',
  'why.no-account': 'sans compte',
  'why.nothing-to-review': 'sans rien à évaluer',
  'why.consent-refused': 'dont le client n’a pas donné son accord',
  'why.test-order': 'd’essai',
  'why.cancelled': 'annulées',
  'why.refunded': 'remboursées',
  'why.gone': 'absentes de la boutique',
  'why.absent': 'que la boutique n’a pas données',
  'why.unreadable': 'illisibles',
  'why.erased': 'd’un client effacé',
  'why.status-not-reached': 'pas encore au statut de récupération',
  'why.moved-back': 'revenues du statut de récupération',
  'why.before-baseline': 'd’avant la date de départ',
  'why.too-old': 'vieilles de plus de 180 jours',
  'why.purchase-too-old': 'passées depuis trop longtemps',
  'why.former-module': 'récupérées par l’ancien module',
  'why.taken-before': 'transmises avant la reprise',
  'why.rules-changed': 'laissées là par un changement de réglages',
  'why.opted-out': 'd’un client à ne pas solliciter',

  // help
  'help.confirm': 'note qu’une commande restée sans réponse a été vue sur la plateforme',
  'help.release': 'laisse partir ce qui attend votre accord',
  'help.pause': 'ne laisse plus rien partir d’une boutique ; elle est lue comme avant',
  'help.resume': 'reprend une boutique en pause',
  'help.backfill': 'reprise d’historique : laisse partir des commandes d’avant la date de départ, après un aperçu',
  'help.arg.ref-or-store': 'numéro, référence ou id de la commande ; pour plusieurs à la fois, la boutique',
  'help.arg.store-or-all': 'nom de la boutique ; toutes sans nom',
  'help.option.refused': 'toutes celles refusées par Avis Vérifiés, d’une boutique ou de toutes',
  'help.option.refused-since': 'seulement celles refusées depuis : 2026-11-01, 7d, 12h',
  'help.option.held': 'toutes celles de cette boutique qui attendent votre accord',
  'help.option.rules': 'ce qu’un changement de réglages a laissé là : 30d (des 30 derniers jours), all',
  'help.option.from': 'premier jour : 2026-10-01, dans le fuseau du compte',
  'help.option.to': 'dernier jour, compris en entier',
  'help.option.cap': 'pas plus de commandes que cela en tout',
  'help.option.rate': 'pas plus de commandes que cela par heure : 50/h',
  'help.option.list': 'les reprises d’historique de la boutique et où elles en sont',
  'help.option.backfill-pause': 'suspend cette reprise d’historique',
  'help.option.backfill-resume': 'la reprend',
  'help.option.backfill-stop': 'l’arrête',
}
