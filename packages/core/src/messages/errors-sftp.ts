import type { Texts } from './text.ts'

/** What can be wrong on the way of a file to the platform. */
export const SFTP_ERRORS = {
  'sftp-missing': {
    en: {
      message: 'The method "sftp" needs the account’s file server.',
      next: 'Add "sftp": { "host", "username", "password" } to the account: docs/sftp.md says where to find them.',
    },
    fr: {
      message: 'Le mode d’envoi « sftp » a besoin du serveur de fichiers du compte.',
      next: 'Ajoutez "sftp": { "host", "username", "password" } au compte : docs/sftp.fr.md dit où les trouver.',
    },
  },
  'no-such-file': {
    en: {
      message: 'No file {file} has left from here.',
      next: 'recolte sftp status lists the files; copy the name from there.',
    },
    fr: {
      message: 'Aucun fichier {file} n’est parti d’ici.',
      next: 'recolte sftp status liste les fichiers ; copiez-y le nom.',
    },
  },
  'no-such-cell': {
    en: {
      message: 'There is no {cell}: the file has lines 2 to {lines}, and the columns {columns}.',
      next: 'recolte sftp fix FILE shows the lines with their numbers.',
    },
    fr: {
      message: 'Il n’y a pas de {cell} : le fichier a les lignes 2 à {lines} et les colonnes {columns}.',
      next: 'recolte sftp fix FICHIER affiche les lignes avec leur numéro.',
    },
  },
  'reference-cell': {
    en: {
      message: '{cell} is the order’s reference, which cannot be corrected: it would be another order.',
      next: 'Correct another column. If the reference itself is wrong, correct the order in the shop, then: recolte retry NUMBER.',
    },
    fr: {
      message: '{cell} est la référence de la commande, qui ne se corrige pas : ce serait une autre commande.',
      next: 'Corrigez une autre colonne. Si la référence elle-même est fausse, corrigez la commande dans la boutique, puis : recolte retry NUMÉRO.',
    },
  },
  'fix-rounded': {
    en: {
      message: 'Line {line}, order {reference}: the spreadsheet has rounded a long number to {value}.',
      next: 'Write the number in full in that cell, with the cell’s format set to text.',
    },
    fr: {
      message: 'Ligne {line}, commande {reference} : le tableur a arrondi un long numéro en {value}.',
      next: 'Écrivez le numéro en entier dans cette cellule, mise au format texte.',
    },
  },
  'fix-other-order': {
    en: {
      message: 'Line {line}: order {reference} is not among those of this file that wait for you.',
      next: 'Take the line out; a reference cannot be corrected, since it would be another order.',
    },
    fr: {
      message: 'Ligne {line} : la commande {reference} n’est pas parmi celles de ce fichier qui vous attendent.',
      next: 'Retirez la ligne ; une référence ne se corrige pas, ce serait une autre commande.',
    },
  },
  'sftp-login': {
    en: {
      message: 'The file server {host} does not accept the user "{user}" with this password or key.',
      next: 'Compare both with what the platform gave you (docs/sftp.md says where), then run recolte sync.',
    },
    fr: {
      message:
        'Le serveur de fichiers {host} n’accepte pas l’utilisateur « {user} » avec ce mot de passe ou cette clé.',
      next: 'Comparez-les avec ce que la plateforme vous a donné (docs/sftp.fr.md dit où), puis lancez recolte sync.',
    },
  },
  'sftp-key': {
    en: {
      message:
        'The private key for the file server {host} cannot be read: its form is not known, or its passphrase is missing or wrong.',
      next: 'Set "passphrase" where the key has one. A key of PuTTY (.ppk): export it in OpenSSH form with PuTTYgen, and set that as "privateKey".',
    },
    fr: {
      message:
        'La clé privée pour le serveur de fichiers {host} est illisible : format inconnu, ou phrase secrète absente ou fausse.',
      next: 'Mettez "passphrase" si la clé en a une. Une clé PuTTY (.ppk) : exportez-la au format OpenSSH avec PuTTYgen, et mettez-la comme "privateKey".',
    },
  },
  'sftp-host-key': {
    en: {
      message:
        'The file server {host} shows another key ({shown}) than the one known ({known}). Nothing was sent to it: it may not be the platform’s server.',
      next: 'Ask the platform whether its key has changed. If so, set accounts.….sftp.hostKey to "{shown}".',
    },
    fr: {
      message:
        'Le serveur de fichiers {host} présente une autre clé ({shown}) que celle connue ({known}). Rien ne lui a été envoyé : ce n’est peut-être pas le serveur de la plateforme.',
      next: 'Demandez à la plateforme si sa clé a changé. Si oui, mettez accounts.….sftp.hostKey à "{shown}".',
    },
  },
  'ftps-certificate': {
    en: {
      message:
        'The file server {host} shows a certificate that is not accepted ({why}). Nothing was sent to it, not even the password.',
      next: 'Compare "host" with the name you were given: the certificate is made out to it. If they are the same, show this to whoever runs the server.',
    },
    fr: {
      message:
        'Le serveur de fichiers {host} présente un certificat qui n’est pas accepté ({why}). Rien ne lui a été envoyé, pas même le mot de passe.',
      next: 'Comparez "host" avec le nom qu’on vous a donné : le certificat est établi à ce nom. S’ils sont identiques, montrez ceci à qui s’occupe du serveur.',
    },
  },
  'ftps-missing': {
    en: {
      message: 'The file server {host} offers no encrypted FTP ({why}). Nothing was sent to it, not even the password.',
      next: 'Ask whoever runs the server for SFTP or FTPS, and set accounts.….sftp.protocol accordingly.',
    },
    fr: {
      message:
        'Le serveur de fichiers {host} ne propose pas de FTP chiffré ({why}). Rien ne lui a été envoyé, pas même le mot de passe.',
      next: 'Demandez le SFTP ou le FTPS à qui s’occupe du serveur, et réglez accounts.….sftp.protocol en conséquence.',
    },
  },
  'sftp-unreachable': {
    en: {
      message: 'The file server {host} does not answer ({why}).',
      next: 'Check "host" and "port", and that your network lets the connection out; Recolte tries again at its next pass.',
    },
    fr: {
      message: 'Le serveur de fichiers {host} ne répond pas ({why}).',
      next: 'Vérifiez "host" et "port", et que votre réseau laisse sortir la connexion ; Recolte réessaie à son passage suivant.',
    },
  },
  'sftp-folder': {
    en: {
      message: 'The file server {host} has no folder {folder}.',
      next: 'Set "path" to the folder that holds orders/, such as /fr_FR where several accounts share the server.',
    },
    fr: {
      message: 'Le serveur de fichiers {host} n’a pas de dossier {folder}.',
      next: 'Mettez "path" au dossier qui contient orders/, par exemple /fr_FR quand plusieurs comptes partagent le serveur.',
    },
  },
  'sftp-refused': {
    en: {
      message: 'The file server {host} did not take the file ({why}).',
      next: 'Nothing is lost: the orders leave with the next file. If it lasts, show this to the platform’s Customer Care.',
    },
    fr: {
      message: 'Le serveur de fichiers {host} n’a pas pris le fichier ({why}).',
      next: 'Rien n’est perdu : les commandes partiront avec le prochain fichier. Si cela dure, montrez ceci au Service Clients de la plateforme.',
    },
  },
} as const satisfies Record<string, Texts>
