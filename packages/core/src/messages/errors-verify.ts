import type { Texts } from './text.ts'

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
  'no-such-account': {
    en: {
      message: 'There is no account "{account}" in the configuration; it has: {known}.',
      next: 'Name one with --account.',
    },
    fr: {
      message: 'Il n’y a pas de compte « {account} » dans la configuration ; elle a : {known}.',
      next: 'Nommez-en un avec --account.',
    },
  },
  'export-absent': {
    en: {
      message: 'The platform took it over a day before its export, which does not have it.',
      next: 'Was the export of the same account, and whole? Then write to Customer Care, with this reference.',
    },
    fr: {
      message: 'Avis Vérifiés l’avait prise plus d’un jour avant son export, qui ne l’a pas.',
      next: 'L’export est-il du même compte, et complet ? Alors écrivez au Service Clients avec cette référence.',
    },
  },
  'export-late': {
    en: {
      message: 'Its date passed over 24 h before the export, and the request had not left.',
      next: 'Write to Customer Care: over 24 h is theirs to explain.',
    },
    fr: {
      message: 'Sa date était passée depuis plus de 24 h à l’export, et la demande n’était pas partie.',
      next: 'Écrivez au Service Clients : plus de 24 h, c’est à lui d’expliquer.',
    },
  },
  'export-dates-differ': {
    en: {
      message:
        'The platform’s date differs by over a day from the estimate here: its own delay or another setting counts.',
      next: 'recolte check says where the delay comes from.',
    },
    fr: {
      message:
        'La date d’Avis Vérifiés diffère de plus d’un jour de l’estimation : son propre délai ou un autre réglage compte.',
      next: 'recolte check dit d’où vient le délai.',
    },
  },
  'export-capped': {
    en: {
      message: 'The platform capped the request: this reference had come before, or the buyer was asked lately.',
      next: 'Nothing is sent again under this reference; a limit on requests is set in the account.',
    },
    fr: {
      message:
        'Avis Vérifiés a plafonné la demande : cette référence était déjà venue, ou le client a été sollicité récemment.',
      next: 'Rien ne repart sous cette référence ; la limite de sollicitation se règle dans le compte.',
    },
  },
  'export-blocked': {
    en: {
      message: 'The platform blocked the request: the buyer’s domain is excluded there.',
      next: 'Correct the list of excluded domains at the platform, if that is not meant.',
    },
    fr: {
      message: 'Avis Vérifiés a bloqué la demande : le domaine du client y est exclu.',
      next: 'Corrigez la liste des domaines exclus sur la plateforme, si ce n’est pas voulu.',
    },
  },
  'export-error': {
    en: {
      message: 'The platform could not ask: the address is wrong, or the buyer does not want to be asked.',
      next: 'Nothing to do, unless many orders say so.',
    },
    fr: {
      message: 'Avis Vérifiés n’a pas pu solliciter : l’adresse est fausse, ou le client ne veut pas être sollicité.',
      next: 'Rien à faire, sauf si beaucoup de commandes le disent.',
    },
  },
} as const satisfies Record<string, Texts>
