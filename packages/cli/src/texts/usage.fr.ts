import type { usageEn } from './usage.en.ts'

/** What cannot be understood on the command line. */
export const usageFr: Record<keyof typeof usageEn, string> = {
  'error.unknown-command': 'Il n’y a pas de commande « {word} ».',
  'error.unknown-command.next': 'Voyez recolte --help.',
  'error.unknown-command-near': 'Il n’y a pas de commande « {word} ». Vouliez-vous dire « {near} » ?',
  'error.unknown-command-near.next': 'Voyez recolte --help.',
  'error.unknown-option': 'Il n’y a pas d’option « {word} ».',
  'error.unknown-option.next': 'Voyez recolte {command} --help.',
  'error.unknown-option-near': 'Il n’y a pas d’option « {word} ». Vouliez-vous dire « {near} » ?',
  'error.unknown-option-near.next': 'Voyez recolte {command} --help.',
  'error.missing-argument': 'Il manque {word}.',
  'error.missing-argument.next': 'Voyez recolte {command} --help.',
  'error.missing-value': 'L’option {word} attend une valeur.',
  'error.missing-value.next': 'Voyez recolte {command} --help.',
  'error.too-many-arguments': 'Il y a trop de mots après recolte {command}.',
  'error.too-many-arguments.next': 'Voyez recolte {command} --help.',
  'error.bad-value': 'La valeur de {option} ne convient pas. Attendu : {why}.',
  'error.bad-value.next': 'Voyez recolte {command} --help.',
  'error.no-subcommand': 'recolte {command} ne fait rien à lui seul.',
  'error.no-subcommand.next': 'Il y a : {known}.',
  'error.no-command': 'Aucune commande n’a été donnée.',
  'error.no-command.next': 'Voyez recolte --help.',
  'error.address-on-command-line':
    'Une adresse e-mail n’a pas sa place sur la ligne de commande : elle resterait dans l’historique et serait visible d’autres programmes.',
  'error.address-on-command-line.next':
    'Lancez recolte {command} --email et tapez-la quand elle est demandée, ou envoyez-la par un tube (|).',
  'error.no-reference': 'Quelle commande ?',
  'error.no-reference.next':
    'Donnez son numéro, sa référence ou son id : recolte explain 1042. Par e-mail : recolte explain --email.',
  'error.no-email': 'Aucune adresse e-mail n’est arrivée.',
  'error.no-email.next': 'Envoyez une ligne avec l’adresse à recolte {command}.',
  'error.address-in-words':
    'Une adresse e-mail n’a pas sa place sur la ligne de commande : elle resterait dans l’historique et serait visible d’autres programmes.',
  'error.address-in-words.next':
    'Lancez recolte {command} sans elle et tapez-la quand elle est demandée, ou envoyez-la par un tube (|).',
  'error.order-unknown': 'Recolte n’a pas vu la commande {ref}.',
  'error.order-unknown.next': 'Vérifiez le numéro ; une commande récente sera vue au prochain recolte sync.',
  'error.order-ambiguous': '{n} commandes répondent à {ref} : {orders}.',
  'error.order-ambiguous.next': 'Dites de quelle boutique : recolte {command} {ref} --store NOM.',
  'error.which-store': 'Quelle boutique ? La configuration contient {known}.',
  'error.which-store.next': 'Nommez-en une.',
  'error.cancelled': 'Arrêté. Rien n’a été changé.',
  'error.cancelled.next': 'Relancez la commande quand vous voulez.',
}
