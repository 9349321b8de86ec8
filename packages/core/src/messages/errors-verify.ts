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
  'alert-failing': {
    en: { message: 'Store "{store}" cannot be read: {why}', next: 'recolte check --store {store} says what to do.' },
    fr: {
      message: 'La boutique « {store} » ne peut pas être lue : {why}',
      next: 'recolte check --store {store} dit quoi faire.',
    },
  },
  'alert-silent': {
    en: {
      message: 'Store "{store}": nothing collected since {since}, usually {perDay} a day.',
      next: 'recolte check --store {store} says where to look.',
    },
    fr: {
      message: 'Boutique « {store} » : rien de récupéré depuis le {since}, d’habitude {perDay} par jour.',
      next: 'recolte check --store {store} dit où regarder.',
    },
  },
  'alert-stuck': {
    en: {
      message: 'Store "{store}": orders have been ready since {since} and do not leave.',
      next: 'recolte check --store {store} says why.',
    },
    fr: {
      message: 'Boutique « {store} » : des commandes sont prêtes depuis le {since} et ne partent pas.',
      next: 'recolte check --store {store} dit pourquoi.',
    },
  },
  'alert-account': {
    en: {
      message: 'Account "{name}" is paused: the platform answered {answer}. Orders wait, none is lost.',
      next: 'recolte check says which keys to look at; Recolte goes on by itself once they are right.',
    },
    fr: {
      message:
        'Le compte « {name} » est en pause : Avis Vérifiés a répondu {answer}. Les commandes attendent, aucune n’est perdue.',
      next: 'recolte check dit quelles clés regarder ; Recolte reprend tout seul quand elles sont bonnes.',
    },
  },
  'alert-well': {
    en: { message: '"{name}" is well again.', next: '' },
    fr: { message: '« {name} » va de nouveau bien.', next: '' },
  },
  'alert-digest': {
    en: {
      message:
        'Since {since}: {collected} orders collected in {stores} stores; {waiting} ready, {needing} for somebody; not well: {bad}.',
      next: '',
    },
    fr: {
      message:
        'Depuis le {since} : {collected} commandes récupérées dans {stores} boutiques ; {waiting} prêtes à partir, {needing} pour quelqu’un ; à regarder : {bad}.',
      next: '',
    },
  },
  'alert-unsent': {
    en: {
      message: 'An alert could not be sent by {channel} ({why}).',
      next: 'Check the address under "alerts" in the configuration; Recolte tries again after the next pass.',
    },
    fr: {
      message: 'Une alerte n’a pas pu être envoyée par {channel} ({why}).',
      next: 'Vérifiez l’adresse sous "alerts" dans la configuration ; Recolte réessaie après le passage suivant.',
    },
  },
} as const satisfies Record<string, Texts>
