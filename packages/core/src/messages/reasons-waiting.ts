import type { Texts } from './text.ts'

/** Why an order waits. */
export const WAITING_REASONS = {
  'status-not-reached': {
    en: {
      message: 'The order stands at "{status}"; the request leaves once it reaches {trigger}.',
      next: 'Nothing to do. If your orders stay at "{status}", choose that status as the trigger in the configuration.',
    },
    fr: {
      message: 'La commande est au statut « {status} » ; la demande partira quand elle passera à {trigger}.',
      next: 'Rien à faire. Si vos commandes restent à « {status} », choisissez ce statut de récupération dans la configuration.',
    },
  },
  'part-missing': {
    en: {
      message: 'The order waits: {missing}. The request leaves once the order reaches {trigger}.',
      next: 'Nothing to do. If your orders never come to that, choose another trigger in the configuration.',
    },
    fr: {
      message: 'La commande attend : {missing}. La demande partira quand la commande passera à {trigger}.',
      next: 'Rien à faire. Si vos commandes n’en arrivent jamais là, choisissez un autre statut de récupération dans la configuration.',
    },
  },
  'moved-back': {
    en: {
      message: 'The order had reached its trigger status and has gone back to "{status}".',
      next: 'Nothing to do: it leaves once it reaches {trigger} again.',
    },
    fr: {
      message: 'La commande avait atteint le statut de récupération et est revenue à « {status} ».',
      next: 'Rien à faire : elle partira quand elle repassera à {trigger}.',
    },
  },
  'email-missing': {
    en: {
      message: 'The order has no e-mail address, so nobody can be asked.',
      next: 'Add the buyer’s address to the order in {ordersMenu}; Recolte takes it at its next pass.',
    },
    fr: {
      message: 'La commande n’a pas d’adresse e-mail : personne ne peut être sollicité.',
      next: 'Complétez l’adresse du client dans la commande ({ordersMenu}) ; Recolte la reprendra à son passage suivant.',
    },
  },
  'email-impossible': {
    en: {
      message: 'The e-mail address of the order cannot exist, so nobody can be asked.',
      next: 'Correct the buyer’s address in the order; Recolte takes it at its next pass.',
    },
    fr: {
      message: 'L’adresse e-mail de la commande est impossible : personne ne peut être sollicité.',
      next: 'Corrigez l’adresse du client dans la commande ; Recolte la reprendra à son passage suivant.',
    },
  },
  'missing-field': {
    en: {
      message: 'The order lacks something the platform insists on: {field}.',
      next: 'Complete the order in {ordersMenu}; Recolte takes it at its next pass.',
    },
    fr: {
      message: 'Il manque à la commande une donnée exigée par la plateforme : {field}.',
      next: 'Complétez la commande dans {ordersMenu} ; Recolte la reprendra à son passage suivant.',
    },
  },
} satisfies Record<string, Texts>
