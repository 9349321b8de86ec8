import type { Texts } from './text.ts'

/** Reasons of stores that the platform calls (`"method": "module"`). */
export const MODULE_REASONS = {
  'on-offer': {
    en: {
      message: 'The order is ready: the platform gets it the next time it calls.',
      next: 'Nothing to do. "recolte check {store}" says when the platform called last.',
    },
    fr: {
      message: 'La commande est prête : la plateforme la recevra à son prochain appel.',
      next: 'Rien à faire. « recolte check {store} » indique quand la plateforme a appelé pour la dernière fois.',
    },
  },
  'offered-once': {
    en: {
      message:
        'The platform has taken the order once and is offered it a second time, since it could not be seen whether all of it arrived, or because "offerAgain" asks for it.',
      next: 'Nothing to do: the platform knows it by its reference and asks the buyer once.',
    },
    fr: {
      message:
        'La plateforme a pris la commande une fois ; elle lui sera présentée une seconde fois, car on n’a pas pu voir si tout lui est parvenu, ou parce que « offerAgain » le demande.',
      next: 'Rien à faire : la plateforme la reconnaît à sa référence et ne sollicite le client qu’une fois.',
    },
  },
  'taken-before': {
    en: {
      message: 'The former module has handed the order over: {evidence}.',
      next: 'Nothing to do: the platform holds it.',
    },
    fr: {
      message: 'L’ancien module a transmis la commande : {evidence}.',
      next: 'Rien à faire : la plateforme la détient.',
    },
  },
  'taken-before-perhaps': {
    en: {
      message: 'Whether the former module has handed the order over is not certain: {evidence}.',
      next: 'Look it up at the platform. To let it leave: recolte retry {ref}. To set it aside: recolte cancel {ref}.',
    },
    fr: {
      message: 'Il n’est pas certain que l’ancien module ait transmis la commande : {evidence}.',
      next: 'Cherchez-la sur la plateforme. Pour la laisser partir : recolte retry {ref}. Pour l’écarter : recolte cancel {ref}.',
    },
  },
  'platform-flagged': {
    en: {
      message: 'The platform said not to offer the order: it marked a period as collected ({from} to {to}).',
      next: 'If that was not meant, let it go: recolte release {store}',
    },
    fr: {
      message:
        'La plateforme a demandé de ne plus présenter la commande : elle a marqué une période comme récupérée (du {from} au {to}).',
      next: 'Si ce n’était pas voulu, libérez-la : recolte release {store}',
    },
  },
} as const satisfies Record<string, Texts>
