import type { sftpImportEn } from './sftp-import.en.ts'

/** `sftp import`. */
export const sftpImportFr: Record<keyof typeof sftpImportEn, string> = {
  'help.sftp-import': 'reprendre le serveur de fichiers d’un compte de l’export des sites de FileZilla',
  'help.arg.filezilla': 'ce que FileZilla a écrit : Fichier > Exporter, ou sitemanager.xml',
  'help.option.site': 'nom du site, quand il y en a plusieurs',
  'help.option.import-into': 'le compte auquel il appartient, quand il y en a plusieurs',
  'filezilla.site': 'Quel site est celui de la plateforme ?',
  'filezilla.password': 'Mot de passe du serveur de fichiers (FileZilla ne l’a pas gardé ; il n’est pas affiché)',
  'filezilla.done':
    'Le compte « {account} » a maintenant son serveur de fichiers : {host}, utilisateur {user} (site « {site} »). {file} est écrit ; le secret est dans .env, sous {variable}.',
  'filezilla.opens':
    'Le serveur s’ouvre, et le dossier orders/ y est. Supprimez maintenant l’export : il contient le mot de passe. Pour envoyer un fichier : recolte sftp send FICHIER ; les commandes d’une boutique partent ainsi avec "method": "sftp".',
  'error.filezilla-unreadable': 'Le fichier {file} ne peut pas être lu.',
  'error.filezilla-unreadable.next': 'Vérifiez son nom, et que cet utilisateur a le droit de le lire.',
  'error.filezilla-not': 'Il n’y a pas de site FileZilla dans {file}.',
  'error.filezilla-not.next':
    'Dans FileZilla : Fichier > Exporter, cochez « Exporter les entrées du gestionnaire de sites », et donnez ce fichier.',
  'error.filezilla-site': 'L’export a plusieurs sites, ou aucun de ce nom : {known}.',
  'error.filezilla-site.next': 'Nommez-en un avec --site.',
  'error.filezilla-protocol': 'Le site « {site} » est d’une sorte vers laquelle aucun fichier de commandes ne part.',
  'error.filezilla-protocol.next':
    'SFTP, FTP et FTP avec TLS explicite sont possibles. Demandez à la plateforme lequel a son serveur.',
  'error.filezilla-locked': 'Le mot de passe du site « {site} » est protégé par le mot de passe maître de FileZilla.',
  'error.filezilla-locked.next':
    'Dans FileZilla : Édition > Paramètres > Interface > Mots de passe, choisissez d’enregistrer les mots de passe, puis exportez de nouveau ; ou écrivez « sftp » du compte à la main (docs/sftp.fr.md).',
  'error.filezilla-key': 'La clé du site « {site} » n’est pas à {file}.',
  'error.filezilla-key.next': 'Lancez l’import sur l’ordinateur qui a la clé, ou copiez-la d’abord à cet endroit.',
  'error.filezilla-password':
    'FileZilla n’a pas gardé de mot de passe pour le site « {site} », et personne ne peut le donner.',
  'error.filezilla-password.next': 'Mettez-le dans la variable {variable} et relancez l’import.',
}
