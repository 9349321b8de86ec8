import type { Texts } from './text.ts'

/** A store that is not the one the journal knows. */
export const IDENTITY_ERRORS = {
  'method-changed': {
    en: {
      message:
        'Store "{store}" handed its orders over by "{before}" and is now set to "{after}". Buyers already asked could be asked again, so nothing was sent.',
      next: 'Put "method": "{before}" back in the configuration, or go the new way for good: recolte switch {store} --to {after}',
    },
    fr: {
      message:
        'La boutique « {store} » envoyait ses commandes par « {before} » et est maintenant réglée sur « {after} ». Des clients déjà sollicités pourraient l’être une deuxième fois : rien n’a été envoyé.',
      next: 'Remettez "method": "{before}" dans la configuration, ou changez de mode d’envoi pour de bon : recolte switch {store} --to {after}',
    },
  },
  'account-changed': {
    en: {
      message:
        'Store "{store}" belonged to the account {before} and is now set to {after}. Buyers already asked could be asked again, so nothing was sent.',
      next: 'Put the account {before} back in the configuration, or go on with the new one for good: recolte switch {store}',
    },
    fr: {
      message:
        'La boutique « {store} » dépendait du compte {before} et est maintenant réglée sur {after}. Des clients déjà sollicités pourraient l’être une deuxième fois : rien n’a été envoyé.',
      next: 'Remettez le compte {before} dans la configuration, ou continuez avec le nouveau pour de bon : recolte switch {store}',
    },
  },
  'reference-changed': {
    en: {
      message:
        'Store "{store}" made its references as "{before}" and would now make them as "{after}". Buyers already asked could be asked again, so nothing was sent.',
      next: 'Put "reference" and "referencePrefix" back as they were, or go on with the new ones for good: recolte switch {store}',
    },
    fr: {
      message:
        'La boutique « {store} » formait ses références ainsi : « {before} », et les formerait maintenant ainsi : « {after} ». Des clients déjà sollicités pourraient l’être une deuxième fois : rien n’a été envoyé.',
      next: 'Remettez "reference" et "referencePrefix" comme avant, ou continuez avec les nouvelles pour de bon : recolte switch {store}',
    },
  },
  'nothing-to-switch': {
    en: {
      message: 'Store "{store}" goes on as the journal knows it: by "{method}", with the account {account}.',
      next: 'Set the new "method", "account" or "reference" of the store in the configuration first; recolte switch then carries it out.',
    },
    fr: {
      message:
        'La boutique « {store} » est déjà telle que le registre la connaît : par « {method} », avec le compte {account}.',
      next: 'Réglez d’abord le nouveau "method", "account" ou "reference" de la boutique dans la configuration ; recolte switch l’applique ensuite.',
    },
  },
} satisfies Record<string, Texts>
