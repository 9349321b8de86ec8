import type { Texts } from './render.ts'

/** Errors of audit, simulation and status. */
export const VERIFY_ERRORS = {
  'not-read-yet': {
    en: { message: 'Store "{store}" has not been read yet.', next: 'Run recolte sync first.' },
    fr: { message: 'La boutique « {store} » n’a pas encore été lue.', next: 'Lancez d’abord recolte sync.' },
  },
  'not-read': {
    en: {
      message: 'The shop has not been read for over a day.',
      next: 'Does your scheduled task, or recolte serve, still run? recolte sync reads it now.',
    },
    fr: {
      message: 'La boutique n’a pas été lue depuis plus d’un jour.',
      next: 'Votre tâche planifiée, ou recolte serve, tourne-t-elle encore ? recolte sync la lit maintenant.',
    },
  },
  'no-such-status': {
    en: {
      message: 'The shop of store "{store}" has no status "{code}"; it has: {known}.',
      next: 'recolte statuses {store} shows them with their names.',
    },
    fr: {
      message: 'La boutique « {store} » n’a pas de statut « {code} » ; elle a : {known}.',
      next: 'recolte statuses {store} les montre avec leurs noms.',
    },
  },
} as const satisfies Record<string, Texts>
