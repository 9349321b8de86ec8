import type { buyerEn } from './buyer.en.ts'

/** `forget` and `person`. */
export const buyerFr: Record<keyof typeof buyerEn, string> = {
  'forget.none': 'Aucune commande lue ici ne porte cette adresse.',
  'forget.found.one': '{n} commande de ce client a été lue ici : {refs}.',
  'forget.found.other': '{n} commandes de ce client ont été lues ici : {refs}.',
  'forget.will':
    'recolte forget efface ce qui a été lu du client, arrête ce qui allait encore partir, et garde une empreinte chiffrée de l’adresse pour que rien ne ramène ce client. C’est sans retour.',
  'forget.ask': 'Effacer ?',
  'forget.erased': 'Effacé : {payloads}, {answers}, et le lien entre ce client et ses commandes.',
  'forget.payloads.one': '{n} achat tel que lu (nom, adresse, téléphone)',
  'forget.payloads.other': '{n} achats tels que lus (nom, adresse, téléphone)',
  'forget.answers.one': '{n} réponse de la plateforme',
  'forget.answers.other': '{n} réponses de la plateforme',
  'forget.stopped.one': '{n} commande qui allait partir est arrêtée.',
  'forget.stopped.other': '{n} commandes qui allaient partir sont arrêtées.',
  'forget.sending.one': '{n} commande était en route vers la plateforme à cet instant ; rien d’autre n’en est gardé.',
  'forget.sending.other':
    '{n} commandes étaient en route vers la plateforme à cet instant ; rien d’autre n’en est gardé.',
  'forget.hash':
    'Gardé : une empreinte chiffrée de l’adresse. Une commande qui la porte est arrêtée dès sa lecture, avant que rien ne parte.',
  'forget.not-overwritten':
    'Un autre programme lisait le registre, dont le journal d’écriture garde encore des traces. Relancez recolte forget avec la même adresse dans un instant.',
  'forget.stays': 'Ce que Recolte ne peut pas effacer :',
  'forget.shop': '  dans la boutique : les commandes elles-mêmes ({refs})',
  'forget.shop-unknown': '  dans la boutique : toute commande de ce client que Recolte n’a pas lue',
  'forget.platform': '  sur la plateforme : ce qu’elle a reçu ({refs}) et les avis ; demandez-lui de les effacer',
  'forget.backups':
    '  dans des fichiers : ce que recolte report et recolte person ont écrit, vos propres journaux ; les sauvegardes n’ont pas d’adresse, mais l’empreinte sur les anciennes commandes jusqu’à leur remplacement',
  'forget.copies':
    '  dans des fichiers : ce que recolte report et recolte person ont écrit, vos propres journaux ; les sauvegardes et {copies} n’ont pas d’adresse, mais l’empreinte sur les anciennes commandes jusqu’à leur remplacement',
  'optout.will':
    'recolte forget --optout fait que ce client n’est plus sollicité, quoi qu’il commande, et arrête ce qui allait encore partir. L’historique reste ; ce qui a été lu du client est effacé à sa date habituelle.',
  'optout.ask': 'Ne plus solliciter ce client ?',
  'optout.done': 'Fait : ce client n’est plus sollicité. Recolte garde pour cela une empreinte chiffrée de l’adresse.',
  'optout.stays': 'Ce que la plateforme a déjà reçu peut encore déclencher une demande : arrêtez-la aussi chez elle.',
  'person.none': 'Rien : aucune commande lue ici ne porte cette adresse.',
  'person.found.one': '{n} commande de ce client a été lue ici.',
  'person.found.other': '{n} commandes de ce client ont été lues ici.',
  'person.erased': 'Ce client a été effacé le {since} ; seule une empreinte chiffrée de l’adresse est gardée.',
  'person.opted-out': 'Ce client n’est plus sollicité depuis le {since}.',
  'person.order': 'Commande {ref} · boutique « {store} » · {state}',
  'person.payload': 'lu du client',
  'person.payload-gone': 'plus rien : c’est effacé',
  'person.kept': 'gardé jusqu’à : {until}',
  'person.kept-open': 'gardé jusqu’à 30 jours après la fin de la commande ici',
  'person.written.one': '{file} est écrit (lisible par vous seul) : {n} commande.',
  'person.written.other': '{file} est écrit (lisible par vous seul) : {n} commandes.',
}
