import type { sendEn } from './send.en.ts'

/** `sftp send`. */
export const sendFr: Record<keyof typeof sendEn, string> = {
  'help.sftp-send': 'vérifier un CSV de commandes ligne par ligne et l’envoyer : chaque commande part une fois',
  'help.arg.orders': 'un CSV de commandes',
  'help.option.send-account': 'le compte qui le reçoit, quand plusieurs ont un serveur de fichiers',
  'help.option.send-dry-run': 'vérifier et montrer ce qui partirait ; rien ne part',
  'send.reading': '{n} lignes lues',
  'send.form': '({encoding}, séparé par des {separator})',
  'send.semicolon': 'points-virgules',
  'send.comma': 'virgules',
  'send.tab': 'tabulations',
  'send.unknown': 'colonnes non utilisées : {headings}',
  'send.more.one': 'et {n} autre problème : corrigez d’abord ceux-ci',
  'send.more.other': 'et {n} autres problèmes : corrigez d’abord ceux-ci',
  'send.stay.one':
    '{n} commande ne part pas. Corrigez ses lignes et renvoyez le fichier : ce qui est parti ne part pas deux fois.',
  'send.stay.other':
    '{n} commandes ne partent pas. Corrigez leurs lignes et renvoyez le fichier : ce qui est parti ne part pas deux fois.',
  'send.go.one': '{n} commande peut partir (lignes : {lines}), vers {server} (compte « {account} »)',
  'send.go.other': '{n} commandes peuvent partir (lignes : {lines}), vers {server} (compte « {account} »)',
  'send.which': '{first} ; passées du {from} au {to}',
  'send.dry': 'Rien n’est parti. Sans --dry-run, elles partent.',
  'send.none': 'Rien n’est parti : aucune commande de ce fichier ne le peut.',
  'send.ask.one': 'L’envoyer ? Son client sera alors sollicité.',
  'send.ask.other': 'Les envoyer ? Leurs {n} clients seront alors sollicités.',
  'send.sent.one': '{n} commande est partie :',
  'send.sent.other': '{n} commandes sont parties :',
  'send.before.one': '{n} commande était partie avec un fichier précédent, et ne part pas deux fois',
  'send.before.other': '{n} commandes étaient parties avec un fichier précédent, et ne partent pas deux fois',
  'send.nothing':
    'Rien n’est parti. Voyez recolte report --store {store}, ou pourquoi pour une commande : recolte explain NUMÉRO',
  'send.then':
    'La plateforme intègre les fichiers la nuit, de 01 h à 03 h (Paris). À partir du matin, recolte sync voit ce que le fichier est devenu et recolte sftp status le montre.',
  'error.no-file-server': 'Aucun compte n’a de serveur de fichiers.',
  'error.no-file-server.next':
    'Ajoutez "sftp": { "host", "username", "password" } au compte : docs/sftp.fr.md dit où les trouver.',
}
