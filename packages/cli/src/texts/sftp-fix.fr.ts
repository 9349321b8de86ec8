import type { sftpFixEn } from './sftp-fix.en.ts'

/** `sftp fix`. */
export const sftpFixFr: Record<keyof typeof sftpFixEn, string> = {
  'help.sftp-fix': 'corrige les lignes d’un fichier revenu en erreur, et ne redépose qu’elles',
  'help.arg.sftp-file': 'le nom du fichier, tel que l’affiche recolte sftp status',
  'help.option.fix-set': 'corrige une case : 2.email=anna@client.example (les en-têtes sont la ligne 1)',
  'help.option.fix-to': 'écrit les lignes en erreur dans un fichier CSV, pour les y corriger',
  'help.option.fix-from': 'relit les lignes corrigées depuis ce fichier',
  'fix.waits.one': '{n} commande de {file} vous attend :',
  'fix.waits.other': '{n} commandes de {file} vous attendent :',
  'fix.line': '  ligne {line}  {ref}  {why}',
  'fix.erased': '  {ref} : ses données sont déjà effacées. Corrigez-la dans la boutique, puis : recolte retry {ref}',
  'fix.unsure':
    'Recolte ne sait pas interpréter le rapport de la plateforme (recolte sftp status l’affiche) : corrigez seulement les lignes qu’il met en cause. Ce que vous laissez tel quel ne repart pas.',
  'fix.next':
    'Corriger une ligne :  recolte sftp fix {file} --set LIGNE.COLONNE=VALEUR\nOu toutes dans un tableur :  recolte sftp fix {file} --to lignes.csv, puis --from lignes.csv',
  'fix.next-from': 'Écrit dans {to}. Corrigez-y les lignes, puis :  recolte sftp fix {file} --from {to}',
  'fix.will.one': '{n} commande corrigée, qui part dans un fichier à elle : {refs}.',
  'fix.will.other': '{n} commandes corrigées, qui partent dans un fichier à elles : {refs}.',
  'fix.ask': 'Déposer maintenant ?',
  'fix.nothing': 'Rien n’a été corrigé, ni déposé.',
  'fix.wrong': 'Rien n’a été déposé.',
  'fix.done.one': 'La commande corrigée est dans {file}. Elle sera reprise la nuit prochaine (01 h à 03 h).',
  'fix.done.other':
    'Les {n} commandes corrigées sont dans {file}. Elles seront reprises la nuit prochaine (01 h à 03 h).',
  'fix.later.one': 'La correction est enregistrée. La commande part avec le prochain fichier.',
  'fix.later.other': 'Les corrections sont enregistrées. Les {n} commandes partent avec le prochain fichier.',
  'fix.left':
    'Laissées telles quelles : {refs}. Chacune a été réglée entre-temps, ou son client a demandé à ne plus être contacté : recolte explain NUMÉRO dit laquelle.',
}
