import type { journalEn } from './journal.en.ts'

/** `journal`. */
export const journalFr: Record<keyof typeof journalEn, string> = {
  'size.kb': '{n} ko',
  'size.mb': '{n} Mo',
  'size.gb': '{n} Go',
  'journal.file': 'Registre {file} · {size}',
  'journal.kind': '  {engine}, schéma {schema}, id {id}',
  'journal.states': ' : {states}',
  'journal.store.one': '{store} : {n} commande{states}',
  'journal.store.other': '{store} : {n} commandes{states}',
  'journal.not-configured': 'n’est plus dans la configuration',
  'journal.oldest': 'la plus anciennement prête à partir : depuis le {since}',
  'journal.copy':
    'C’est une copie du {at}. Si elle a pris la place d’un registre perdu, lancez recolte journal restored avant le prochain recolte sync.',
  'journal.backed-up': '{file} est écrit (lisible par vous seul) : {size}.',
  'journal.backup-holds':
    'Il contient tout sauf ce qui a été lu des clients (noms, adresses, achats), que Recolte relit dans la boutique. Il contient la clé des empreintes d’adresses : gardez-le aussi bien que le registre.',
  'journal.backup-restore':
    'Pour y revenir : arrêtez Recolte, copiez-le à la place du registre, retirez les fichiers -wal et -shm à côté, lancez recolte journal restored.',
  'restored.known': 'Ce registre sait ce qui s’est passé jusqu’au {until}. Ce qui est parti après n’y est pas.',
  'restored.store.one': '{store} : {n} commande allait partir{refs}.',
  'restored.store.other': '{store} : {n} commandes allaient partir{refs}.',
  'restored.again': 'Elles repartent ; la plateforme reconnaît la référence, aucun client n’est sollicité deux fois.',
  'restored.doubt':
    'Elles sont peut-être parties depuis, et la plateforme solliciterait deux fois : elles deviennent incertaines, et les commandes prêtes avant maintenant que ce registre ne connaît pas attendent votre accord.',
  'restored.ask': 'Ce registre a-t-il été repris d’une copie ?',
  'restored.done': 'Fait : rien n’est incertain.',
  'restored.uncertain.one':
    'Fait : {n} commande est incertaine. Cherchez-la sur la plateforme, puis recolte confirm RÉF ou recolte retry RÉF.',
  'restored.uncertain.other':
    'Fait : {n} commandes sont incertaines. Cherchez-les sur la plateforme, puis recolte confirm RÉF ou recolte retry RÉF.',
  'restored.by-hand':
    'Ce qui a été fait à la main après la copie n’y est pas : refaites-le avant le prochain passage (recolte forget surtout, puis les pauses et les commandes écartées).',
  'restored.then': 'À faire : recolte sync',
}
