import type { Generation } from '../config.ts'
import type { Language } from './text.ts'

/** Where a person finds things at the platform, as the menus of one generation name them (docs/protocol.md, menus). */
export interface Menus {
  /** Which keys, and where they stand: "Check {keys}." */
  keys: string
  /** Where a single request can be looked up: "Look for it under {requests}." */
  requests: string
  /** Where the account's own delay is set. */
  delay: string
}

export const MENUS: Record<Generation, Record<Language, Menus>> = {
  historical: {
    en: {
      keys: 'the web id and the secret key: Account Management > My Account > Integration Code',
      requests: 'Reporting > Review request (column "Order")',
      delay: 'Account Management > My Account',
    },
    fr: {
      keys: 'l’id web et la clé secrète : Gestion de compte > Mon compte > Code d’intégration',
      requests: 'Reporting (colonne « Commande »)',
      delay: 'Gestion de compte > Mon compte',
    },
  },
  new: {
    en: {
      keys: 'the client id, the client secret and the website id: Collect Reviews > Configuration > API',
      requests:
        'Collect Reviews > Review request follow up (its "Experience Reference"; "Current Status" says how far it is)',
      delay: 'Collect Reviews > Configuration',
    },
    fr: {
      keys: 'l’identifiant client, sa clé secrète et l’identifiant du site : Collecter des avis > Configuration > API',
      requests:
        'Collecter des avis > Suivi des demandes d’avis (« Référence d’expérience » ; « Statut actuel » dit où en est la demande)',
      delay: 'Collecter des avis > Configuration',
    },
  },
}

/** What an account of one generation looks like to whoever has it, and the setting that says so. */
const OTHER: Record<Generation, Record<Language, string>> = {
  historical: {
    en: ' Or the account is on the new platform: if you see Collect Reviews > Review request follow up there, it needs "generation": "new".',
    fr: ' Ou bien le compte est sur la nouvelle plateforme : si vous y voyez Collecter des avis > Suivi des demandes d’avis, il lui faut "generation": "new".',
  },
  new: {
    en: ' Or the account is on the historical platform: if you see Account Management > My Account > Integration Code there, it needs "generation": "historical".',
    fr: ' Ou bien le compte est sur la plateforme historique : si vous y voyez Gestion de compte > Mon compte > Code d’intégration, il lui faut "generation": "historical".',
  },
}

/**
 * Values for texts about an account: its menus, and as `other` one sentence more where the answer (`3 "…"`, `401: …`)
 * is what an account of the other generation gets.
 */
export function menuValues(generation: Generation, language: Language, answer = ''): Record<string, string> {
  const other = /^(3|401)\b/.test(answer) ? OTHER[generation][language] : ''
  return { ...MENUS[generation][language], other }
}
