import type { sftpEn } from './sftp.en.ts'

/** `sftp`. */
export const sftpFr: Record<keyof typeof sftpEn, string> = {
  'help.sftp': 'les fichiers de commandes (mode d’envoi « sftp »)',
  'help.sftp-status': 'les fichiers partis, où est chacun, combien de commandes il contient',
  'sftp.none':
    'Aucun fichier de commandes n’est encore parti. Le premier part à son heure avec recolte sync, d’une boutique en "method": "sftp".',
  'sftp.state.sending': 'en cours de dépôt',
  'sftp.state.dropped': 'dans orders/ : intégré la nuit, de 01 h à 03 h (Paris)',
  'sftp.state.collected': 'dans success/ : récupéré',
  'sftp.state.error': 'dans error/',
  'sftp.state.gone': 'dans aucun dossier',
  'sftp.state.not-dropped': 'jamais arrivé ; ses commandes partent avec un autre fichier',
  'sftp.left': 'parti {date}',
  'sftp.ended.collected': 'vu dans success/ {date}',
  'sftp.ended.error': 'vu dans error/ {date}',
  'sftp.ended.gone': 'introuvable {date}',
  'sftp.ended.not-dropped': 'abandonné {date}',
  'sftp.holds.one': '{n} commande sur {lines} lignes',
  'sftp.holds.other': '{n} commandes sur {lines} lignes',
  'sftp.unsettled.one': '{n} commande vous attend : recolte sftp fix {file}',
  'sftp.unsettled.other': '{n} commandes vous attendent : recolte sftp fix {file}',
  'sftp.report': 'le rapport de la plateforme : {report}',
}
