import type { Diagnosis } from '../../packages/core/src/check/diagnosis.ts'
import type { Language } from '../../packages/core/src/messages/text.ts'
import type { ShownState } from '../../packages/core/src/model/states.ts'

type Said = Record<Language, string>

/** The states in the order in which the page goes through them, as people read them. */
export const STATES: Record<ShownState | 'unknown', Said> = {
  waiting: { en: 'Waiting', fr: 'Pas encore concernée' },
  skipped: { en: 'Skipped', fr: 'Écartée' },
  held: { en: 'Held until you decide', fr: 'En attente de votre accord' },
  due: { en: 'Ready to leave', fr: 'Prête à partir' },
  retrying: { en: 'Tried again by itself', fr: 'Nouvel essai automatique' },
  handed: { en: 'Handed over, no word yet', fr: 'Remise, sans réponse pour l’instant' },
  uncertain: { en: 'Sent without an answer', fr: 'Envoyée sans réponse' },
  collected: { en: 'Collected', fr: 'Récupérée' },
  refused: { en: 'Refused by the platform', fr: 'Refusée par Avis Vérifiés' },
  stopped: { en: 'Stopped', fr: 'Arrêtée' },
  expired: { en: 'Too old', fr: 'Trop ancienne' },
  unreadable: { en: 'Unreadable', fr: 'Illisible' },
  unknown: { en: 'Not seen', fr: 'Jamais vue' },
}

export const GROUPS: Record<Diagnosis['group'], Said> = {
  orders: { en: 'Do your orders come in?', fr: 'Vos commandes sont-elles intégrées ?' },
  delay: { en: 'Is the delay right?', fr: 'Le délai est-il le bon ?' },
  automation: { en: 'Does it run by itself?', fr: 'L’automatisation fonctionne-t-elle ?' },
  connection: { en: 'Connection', fr: 'Connexion' },
  versions: { en: 'Versions', fr: 'Versions' },
}

export const PAGE = {
  title: { en: 'Every reason and message, and what to do', fr: 'Chaque raison, chaque message, et que faire' },
  generated: {
    en: 'Generated from the catalogue in the code (`npm run docs`): do not edit.',
    fr: 'Page produite depuis le catalogue du code (`npm run docs`) : ne pas modifier.',
  },
  about: {
    en: 'Where a text names a value of yours (a status, a date, a number), this page shows “…”. Each entry keeps its address: link to it with `#code`.',
    fr: 'Là où un texte cite une valeur à vous (statut, date, numéro), cette page montre « … ». Chaque entrée garde son adresse : liez-la avec `#code`.',
  },
  newPlatform: { en: 'on the new platform,', fr: 'sur la nouvelle plateforme,' },
  other: {
    en: 'Cette page en français : [reasons.fr.md](reasons.fr.md)',
    fr: 'This page in English: [reasons.md](reasons.md)',
  },
  orders: { en: 'Why an order stands where it stands', fr: 'Pourquoi une commande en est là' },
  ordersAbout: {
    en: '`recolte explain REF` shows one of these for every order it has seen; in `--json` as `reason.code`.',
    fr: '`recolte explain REF` en montre une pour chaque commande vue ; avec `--json` dans `reason.code`.',
  },
  checks: { en: 'What the check looks at', fr: 'Ce que la vérification regarde' },
  checksAbout: {
    en: '`recolte check` asks these questions; in `--json` each result carries the `id`.',
    fr: '`recolte check` pose ces questions ; avec `--json` chaque résultat porte l’`id`.',
  },
  errors: { en: 'When something is in the way', fr: 'Quand quelque chose bloque' },
  shops: { en: 'Messages about a shop', fr: 'Messages propres à une boutique' },
} satisfies Record<string, Said>
