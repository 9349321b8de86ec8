/** `sftp import`. */
export const sftpImportEn = {
  'help.sftp-import': 'take an account’s file server from FileZilla’s export of sites',
  'help.arg.filezilla': 'what FileZilla wrote: File > Export, or sitemanager.xml',
  'help.option.site': 'name of the site, where there are several',
  'help.option.import-into': 'the account it belongs to, where there are several',
  'filezilla.site': 'Which site is the platform’s?',
  'filezilla.password': 'Password of the file server (FileZilla did not keep it; it is not shown)',
  'filezilla.done':
    'The account "{account}" has its file server now: {host}, user {user} (site "{site}"). {file} is written; the secret is in .env, as {variable}.',
  'filezilla.opens':
    'The server opens, and has the folder orders/. Now delete the export: it holds the password. To send a file: recolte sftp send FILE; a store’s orders leave that way with "method": "sftp".',
  'error.filezilla-unreadable': 'The file {file} cannot be read.',
  'error.filezilla-unreadable.next': 'Check its name, and that this user may read it.',
  'error.filezilla-not': 'In {file} there is no site of FileZilla.',
  'error.filezilla-not.next': 'In FileZilla: File > Export, tick "Export Site Manager entries", and give that file.',
  'error.filezilla-site': 'The export has several sites, or none of that name: {known}.',
  'error.filezilla-site.next': 'Name one of them with --site.',
  'error.filezilla-protocol': 'The site "{site}" is of a kind that no file of orders goes to.',
  'error.filezilla-protocol.next':
    'SFTP, FTP and FTP with explicit TLS are possible. Ask the platform which of them its server has.',
  'error.filezilla-locked': 'The password of the site "{site}" is kept under FileZilla’s master password.',
  'error.filezilla-locked.next':
    'In FileZilla: Edit > Settings > Interface > Passwords, choose to save passwords, and export again; or write the account’s "sftp" by hand (docs/sftp.md).',
  'error.filezilla-key': 'The key of the site "{site}" is not at {file}.',
  'error.filezilla-key.next': 'Run the import on the computer that has the key, or copy the key to this place first.',
  'error.filezilla-password': 'FileZilla kept no password for the site "{site}", and nobody can be asked for it.',
  'error.filezilla-password.next': 'Put it into the variable {variable} and run the import again.',
} as const
