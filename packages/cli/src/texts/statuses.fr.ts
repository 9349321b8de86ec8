import type { statusesEn } from './statuses.en.ts'

/** The statuses of a shop. */
export const statusesFr: Record<keyof typeof statusesEn, string> = {
  'statuses.of': '{store} · {software}',
  'statuses.chosen': 'statut de récupération',
  'statuses.count.one': '{n} commande',
  'statuses.count.other': '{n} commandes',
  'statuses.absent': '« {code} » est choisi comme statut de récupération, mais la boutique ne l’a pas.',
  'statuses.change': 'Pour en choisir un autre : "trigger" de la boutique « {store} » dans {file}.',
}
